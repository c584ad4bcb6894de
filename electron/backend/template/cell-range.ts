/** A block of cells; rows and columns from 1. */
export interface CellRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;
const CORNER = /^\$?([A-Za-z]{1,3})?\$?(\d{1,7})?$/;

/** A cell, a block, whole rows or whole columns, with or without dollar signs; undefined for anything else. */
export function readRange(text: string): CellRange | undefined {
  const [first = '', second = first, more] = text.split(':');
  if (more !== undefined) return undefined;
  const from = CORNER.exec(first);
  const to = CORNER.exec(second);
  if (from === null || to === null || (from[1] === undefined && from[2] === undefined)) return undefined;
  const range = {
    top: from[2] === undefined ? 1 : Number(from[2]),
    left: from[1] === undefined ? 1 : columnNumber(from[1]),
    bottom: to[2] === undefined ? LAST_ROW : Number(to[2]),
    right: to[1] === undefined ? LAST_COLUMN : columnNumber(to[1]),
  };
  const inSheet = range.top >= 1 && range.bottom <= LAST_ROW && range.right <= LAST_COLUMN;
  return inSheet && range.top <= range.bottom && range.left <= range.right ? range : undefined;
}

/** The blocks of a list of references parted by spaces; what is none is left out. */
export const readRanges = (text: string): CellRange[] =>
  text
    .trim()
    .split(/\s+/)
    .map(readRange)
    .filter((range) => range !== undefined);

export function columnNumber(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}

export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

export const contains = (range: CellRange, row: number, column: number): boolean =>
  row >= range.top && row <= range.bottom && column >= range.left && column <= range.right;

const meet = (a: CellRange, b: CellRange): boolean =>
  a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;

/**
 * The list of references with those blocks that reach into the first row of data drawn down to the last one. A block
 * is left alone where it would come over one of `others`.
 */
export function drawnDown(
  references: string,
  { first, last }: { first: number; last: number },
  others: readonly CellRange[] = [],
): string {
  return references.replace(/[^\s]+/g, (written) => {
    const range = readRange(written);
    if (range === undefined || range.top > first || range.bottom < first || range.bottom >= last)
      return written;
    const added = { ...range, top: range.bottom + 1, bottom: last };
    if (others.some((other) => meet(other, added))) return written;
    const [from = written, to = from] = written.split(':');
    return `${from}:${to.replace(/\d+$/, String(last))}`;
  });
}
