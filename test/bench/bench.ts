// `npm run bench`: what is said to be fast, measured. Each figure stands beside a baseline of the same run, so that
// the ratio holds on a slow or busy computer too. Nothing here is a test: no figure fails the run.
// `npm run bench -- --large` also takes a township of 200,000 households; making it takes some minutes, once.
// `npm run bench -- --mistyped` also takes one of whose cells two of a hundred are mistyped, for the checks.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ExcelJS from 'exceljs';
import Papa from 'papaparse';
import { createBackend, type Backend } from '#backend/backend.ts';
import { writeWorkbook, type SheetToWrite } from '#backend/sheets/write-workbook.ts';
import { makeTownship } from '#test/support/make-township.ts';
import { benchAttachments } from './attachment-figures.ts';
import { benchArchive } from './bench-archive.ts';
import { benchCompleteness } from './completeness-figures.ts';
import { benchExportFigures } from './export-figures.ts';
import { benchDocuments } from './document-figures.ts';
import { benchFiling } from './filing-figures.ts';
import { benchImportFigures } from './import-figures.ts';
import { PASSPHRASE as PASSPHRASE_OF_MADE, YEAR } from './make-archive.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const fontFolder = join(root, 'dist/fonts');
const folder = mkdtempSync(join(tmpdir(), 'hudang-bench-'));
const PASSPHRASE = 'bench-passphrase';

const median = (times: number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? NaN;
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
    const backend = createBackend({ fontFolder, userName: 'bench' });
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

/** From the start of the process to the first page of the list, passphrase included. */
async function benchStart(archive: string): Promise<void> {
  const env = { ...process.env, HUDANG_PASSPHRASE: PASSPHRASE_OF_MADE };
  const run = (args: string[]) => () => {
    const done = spawnSync(process.execPath, args, { cwd: root, env });
    if (done.status !== 0) throw new Error(`start: exit ${done.status}`);
  };
  const list = await median3(
    run(['electron/cli.ts', 'call', 'household.list', `{"year":${YEAR}}`, '--archive', archive]),
  );
  const bare = await median3(run(['-e', '0']));
  report('start to usable list (process, key, checks, list)', list, 'a bare Node process', bare);
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
  await benchDocuments(folder, fontFolder);
  await benchExport();
  await benchImport();
  benchImportFigures(folder);
  const archive = await benchArchive(folder, { households: 20_000, years: 3 }, null);
  await benchStart(archive);
  benchExportFigures(folder, archive);
  await benchFiling(folder);
  await benchCompleteness(folder, archive, fontFolder);
  await benchAttachments(folder, archive, fontFolder);
  if (process.argv.includes('--mistyped'))
    await benchArchive(folder, { households: 20_000, years: 3, mistyped: 0.02 }, null);
  if (process.argv.includes('--large')) {
    await benchArchive(folder, { households: 200_000, years: 2 }, join(tmpdir(), 'hudang-bench-cache'));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
