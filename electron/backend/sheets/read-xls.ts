import { makeBreather } from './breather.ts';
import type { OpenSheets } from './open-sheets.ts';
import type { ByteSource } from './open-source.ts';
import { parseBiffSheet } from './parse-biff-sheet.ts';
import { readBiffGlobals } from './read-biff-globals.ts';
import { readContainer } from './read-container.ts';
import { SheetError } from './sheet-error.ts';
import type { SheetCell, SheetLimits, SheetRow } from './sheet-row.ts';

/**
 * Reads .xls of Excel 95 to 2003. Our own reader because SheetJS never ends in some damaged files (cycles in
 * the container, broken formulas) and cannot be cancelled.
 */
export async function openXls(
  source: ByteSource,
  limits: SheetLimits,
  openSignal: AbortSignal | undefined,
): Promise<OpenSheets> {
  if (source.size > limits.xlsBytes) throw new SheetError('xls-too-large');
  const stream = workbookStream(await source.readAll());
  const globals = await readBiffGlobals(stream, makeBreather(openSignal));
  if (globals.sheets.length === 0) throw new SheetError('no-sheet');
  return {
    kind: 'xls',
    sheets: globals.sheets.map(({ name, hidden }) => ({ name, hidden })),
    async *rows(index, signal) {
      const breathe = makeBreather(signal);
      const sheet = globals.sheets[index];
      if (sheet === undefined) throw new SheetError('no-sheet');
      const cells = await parseBiffSheet(stream, sheet.start, globals, breathe);
      for (const [at, row] of cells.entries()) {
        if (row === undefined) continue;
        await breathe();
        yield rowOf(at + 1, row);
      }
    },
    close: () => {},
  };
}

/** The container is shared with encrypted workbooks, old Word and PowerPoint files and messages. */
function workbookStream(bytes: Buffer): Buffer {
  const streams = readContainer(bytes);
  if (streams.has('encryptedpackage')) throw new SheetError('encrypted');
  const workbook = streams.get('workbook') ?? streams.get('book');
  if (workbook !== undefined) return workbook();
  if (streams.has('worddocument') || streams.has('powerpoint document')) throw new SheetError('office');
  throw new SheetError('not-table');
}

function rowOf(number: number, row: readonly (SheetCell | undefined)[]): SheetRow {
  const cells = Array.from(row, (cell) => cell ?? ('' as const));
  const damaged = cells.some((cell) => cell !== '' && cell.text.includes('\ufffd'));
  return { number, cells, ...(damaged && { damaged: true as const }) };
}
