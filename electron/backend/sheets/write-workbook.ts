import { Writable } from 'node:stream';
import type ExcelJS from 'exceljs';
import { fixZipTimes } from './fix-zip-times.ts';

/** A cell's value; null and '' leave the cell empty. */
export type SheetValue = string | number | null;

export interface SheetColumn {
  readonly header: string;
  /** `text` is formatted as text, also where empty; `number` has two decimals; `int` none. */
  readonly kind: 'text' | 'number' | 'int';
  /** In characters. */
  readonly width?: number;
}

export interface SheetToWrite {
  /** First row, over all columns; without title and note the headers are in row 1. */
  readonly title?: string;
  readonly note?: string;
  /** Name of the tab: at most 31 characters, none of []:*?/\ */
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: Iterable<readonly SheetValue[]>;
}

const AUTHOR = '户档';
const CREATED = new Date(Date.UTC(2025, 0, 1));
const FORMATS = { text: '@', number: '0.00', int: '0' } satisfies Record<SheetColumn['kind'], string>;
const ROWS_A_BREATH = 500;

/**
 * One sheet as the national system exports it: title, note, headers in row 3, then data. Strings are written
 * as strings whatever they begin with, never as formulas. The same sheet gives the same bytes.
 */
export async function writeWorkbook(sheet: SheetToWrite): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  const stream = new Writable({
    write(piece: Buffer, _encoding, done) {
      pieces.push(piece);
      done();
    },
  });
  // Loaded when first wanted: it is a third of the backend's start.
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({
    stream,
    useStyles: true,
    useSharedStrings: true,
    ...{ creator: AUTHOR, lastModifiedBy: AUTHOR, created: CREATED, modified: CREATED },
  });
  const headerRow = 1 + [sheet.title, sheet.note].filter((line) => line !== undefined).length;
  const worksheet = workbook.addWorksheet(sheet.name, {
    views: [{ state: 'frozen', xSplit: 0, ySplit: headerRow }],
  });
  worksheet.columns = sheet.columns.map(({ kind, width }) => ({
    width: width ?? 14,
    style: { numFmt: FORMATS[kind] },
  }));
  writeTop(worksheet, sheet);
  const lastRow = await writeRows(worksheet, sheet);
  worksheet.autoFilter = {
    from: { row: headerRow, column: 1 },
    to: { row: lastRow, column: sheet.columns.length },
  };
  worksheet.commit();
  await workbook.commit();
  return fixZipTimes(Buffer.concat(pieces));
}

function writeTop(worksheet: ExcelJS.Worksheet, sheet: SheetToWrite): void {
  if (sheet.title !== undefined) {
    const title = worksheet.addRow([sheet.title]);
    title.getCell(1).font = { bold: true, size: 16 };
    title.getCell(1).alignment = { horizontal: 'center', vertical: 'middle' };
    title.height = 28;
    if (sheet.columns.length > 1) worksheet.mergeCells(title.number, 1, title.number, sheet.columns.length);
    title.commit();
  }
  if (sheet.note !== undefined) worksheet.addRow([sheet.note]).commit();
  const headers = worksheet.addRow(sheet.columns.map(({ header }) => header));
  headers.eachCell((cell) => {
    cell.numFmt = FORMATS.text;
    cell.font = { bold: true };
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
  });
  headers.commit();
}

/** Gives the number of the last row written. */
async function writeRows(worksheet: ExcelJS.Worksheet, sheet: SheetToWrite): Promise<number> {
  let last = 1 + [sheet.title, sheet.note].filter((line) => line !== undefined).length;
  const numeric = [...sheet.columns.keys()].filter((at) => sheet.columns[at]?.kind !== 'text');
  for (const values of sheet.rows) {
    const row = worksheet.addRow(sheet.columns.map(({ kind }, at) => cellValue(values[at], kind)));
    for (const column of numeric) {
      const cell = row.getCell(column + 1);
      if (typeof cell.value === 'string') cell.numFmt = FORMATS.text;
    }
    last = row.number;
    row.commit();
    if (last % ROWS_A_BREATH === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  return last;
}

function cellValue(value: SheetValue | undefined, kind: SheetColumn['kind']): SheetValue {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'string') return value;
  if (!Number.isFinite(value)) return null;
  return kind === 'text' ? String(value) : value;
}
