import type ExcelJS from 'exceljs';
import { SHEET_LIMITS } from './sheet-row.ts';
import { openSource } from './open-source.ts';
import { CODE_SHEET, type CodeColumn, type DropDown, dropDownsOf, firstRowOf } from './write-drop-downs.ts';
import { type CellStyles, columnLetters, rowsXml, type TextTable, textTable } from './write-rows.ts';
import { type PartToWrite, writeZip } from './write-zip.ts';
import { openZip } from './zip-parts.ts';

/** A cell's value; null and '' leave the cell empty. */
export type SheetValue = string | number | null;

export interface SheetColumn {
  readonly header: string;
  /** `text` is formatted as text, also where empty; `number` has two decimals; `int` none. */
  readonly kind: 'text' | 'number' | 'int';
  /** In characters. */
  readonly width?: number;
  /** Offered as a drop-down; nothing else can be typed. */
  readonly options?: readonly string[] | undefined;
  /** For the program that reads the sheet back; a person does not see it. */
  readonly hidden?: boolean;
}

/** A cell that is wrong: coloured, with a note. */
export interface CellMark {
  /** 0-based, of `rows` and of `columns`. */
  readonly row: number;
  readonly column: number;
  readonly note: string;
}

export interface SheetToWrite {
  /** First row, over all columns; without title and note the headers are in row 1. */
  readonly title?: string;
  readonly note?: string;
  /** Name of the tab: at most 31 characters, none of []:*?/\ */
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly SheetValue[])[];
  readonly marks?: readonly CellMark[];
  /** To be printed and filled in by hand: A4 across, as wide as the page, the top on every page, lines between cells. */
  readonly onPaper?: boolean;
}

const AUTHOR = '户档';
const CREATED = new Date(Date.UTC(2025, 0, 1));
const KINDS = ['text', 'number', 'int'] as const;
/** How the cells of a kind are formatted. */
export const FORMATS = { text: '@', number: '0.00', int: '0' } satisfies Record<SheetColumn['kind'], string>;
const WRONG = {
  type: 'pattern',
  pattern: 'solid',
  fgColor: { argb: 'FFFFD9D9' },
} as const satisfies ExcelJS.FillPattern;

/**
 * A workbook as the national system exports them: title, note, headers in row 3, then data. ExcelJS makes the frame
 * (styles, headers, drop-downs, notes); the rows are laid into it as XML, since its own are three times as slow
 * (docs/decisions/019-rows-of-our-own.md). The same sheets give the same bytes.
 */
export async function writeWorkbook(...given: SheetToWrite[]): Promise<Uint8Array> {
  const sheets = given.map(carried);
  const { ofSheets, codes } = dropDownsOf(sheets);
  // Loaded when first wanted: it is a third of the backend's start.
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.Workbook();
  Object.assign(workbook, { creator: AUTHOR, lastModifiedBy: AUTHOR, created: CREATED, modified: CREATED });
  for (const [at, sheet] of sheets.entries()) addFrame(workbook, sheet, ofSheets[at] ?? []);
  if (codes.length > 0) addCodes(workbook, codes);
  const frame = await partsOf(Buffer.from(await workbook.xlsx.writeBuffer()));
  return writeZip(filled(frame, sheets));
}

const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const plain = (text: string): string => text.toWellFormed().replace(NOT_IN_XML, '').replace(/\r\n?/g, '\n');

/** The sheet with the words around its rows as a workbook can carry them: ExcelJS would leave signs out unsaid. */
export const carried = (sheet: SheetToWrite): SheetToWrite => ({
  ...sheet,
  name: plain(sheet.name),
  ...(sheet.title !== undefined && { title: plain(sheet.title) }),
  ...(sheet.note !== undefined && { note: plain(sheet.note) }),
  columns: sheet.columns.map((column) => ({ ...column, header: plain(column.header) })),
  ...(sheet.marks && { marks: sheet.marks.map((mark) => ({ ...mark, note: plain(mark.note) })) }),
});

function addFrame(workbook: ExcelJS.Workbook, sheet: SheetToWrite, dropDowns: readonly DropDown[]): void {
  const first = firstRowOf(sheet);
  const worksheet = workbook.addWorksheet(sheet.name, {
    views: [{ state: 'frozen', xSplit: 0, ySplit: first - 1 }],
  });
  worksheet.columns = sheet.columns.map(({ kind, width, hidden = false }) => ({
    width: width ?? 14,
    hidden,
    style: { numFmt: FORMATS[kind] },
  }));
  if (sheet.onPaper === true) Object.assign(worksheet.pageSetup, onPaper(first - 1));
  addTop(worksheet, sheet);
  // The first cells of the first row show the styles; the row itself is replaced.
  for (const [at, kind] of KINDS.entries()) {
    worksheet.getCell(first, 1 + at).style = { numFmt: FORMATS[kind] };
    worksheet.getCell(first, 1 + at + KINDS.length).style = { numFmt: FORMATS[kind], fill: WRONG };
  }
  for (const { row, column, note } of sheet.marks ?? [])
    worksheet.getCell(first + row, column + 1).note = { texts: [{ text: note }] };
  worksheet.autoFilter = {
    from: { row: first - 1, column: 1 },
    to: { row: Math.max(first - 1, first - 1 + sheet.rows.length), column: sheet.columns.length },
  };
  // ExcelJS takes ranges here, though its types do not name the place.
  const { dataValidations } = worksheet as unknown as {
    dataValidations: { add(range: string, rule: ExcelJS.DataValidation): void };
  };
  for (const { range, formula } of dropDowns)
    dataValidations.add(range, {
      ...{ type: 'list', allowBlank: true, formulae: [formula], showErrorMessage: true },
      ...{ errorTitle: '请从下拉列表中选', error: '这一列只能填下拉列表里的内容。' },
    });
}

