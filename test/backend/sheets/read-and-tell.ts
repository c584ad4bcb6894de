// Run by read-in-child.ts: reads the file named and tells in JSON what became of it.
import { readTable } from '#backend/sheets/read-table.ts';
import { SheetError } from '#backend/sheets/sheet-error.ts';
import { peakMemoryMb } from '#test/support/peak-memory.ts';

const began = performance.now();
let rows = 0;
let outcome: string;
try {
  for await (const _ of readTable({ name: '表', path: process.argv[2] ?? '' })) rows += 1;
  outcome = `read ${rows} rows`;
} catch (thrown) {
  if (!(thrown instanceof SheetError)) throw thrown;
  outcome = thrown.reason;
}
process.stdout.write(
  JSON.stringify({
    outcome,
    peakMb: peakMemoryMb(),
    seconds: (performance.now() - began) / 1000,
  }),
);
