import { joinHeader, type JoinedHeader } from './join-header.ts';
import { normaliseHeader } from './normalise-header.ts';

/** A column whose header says again what an earlier column says; the earlier one wins. */
export interface RepeatedHeader {
  /** 0-based. */
  readonly column: number;
  readonly first: number;
  /** As written. */
  readonly header: string;
}

export interface FoundHeader {
  /** 0-based, among the rows given: the first header row. */
  readonly index: number;
  /** How many rows the header has. */
  readonly rows: number;
  /** As written, without the white space around; of several rows joined by a slash. */
  readonly headers: readonly string[];
  /** Normalised, a repetition's suffix removed; '' where a column has no header or repeats an earlier one. */
  readonly keys: readonly string[];
  /** The last of the rows alone, normalised, where it says less than the key. */
  readonly lower: readonly string[];
  readonly repeated: readonly RepeatedHeader[];
}

/** Whether somebody knows a normalised header. */
export type KnowsHeader = (normalisedHeader: string) => boolean;

type TextRow = readonly string[];

const ROWS_TO_LOOK_AT = 20;
const ENOUGH = 3;
const MOST_HEADER_ROWS = 3;

/**
 * The header among the first twenty rows: the rows with the most different known headers, at least three or half
 * of the different cells; of equals the fewest and the uppermost. Banners and merged titles above do not count.
 */
export function findHeader(rows: readonly TextRow[], known: KnowsHeader): FoundHeader | undefined {
  let best = { index: -1, count: 0, size: 1 };
  for (let size = 1; size <= MOST_HEADER_ROWS; size += 1) {
    for (let index = 0; index + size <= Math.min(rows.length, ROWS_TO_LOOK_AT); index += 1) {
      const block = rows.slice(index, index + size);
      if (size > 1 && !couldBeHeader(block, known)) continue;
      const written = joinHeader(block, known).filter((column) => column.key !== '');
      const different = [...new Set(written.map((column) => knownForm(column.key, known)))];
      const count = different.filter(known).length;
      const isHeader = count >= ENOUGH || (count * 2 >= different.length && different.length > 1);
      if (count > best.count && isHeader) best = { index, count, size };
    }
  }
  if (best.index < 0) return undefined;
  while (best.size < MOST_HEADER_ROWS && goesOn(rows[best.index + best.size], known)) best.size += 1;
  return headerAt(rows, best.index, best.size, known);
}

/** The header that lies in certain rows, whoever knows it. */
export function headerAt(
  rows: readonly TextRow[],
  index: number,
  size: number,
  known: KnowsHeader,
): FoundHeader {
  const columns = joinHeader(rows.slice(index, index + size), known);
  return { index, rows: size, ...describe(columns, known) };
}

/** Whether the row under a header belongs to it: it says headers where rows of data say values. */
function goesOn(row: TextRow | undefined, known: KnowsHeader): boolean {
  const filled = (row ?? []).map(normaliseHeader).filter((cell) => cell !== '');
  return filled.length > 1 && filled.every((cell) => known(cell));
}

/** Long numbers stand in rows of data only; a further row of headers has headers of its own. */
function couldBeHeader(block: readonly TextRow[], known: KnowsHeader): boolean {
  const below = block.slice(1).flat();
  if (below.some((cell) => /\d{5}|^[\d.,\s-]+$/.test(cell))) return false;
  return block.slice(1).every((row, at) => {
    const filled = row.filter((cell) => cell.trim() !== '');
    const joined = joinHeader(block.slice(0, at + 2), known);
    const sure = row.filter((cell, column) => cell.trim() !== '' && joined[column]?.byLower === true);
    return filled.length > 0 && sure.length * 2 >= filled.length;
  });
}

function describe(columns: readonly JoinedHeader[], known: KnowsHeader) {
  const firsts = new Map<string, number>();
  const repeated: RepeatedHeader[] = [];
  const headers = columns.map(({ header }) => header);
  const keys = columns.map(({ key: joined, header }, column) => {
    const key = knownForm(joined, known);
    const first = firsts.get(key);
    if (key === '') return '';
    if (first === undefined) {
      firsts.set(key, column);
      return key;
    }
    repeated.push({ column, first, header });
    return '';
  });
  return { headers, keys, lower: columns.map(({ lower }) => lower), repeated };
}

/** The national system's export numbers a header that occurs twice: 风险是否已消除0, others write .1. */
function knownForm(header: string, known: KnowsHeader): string {
  if (known(header)) return header;
  const bare = header.replace(/[._]?\d+$/, '');
  return bare !== '' && known(bare) ? bare : header;
}

const TOTAL = /^(?:本页|本村|全村|全镇|全乡|总)?(?:合计|总计|小计|共计)[:：]?$/;
const ID = /^\d{12,20}[\dXx]?$/;
const CELLS_TO_LOOK_AT = 3;

/** A row of sums below or between the data: 合计, 总计 or 小计 in one of the first cells, and no identifiers. */
export function isTotalsRow(cells: readonly string[]): boolean {
  let looked = 0;
  for (const cell of cells) {
    if (looked === CELLS_TO_LOOK_AT) return false;
    if (cell.trim() === '') continue;
    looked += 1;
    if (cell.includes('计') && TOTAL.test(cell.replace(/\s/g, '')))
      return !cells.some((other) => ID.test(other.replace(/\s/g, '')));
  }
  return false;
}

/** The row of column numbers (1 2 3 …) that forms print under their headers. */
export function isNumberingRow(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.replace(/[\s()（）]/g, '')).filter((cell) => cell !== '');
  const numbers = filled.filter((cell) => /^\d{1,3}$/.test(cell)).map(Number);
  if (numbers.length < ENOUGH || numbers.length < filled.length - 1) return false;
  return numbers.every((number, at) => number === (numbers[0] ?? 0) + at) && (numbers[0] ?? 9) <= 1;
}