const onPaper = (topRows: number): Partial<ExcelJS.PageSetup> => ({
  ...{ paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  ...{ showGridLines: true, horizontalCentered: true, printTitlesRow: `1:${topRows}` },
  margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.5, header: 0.2, footer: 0.2 },
});

function addTop(worksheet: ExcelJS.Worksheet, sheet: SheetToWrite): void {
  if (sheet.title !== undefined) {
    const title = worksheet.addRow([sheet.title]);
    title.getCell(1).font = { bold: true, size: 16 };
    // At the left, where it is seen: a table of forty columns is several screens wide.
    title.getCell(1).alignment = { horizontal: 'left', vertical: 'middle' };
    title.height = 28;
    if (sheet.columns.length > 1) worksheet.mergeCells(title.number, 1, title.number, sheet.columns.length);
  }
  if (sheet.note !== undefined) worksheet.addRow([sheet.note]);
  const headers = worksheet.addRow(sheet.columns.map(({ header }) => header));
  headers.eachCell((cell) => {
    cell.numFmt = FORMATS.text;
    cell.font = { bold: true };
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
  });
}

function addCodes(workbook: ExcelJS.Workbook, codes: readonly CodeColumn[]): void {
  const worksheet = workbook.addWorksheet(CODE_SHEET, { state: 'veryHidden' });
  for (const [at, { name, options }] of codes.entries()) {
    for (const [row, option] of options.entries()) worksheet.getCell(row + 1, at + 1).value = option;
    const letters = columnLetters(at + 1);
    workbook.definedNames.add(`${CODE_SHEET}!$${letters}$1:$${letters}$${options.length}`, name);
  }
}

const SHARED = 'xl/sharedStrings.xml';
const sheetPart = (at: number): string => `xl/worksheets/sheet${at + 1}.xml`;

async function partsOf(bytes: Uint8Array): Promise<ReadonlyMap<string, Buffer>> {
  const zip = await openZip(await openSource({ name: '', bytes }, SHEET_LIMITS.fileBytes), SHEET_LIMITS);
  const parts = new Map<string, Buffer>();
  for (const name of zip.names) parts.set(name, Buffer.concat(await Array.fromAsync(zip.read(name))));
  zip.close();
  return parts;
}

/** The parts of the frame with the rows in it; the shared texts last, when all are known. */
function* filled(
  frame: ReadonlyMap<string, Buffer>,
  sheets: readonly SheetToWrite[],
): Generator<PartToWrite, void, undefined> {
  const texts = textTable(frame.get(SHARED)?.toString() ?? '');
  const own = new Map(sheets.map((sheet, at) => [sheetPart(at), sheet]));
  for (const [name, content] of frame) {
    const sheet = own.get(name);
    if (sheet !== undefined) yield { name, content: sheetXml(content.toString(), sheet, texts) };
    else if (name !== SHARED) yield { name, content };
  }
  yield { name: SHARED, content: texts.part() };
}

function* sheetXml(frame: string, sheet: SheetToWrite, texts: TextTable): Generator<string, void, undefined> {
  const first = firstRowOf(sheet);
  const start = frame.indexOf(`<row r="${first}"`);
  const end = frame.indexOf('</sheetData>');
  if (start < 0 || end < start) throw new Error('a frame without a first row');
  const shown = frame.slice(start, frame.indexOf('</row>', start));
  const styleAt = (at: number): number =>
    Number(new RegExp(`r="${columnLetters(at + 1)}${first}" s="(\\d+)"`).exec(shown)?.[1]);
  const stylesFrom = (from: number): CellStyles => ({
    text: styleAt(from),
    number: styleAt(from + 1),
    int: styleAt(from + 2),
  });
  const last = `${columnLetters(sheet.columns.length)}${Math.max(first - 1, first - 1 + sheet.rows.length)}`;
  yield frame.slice(0, start).replace(/<dimension ref="[^"]*"\/>/, `<dimension ref="A1:${last}"/>`);
  yield* rowsXml(sheet, { first, styles: stylesFrom(0), wrong: stylesFrom(KINDS.length) }, texts);
  yield frame.slice(end);
}
