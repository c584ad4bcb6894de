import { CFB, type CellObject, type WorkBook, type WorkSheet, read, set_cptable } from '@e965/xlsx';
import * as codePages from '@e965/xlsx/dist/cpexcel.full.mjs';
import { makeBreather } from './breather.ts';
import { checkBiff } from './check-biff.ts';
import { numberCell } from './number-text.ts';
import type { OpenSheets } from './open-sheets.ts';
import type { ByteSource } from './open-source.ts';
import { type DateEpoch, isDateFormat, serialDate } from './serial-date.ts';
import { SheetError } from './sheet-error.ts';
import type { SheetCell, SheetLimits, SheetRow } from './sheet-row.ts';

// Workbooks of Excel 95 keep their text in a code page; later ones do not need this.
set_cptable(codePages);

const ROWS_A_BREATH = 500;

/** Reads .xls whole: the format cannot be read in pieces, and the library holds the thread while it parses. */
export async function openXls(source: ByteSource, limits: SheetLimits): Promise<OpenSheets> {
  if (source.size > limits.xlsBytes) throw new SheetError('xls-too-large');
  const bytes = await source.readAll();
  refuseOthers(bytes);
  const book = parse(bytes);
  const epoch = book.Workbook?.WBProps?.date1904 === true ? 1904 : 1900;
  const names = book.SheetNames.filter((name) => book.Sheets[name]?.['!data'] !== undefined);
  if (names.length === 0) throw new SheetError('no-sheet');
  return {
    kind: 'xls',
    sheets: names.map((name) => ({ name, hidden: isHidden(book, name) })),
    async *rows(index, signal) {
      const breathe = makeBreather(signal);
      const sheet = book.Sheets[names[index] ?? ''];
      if (sheet === undefined) throw new SheetError('no-sheet');
      const data = sheet['!data'] ?? [];
      for (let at = 0; at < data.length; at += 1) {
        if (at % ROWS_A_BREATH === 0) await breathe();
        const row = rowOf(at + 1, data[at] ?? [], epoch);
        if (row !== undefined) yield row;
      }
    },
    close: () => {},
  };
}

function parse(bytes: Buffer): WorkBook & { Sheets: Record<string, WorkSheet> } {
  // The library reports what it does not know on the console, which is a log; nobody else runs meanwhile.
  const { error } = console;
  console.error = () => {};
  try {
    return read(bytes, {
      type: 'buffer',
      dense: true,
      cellDates: false,
      cellNF: true,
      cellText: false,
      cellHTML: false,
      cellFormula: false,
    });
  } catch (thrown) {
    const encrypted = thrown instanceof Error && /password|encrypt/i.test(thrown.message);
    throw new SheetError(encrypted ? 'encrypted' : 'damaged');
  } finally {
    console.error = error;
  }
}

/** The container is shared with encrypted workbooks, old Word and PowerPoint files and messages. */
function refuseOthers(bytes: Buffer): void {
  const streams = containerStreams(bytes);
  if (streams.has('encryptedpackage')) throw new SheetError('encrypted');
  const workbook = streams.get('workbook') ?? streams.get('book');
  if (workbook !== undefined) return checkBiff(workbook);
  if (streams.has('worddocument') || streams.has('powerpoint document')) throw new SheetError('office');
  throw new SheetError('not-table');
}

function containerStreams(bytes: Buffer): Map<string, Buffer> {
  let container: { FullPaths: string[]; FileIndex: { content?: Uint8Array }[] };
  try {
    container = CFB.read(bytes, { type: 'buffer' });
  } catch {
    throw new SheetError('damaged');
  }
  return new Map(
    container.FullPaths.map((path, at) => [
      path.toLowerCase().split('/').at(-1) ?? '',
      Buffer.from(container.FileIndex[at]?.content ?? []),
    ]),
  );
}

function isHidden(book: WorkBook, name: string): boolean {
  const at = book.SheetNames.indexOf(name);
  return (book.Workbook?.Sheets?.[at]?.Hidden ?? 0) !== 0;
}

function rowOf(number: number, found: (CellObject | undefined)[], epoch: DateEpoch): SheetRow | undefined {
  const cells = Array.from(found, (cell) => (cell === undefined ? '' : cellOf(cell, epoch)));
  while (cells.at(-1) === '') cells.pop();
  if (cells.length === 0) return undefined;
  const damaged = cells.some((cell) => cell !== '' && cell.text.includes('\ufffd'));
  return { number, cells, ...(damaged && { damaged: true as const }) };
}

const ERRORS: Record<number, string> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
};

function cellOf(cell: CellObject, epoch: DateEpoch): SheetCell | '' {
  if (cell.t === 'z' || cell.v === undefined || cell.v === '') return '';
  if (cell.t === 'b') return { text: cell.v === true ? 'TRUE' : 'FALSE' };
  if (cell.t === 'e') return { text: ERRORS[Number(cell.v)] ?? '#N/A', trouble: 'error' };
  if (cell.t !== 'n') return { text: String(cell.v) };
  const text = isDateFormat(0, String(cell.z ?? 'General')) ? serialDate(Number(cell.v), epoch) : undefined;
  return text === undefined ? numberCell(String(cell.v)) : { text, date: true };
}
