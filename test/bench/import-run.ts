// A process of its own for each figure, so that its peak of memory is its own: MODE FILE FOLDER, answers in JSON.
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createBackend, type Backend } from '#backend/backend.ts';
import { readTable } from '#backend/sheets/read-table.ts';
import { spareMemory } from '#backend/spare-memory.ts';
import { peakMemoryMb } from '#test/support/peak-memory.ts';

export type ImportMode = 'reader' | 'exceljs' | 'import';
/** Time by what was done, and the most memory that the process ever had. */
export interface ImportRun {
  readonly steps: Readonly<Record<string, Step>>;
  readonly peakMb: number;
  /** Longest time for which the event loop did not turn. */
  readonly heldMs: number;
}

/** `cpu` is all that the process's threads worked: it holds where other programs take their turns. */
export interface Step {
  readonly ms: number;
  readonly cpu: number;
  /** The most memory of the process up to the end of it. */
  readonly peakMb: number;
}

spareMemory();

const PASSPHRASE = 'bench-passphrase';
const fontFolder = fileURLToPath(new URL('../../dist/fonts', import.meta.url));

async function ask<T>(backend: Backend, channel: string, input: unknown): Promise<T> {
  const answer = await backend.call(channel, input);
  if (!answer.ok) throw new Error(`${channel}: ${JSON.stringify(answer.error)}`);
  return answer.value as T;
}

async function timed(steps: Record<string, Step>, what: string, work: () => Promise<unknown>): Promise<void> {
  const began = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  steps[what] = { ms: performance.now() - began, cpu: (user + system) / 1000, peakMb: peakMemoryMb() };
}

async function bareReader(path: string): Promise<void> {
  let cells = 0;
  for await (const row of readTable({ name: '表', path })) cells += row.cells.length;
  if (cells === 0) throw new Error('nothing read');
}

async function bareExcelJs(path: string): Promise<void> {
  const { default: exceljs } = await import('exceljs');
  let cells = 0;
  const workbook = new exceljs.stream.xlsx.WorkbookReader(createReadStream(path), {
    worksheets: 'emit',
    sharedStrings: 'cache',
  });
  for await (const sheet of workbook)
    for await (const row of sheet) row.eachCell(({ value }) => (cells += value === null ? 0 : 1));
  if (cells === 0) throw new Error('nothing read');
}

/** Into an empty archive, then once more into the archive that holds it all. */
async function importTwice(path: string, folder: string, steps: Record<string, Step>): Promise<void> {
  const backend = createBackend({ fontFolder, userName: 'bench' });
  await ask(backend, 'vault.create', { path: join(folder, `import-${process.pid}`), passphrase: PASSPHRASE });
  const compare = async () => {
    const { fileId } = await ask<{ fileId: string }>(backend, 'file.openPath', { path });
    const { importId } = await ask<{ importId: string }>(backend, 'import.open', { fileIds: [fileId] });
    await ask(backend, 'import.compare', { importId });
    return importId;
  };
  let importId = '';
  await timed(steps, 'compare', async () => (importId = await compare()));
  await timed(steps, 'commit', () => ask(backend, 'import.commit', { importId }));
  await timed(steps, 'again', compare);
  await backend.close();
}

const [mode = '', file = '', folder = ''] = process.argv.slice(2);
const steps: Record<string, Step> = {};
let heldMs = 0;
let last = performance.now();
const heart = setInterval(() => {
  heldMs = Math.max(heldMs, performance.now() - last);
  last = performance.now();
}, 5);
if (mode === 'reader') await timed(steps, 'read', () => bareReader(file));
else if (mode === 'exceljs') await timed(steps, 'read', () => bareExcelJs(file));
else await importTwice(file, folder, steps);
clearInterval(heart);
process.stdout.write(JSON.stringify({ steps, peakMb: peakMemoryMb(), heldMs } satisfies ImportRun));
