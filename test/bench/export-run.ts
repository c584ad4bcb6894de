// A process of its own for each figure, so that its peak of memory is its own: MODE [ARCHIVE FILE], answers in JSON.
import { writeFileSync } from 'node:fs';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import ExcelJS from 'exceljs';
import { createBackend, type Backend } from '#backend/backend.ts';
import { verifyWorkbook } from '#backend/exports/verify-workbook.ts';
import { openWorkbook } from '#backend/sheets/read-table.ts';
import { type SheetToWrite, type SheetValue, writeWorkbook } from '#backend/sheets/write-workbook.ts';
import { peakMemoryMb } from '#test/support/peak-memory.ts';
import { makeHouseholds } from '#test/support/township/make-households.ts';
import { fullTable } from '#test/support/township/tables.ts';
import { PASSPHRASE, YEAR } from './make-archive.ts';

/** Milliseconds of the clock and of the processor, by what was done, and the most memory that the process had. */
export interface ExportRun {
  readonly steps: Readonly<Record<string, { readonly ms: number; readonly cpu: number }>>;
  readonly rows: number;
  readonly columns: number;
  readonly megabytes: number;
  readonly peakMb: number;
}

const ROWS = 80_000;
const steps: Record<string, { ms: number; cpu: number }> = {};

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const before = process.cpuUsage();
  const value = await work();
  const { user, system } = process.cpuUsage(before);
  steps[what] = { ms: performance.now() - began, cpu: (user + system) / 1000 };
  return value;
}

async function ask<T>(backend: Backend, channel: string, input: unknown): Promise<T> {
  const answer = await backend.call(channel, input);
  if (!answer.ok) throw new Error(`${channel}: ${JSON.stringify(answer.error)}`);
  return answer.value as T;
}

/** ExcelJS's streaming writer as its manual has it, into nowhere. */
async function bareWrite(sheets: Iterable<readonly (readonly SheetValue[])[]>): Promise<void> {
  const stream = new Writable({ write: (_piece, _encoding, done) => done() });
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream });
  for (const rows of sheets) {
    const sheet = workbook.addWorksheet();
    for (const row of rows) sheet.addRow(row).commit();
    sheet.commit();
  }
  await workbook.commit();
}

/** The national system's full export of 80,000 people; made bit by bit, so that making it takes no memory of its own. */
function fullSheet(): SheetToWrite {
  const villages = Array.from({ length: 20 }, (_, at) => `云溪${at + 1}村`);
  const some: SheetValue[][] = [];
  let headers: readonly string[] = [];
  for (let seed = 1; some.length < ROWS; seed += 1) {
    const table = fullTable(makeHouseholds({ households: 500, seed, villages, year: YEAR }));
    ({ headers } = table);
    for (const row of table.rows) if (some.length < ROWS) some.push([...row]);
  }
  const isNumber = (at: number) => some.slice(0, 50).every((row) => typeof row[at] === 'number');
  return {
    ...{ title: '全字段', note: '一人一行', name: '全字段', rows: some },
    columns: headers.map((header, at) => ({
      ...{ header, kind: isNumber(at) ? 'number' : 'text' },
      ...(header.startsWith('是否') ? { options: ['是', '否'] } : {}),
    })),
  };
}

/** Reads what was written into plain rows again, for the bare writer to write. */
async function rowsIn(files: readonly Uint8Array[]): Promise<SheetValue[][][]> {
  const sheets: SheetValue[][][] = [];
  for (const bytes of files) {
    const book = await openWorkbook({ name: 'export.xlsx', bytes });
    for (const at of book.sheets.keys())
      sheets.push(
        (await Array.fromAsync(book.rows(at))).map(({ cells }) =>
          cells.map((cell) => (cell === '' ? null : cell.numeric === true ? Number(cell.text) : cell.text)),
        ),
      );
    book.close();
  }
  return sheets;
}

async function exportForms(archive: string): Promise<{ rows: number; files: Uint8Array[]; peakMb: number }> {
  const fontFolder = fileURLToPath(new URL('../../dist/fonts', import.meta.url));
  const backend = createBackend({ fontFolder, userName: 'bench' });
  await ask(backend, 'vault.open', { path: archive, passphrase: PASSPHRASE });
  const { files } = await timed('export.forms', () =>
    ask<{ files: { outputId: string; bytes: number; rows: number }[] }>(backend, 'export.forms', {
      ...{ year: YEAR, per: 'village' },
    }),
  );
  const peakMb = peakMemoryMb();
  const taken: Uint8Array[] = [];
  for (const { outputId, bytes } of files) {
    const length = 1_000_000;
    const pieces: Buffer[] = [];
    for (let offset = 0; offset < bytes; offset += length)
      pieces.push(
        Buffer.from(
          (await ask<{ base64: string }>(backend, 'output.read', { outputId, offset, length })).base64,
          'base64',
        ),
      );
    taken.push(Buffer.concat(pieces));
  }
  await backend.close();
  return { rows: files.reduce((sum, file) => sum + file.rows, 0), files: taken, peakMb };
}

const [mode = '', target = ''] = process.argv.slice(2);
let [rows, columns, megabytes, peakMb] = [0, 0, 0, 0];
if (mode === 'forms') {
  const sent = await exportForms(target);
  ({ rows, peakMb } = sent);
  megabytes = sent.files.reduce((sum, { length }) => sum + length, 0) / 1e6;
  const sheets = await rowsIn(sent.files);
  await timed('bare', () => bareWrite(sheets));
} else {
  const sheet = fullSheet();
  [rows, columns] = [sheet.rows.length, sheet.columns.length];
  if (mode === 'bare') await timed('bare', () => bareWrite([sheet.rows]));
  else {
    const bytes = await timed('write', () => writeWorkbook(sheet));
    await timed('verify', () => verifyWorkbook(bytes, [sheet]));
    megabytes = bytes.length / 1e6;
    peakMb = peakMemoryMb();
    writeFileSync(target, bytes);
  }
  peakMb = peakMemoryMb();
}
process.stdout.write(JSON.stringify({ steps, rows, columns, megabytes, peakMb } satisfies ExportRun));
