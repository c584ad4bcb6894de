import { Refusal } from '../session.ts';
import type { SheetColumn, SheetToWrite, SheetValue } from './write-workbook.ts';

/** Texts of a workbook, each once, by the number under which cells name it. */
export interface TextTable {
  numberOf(text: string): number;
  /** The whole part, in pieces. */
  part(): Generator<string, void, undefined>;
}

/** Numbers of cell styles, as the frame of the workbook has them. */
export type CellStyles = Readonly<Record<SheetColumn['kind'], number>>;

const PIECE = 65_536;
const START =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">';

/** Begins with the texts that are in the package already. */
export function textTable(part: string): TextTable {
  const items = part.slice(part.indexOf('<si>'), part.lastIndexOf('</sst>'));
  const already = items.split('<si>').length - 1;
  const numbers = new Map<string, number>();
  return {
    numberOf(text) {
      const known = numbers.get(text);
      if (known !== undefined) return known;
      const number = already + numbers.size;
      numbers.set(text, number);
      return number;
    },
    *part() {
      yield START + items;
      let piece = '';
      for (const text of numbers.keys()) {
        piece += `<si><t${/^\s|\s$|\n/u.test(text) ? ' xml:space="preserve"' : ''}>${escaped(text)}</t></si>`;
        if (piece.length < PIECE) continue;
        yield piece;
        piece = '';
      }
      yield `${piece}</sst>`;
    },
  };
}

/**
 * The rows of a sheet as XML, from `first` on. Strings are written as strings whatever they begin with, never as
 * formulas. A cell without value is left out: it has the format of its column.
 */
export function* rowsXml(
  sheet: SheetToWrite,
  { first, styles, wrong }: { first: number; styles: CellStyles; wrong: CellStyles },
  texts: TextTable,
): Generator<string, void, undefined> {
  const kinds = sheet.columns.map(({ kind }) => kind);
  const letters = sheet.columns.map((_, at) => columnLetters(at + 1));
  const marked = new Set((sheet.marks ?? []).map(({ row, column }) => `${row}:${column}`));
  let piece = '';
  for (const [at, values] of sheet.rows.entries()) {
    const number = first + at;
    piece += `<row r="${number}">`;
    for (let column = 0; column < kinds.length; column += 1) {
      const kind = kinds[column] ?? 'text';
      const value = cellValue(values[column], kind);
      const isMarked = marked.size > 0 && marked.has(`${at}:${column}`);
      if (value === null && !isMarked) continue;
      const style = (isMarked ? wrong : styles)[typeof value === 'string' ? 'text' : kind];
      const start = `<c r="${letters[column]}${number}" s="${style}"`;
      if (value === null) piece += `${start}/>`;
      else if (typeof value === 'string') {
        refuseTooLong(value, { row: number, header: sheet.columns[column]?.header ?? '' });
        piece += `${start} t="s"><v>${texts.numberOf(value)}</v></c>`;
      } else piece += `${start}><v>${value}</v></c>`;
    }
    piece += '</row>';
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

/** As many as a cell of Excel takes; with more it calls the whole file damaged. */
const LONGEST_TEXT = 32_767;

/** Throws a refusal that says which cell, not what is in it. */
export function refuseTooLong(value: unknown, { row, header }: { row: number; header: string }): void {
  if (typeof value !== 'string' || value.length <= LONGEST_TEXT) return;
  throw new Refusal({
    code: 'rule',
    rule: 'cell-too-long',
    message: `第 ${row} 行的“${header}”有 ${value.length} 个字，一格最多放 ${LONGEST_TEXT} 个，没有写成表格。请先在档案里缩短，或不带这一列。`,
  });
}

/** What is kept of a value in a column of this kind: null for nothing. */
export function cellValue(value: SheetValue | undefined, kind: SheetColumn['kind']): SheetValue {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'string') return value;
  if (!Number.isFinite(value)) return null;
  return kind === 'text' ? String(value) : value;
}

export function columnLetters(column: number): string {
  const rest = (column - 1) % 26;
  const letter = String.fromCharCode(65 + rest);
  return column > 26 ? columnLetters((column - 1 - rest) / 26) + letter : letter;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Control characters go as _x0001_, as spreadsheets write them; the mark itself as _x005F_. */
const escaped = (text: string): string =>
  /[&<>_\p{Cc}\ufffe\uffff]/u.test(text)
    ? text
        .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
        .replace(/[&<>]/g, (sign) => ENTITIES[sign] ?? sign)
        .replace(/[\p{Cc}\ufffe\uffff]/gu, (sign) =>
          sign === '\n' || sign === '\t'
            ? sign
            : `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
        )
    : text;
