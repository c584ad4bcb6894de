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
  /** 0-based, among the rows given. */
  readonly index: number;
  /** As written, without the white space around. */
  readonly headers: readonly string[];
  /** Normalised, a repetition's suffix removed; '' where a column has no header or repeats an earlier one. */
  readonly keys: readonly string[];
  readonly repeated: readonly RepeatedHeader[];
}

const ROWS_TO_LOOK_AT = 20;
const ENOUGH = 3;

/**
 * The header row among the first twenty: the one with the most different known headers, at least three or half
 * of its different cells. Banners and merged titles above it do not count. `known` gets normalised headers.
 */
export function findHeader(
  rows: readonly (readonly string[])[],
  known: (normalisedHeader: string) => boolean,
): FoundHeader | undefined {
  let best = { index: -1, count: 0 };
  for (const [index, row] of rows.slice(0, ROWS_TO_LOOK_AT).entries()) {
    const written = row.map(normaliseHeader).filter((header) => header !== '');
    const different = [...new Set(written.map((header) => knownForm(header, known)))];
    const count = different.filter(known).length;
    if (count > best.count && (count >= ENOUGH || count * 2 >= different.length)) best = { index, count };
  }
  const row = rows[best.index];
  return row === undefined ? undefined : describe(best.index, row, known);
}

function describe(
  index: number,
  row: readonly string[],
  known: (normalisedHeader: string) => boolean,
): FoundHeader {
  const firsts = new Map<string, number>();
  const repeated: RepeatedHeader[] = [];
  const headers = row.map((header) => header.trim());
  const keys = headers.map((header, column) => {
    const key = knownForm(normaliseHeader(header), known);
    const first = firsts.get(key);
    if (key === '') return '';
    if (first === undefined) {
      firsts.set(key, column);
      return key;
    }
    repeated.push({ column, first, header });
    return '';
  });
  return { index, headers, keys, repeated };
}

/** The national system's export numbers a header that occurs twice: 风险是否已消除0, others write .1. */
function knownForm(header: string, known: (normalisedHeader: string) => boolean): string {
  if (known(header)) return header;
  const bare = header.replace(/[._]?\d+$/, '');
  return bare !== '' && known(bare) ? bare : header;
}

const TOTAL = /^(?:本页|本村|全村|全镇|全乡|总)?(?:合计|总计|小计|共计)[:：]?$/;
const ID = /^\d{12,20}[\dXx]?$/;
const CELLS_TO_LOOK_AT = 3;

/** A row of sums below or between the data: 合计, 总计 or 小计 in one of the first cells, and no identifiers. */
export function isTotalsRow(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.replace(/\s/g, '')).filter((cell) => cell !== '');
  if (filled.some((cell) => ID.test(cell))) return false;
  return filled.slice(0, CELLS_TO_LOOK_AT).some((cell) => TOTAL.test(cell));
}
