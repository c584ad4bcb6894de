// `npm run bench`: what is said to be fast, measured. Each figure stands beside a baseline of the same run, so that
// the ratio holds on a slow or busy computer too. Nothing here is a test: no figure fails the run.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ExcelJS from 'exceljs';
import Papa from 'papaparse';
import { createBackend, type Backend } from '#backend/backend.ts';
import { openArchive } from '#db/open-archive.ts';
import { createPress } from '#backend/press/press.ts';
import { writeWorkbook, type SheetToWrite } from '#backend/sheets/write-workbook.ts';
import { makeTownship } from '#test/support/make-township.ts';
import { barePdf, noticeModel } from './notice.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const fontFolder = join(root, 'dist/fonts');
const folder = mkdtempSync(join(tmpdir(), 'hudang-bench-'));
const PASSPHRASE = 'bench-passphrase';

const median = (times: number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? NaN;
const percentile = (times: number[], p: number) =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * p))] ?? NaN;
const ms = (t: number) =>
  t < 10 ? `${t.toFixed(2)} ms` : t < 1000 ? `${t.toFixed(0)} ms` : `${(t / 1000).toFixed(2)} s`;

async function timed<T>(work: () => T | Promise<T>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function median3(work: () => unknown): Promise<number> {
  return median([await timed(work), await timed(work), await timed(work)]);
}

function report(what: string, ours: number, baseline: string, base: number): void {
  console.log(
    `${what.padEnd(46)} ${ms(ours).padStart(9)}   ${baseline} ${ms(base)}   ratio ${(ours / base).toFixed(2)}`,
  );
}

async function ask<T>(backend: Backend, channel: string, input: unknown): Promise<T> {
  const answer = await backend.call(channel, input);
  if (!answer.ok) throw new Error(`${channel}: ${answer.error.code}`);
  return answer.value as T;
}

async function importAll(
  backend: Backend,
  files: readonly { name: string; bytes: Uint8Array }[],
): Promise<void> {
  const fileIds: string[] = [];
  for (const { name, bytes } of files) {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    fileIds.push((await ask<{ fileId: string }>(backend, 'file.openPath', { path })).fileId);
  }
  const { importId } = await ask<{ importId: string }>(backend, 'import.plan', { fileIds });
  await ask(backend, 'import.commit', { importId });
}

/** The same files by the bare libraries: ExcelJS for workbooks, Papa Parse over TextDecoder for text. */
async function bareRead(files: readonly { name: string; bytes: Uint8Array }[]): Promise<void> {
  for (const { name, bytes } of files) {
    if (name.endsWith('.xlsx')) await new ExcelJS.Workbook().xlsx.load(bytes as unknown as ArrayBuffer);
    else if (name.endsWith('.csv'))
      Papa.parse(new TextDecoder(name.includes('gb18030') ? 'gb18030' : 'utf-8').decode(bytes));
  }
}

async function benchImport(): Promise<void> {
  const files = (await makeTownship({ households: 3000, seed: 3 })).filter((f) => !f.name.endsWith('.xls'));
  const base = await median3(() => bareRead(files));
  const times: number[] = [];
  for (let i = 0; i < 3; i += 1) {
    const backend = createBackend({ fontFolder, operator: 'bench' });
    await ask(backend, 'vault.create', { path: join(folder, `import-${i}`), passphrase: PASSPHRASE });
    times.push(await timed(() => importAll(backend, files)));
    await backend.close();
  }
  report(
    'import, 3,000 households, 5 files, new archive',
    median(times),
    'bare libraries read them in',
    base,
  );
}

async function benchBigArchive(): Promise<string> {
  const path = join(folder, 'big');
  const backend = createBackend({ fontFolder, operator: 'bench' });
  await ask(backend, 'vault.create', { path, passphrase: PASSPHRASE });
  // The two text files of 23,000 households: about 80,000 members.
  const files = (await makeTownship({ households: 23_000, seed: 5, csvOnly: true })).filter((f) =>
    f.name.endsWith('.csv'),
  );
  await importAll(backend, files);
  const state = await ask<{ open: { households: number; members: number } }>(backend, 'archive.state', {});
  const size = `${state.open.households} households / ${state.open.members} members`;
  const words = ['wy', 'zhang', '李', '王国', '云溪', '5299', '1234', 'lmh', '陈 石板', '13800'];
  const search: number[] = [];
  for (let i = 0; i < 100; i += 1)
    search.push(await timed(() => ask(backend, 'household.search', { text: words[i % words.length] })));
  const page = (offset: number, sort: string) => () =>
    ask(backend, 'household.list', { year: 2021, sort, offset, limit: 200 });
  const list = {
    first: await median3(page(0, 'householdNo')),
    far: await median3(page(15_000, 'householdNo')),
    sorted: await median3(page(0, 'perCapita')),
  };
  const { rows } = await ask<{ rows: { id: number }[] }>(backend, 'household.list', {
    year: 2021,
    offset: 9000,
    limit: 100,
  });
  const pages: number[] = [];
  for (const { id } of rows) pages.push(await timed(() => ask(backend, 'household.get', { id, year: 2021 })));
  await backend.close();
  const bare = await bareQueries(path);
  console.log(size);
  report('search p50', median(search), 'bare scan of the names', bare.scan);
  report('search p95', percentile(search, 0.95), 'bare scan of the names', bare.scan);
  report('list page of 200, first', list.first, 'bare SELECT of 200 rows and a count', bare.rows);
  report('list page of 200, from row 15,000', list.far, 'the same', bare.rows);
  report('list page of 200, by per-capita income', list.sorted, 'the same', bare.rows);
  report('household page p95', percentile(pages, 0.95), 'its p50', median(pages));
  return path;
}

/** What SQLite itself needs on the same encrypted file. */
async function bareQueries(path: string): Promise<{ scan: number; rows: number }> {
  const opened = await openArchive(path, PASSPHRASE, new Date());
  if (!opened.ok) throw new Error(opened.refusal);
  const { rawReading: db } = opened.archive;
  const scan = db.prepare(`SELECT count(*) FROM member WHERE name LIKE '%李%'`);
  const rows = db.prepare('SELECT * FROM household ORDER BY household_no LIMIT 200');
  const count = db.prepare('SELECT count(*) FROM household WHERE closed_on IS NULL');
  scan.get();
  const times = {
    scan: await median3(() => scan.get()),
    rows: await median3(() => {
      rows.all();
      count.get();
    }),
  };
  await opened.archive.close();
  return times;
}

/** From the start of the process to the first page of the list, passphrase included. */
async function benchStart(archive: string): Promise<void> {
  const env = { ...process.env, HUDANG_PASSPHRASE: PASSPHRASE };
  const run = (args: string[]) => () => {
    const done = spawnSync(process.execPath, args, { cwd: root, env });
    if (done.status !== 0) throw new Error(`start: exit ${done.status}`);
  };
  const list = await median3(
    run(['electron/cli.ts', 'call', 'household.list', '{"year":2021}', '--archive', archive]),
  );
  const bare = await median3(run(['-e', '0']));
  report('start to usable list (process, key, checks, list)', list, 'a bare Node process', bare);
}

async function benchNotice(): Promise<void> {
  const press = createPress({ fontFolder });
  const job = {
    document: 'P12' as const,
    model: noticeModel(1000),
    options: { paper: 'A4' as const, printedAt: '2026-11-23T09:00', printedBy: '' },
  };
  const print = async () => {
    const printed = await press.render(job);
    if (!printed.ok) throw new Error(JSON.stringify(printed.error));
  };
  await print();
  const ours = await median3(print);
  await press.close();
  report(
    'notice of 1,000 rows (P12, warm press)',
    ours,
    'bare pdfmake, the same rows',
    await median3(() => barePdf(fontFolder, 1000)),
  );
}

async function benchExport(): Promise<void> {
  const columns = Array.from({ length: 40 }, (_, i) => ({
    header: `列${i + 1}`,
    kind: i % 4 === 3 ? ('number' as const) : ('text' as const),
  }));
  const rows = Array.from({ length: 10_000 }, (_, r) =>
    columns.map((c, i) => (c.kind === 'number' ? r + i / 100 : `值${r}-${i}`)),
  );
  const sheet: SheetToWrite = { title: '测试', note: '说明', name: '测试', columns, rows };
  const bare = async () => {
    const book = new ExcelJS.Workbook();
    const page = book.addWorksheet('测试');
    for (const row of rows) page.addRow(row);
    await book.xlsx.writeBuffer();
  };
  report(
    'workbook of 10,000 rows × 40 columns',
    await median3(() => writeWorkbook(sheet)),
    'bare ExcelJS writer',
    await median3(bare),
  );
}

try {
  console.log(
    `Node ${process.version}, ${process.platform} ${process.arch}; medians of three runs unless said`,
  );
  await benchNotice();
  await benchExport();
  await benchImport();
  await benchStart(await benchBigArchive());
} finally {
  rmSync(folder, { recursive: true, force: true });
}
