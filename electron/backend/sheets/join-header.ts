import type { KnowsHeader } from './find-header.ts';
import { normaliseHeader } from './normalise-header.ts';

/** The header of one column, over one to three rows. */
export interface JoinedHeader {
  /** As written, its parts joined by a slash. */
  readonly header: string;
  /** Normalised: what is known of it (the whole, else its last part, else its first), else the whole. */
  readonly key: string;
  /** Normalised last part. */
  readonly lower: string;
  /** The key says what the last row says, alone or together with the rows above it. */
  readonly byLower: boolean;
}

/** A group about somebody else than the row: 姓名 under 配偶 is not the name of the person of the row. */
const SOMEBODY_ELSE = /配偶|父亲|母亲|监护|帮扶|干部|联系人|责任人|负责人|原户主|新户主|子女/;

/**
 * Headers of several rows, column by column. A merged cell has its text in its first column: a group goes on to
 * the right over the columns that are blank in its row and filled below.
 */
export function joinHeader(block: readonly (readonly string[])[], known: KnowsHeader): JoinedHeader[] {
  const width = block.reduce((most, row) => Math.max(most, row.length), 0);
  const spread = block.map((row, at) => spreadGroups(row, block.slice(at + 1), width));
  return Array.from({ length: width }, (_, column) => {
    const parts: string[] = [];
    for (const row of spread) {
      const part = row[column] ?? '';
      if (part !== '' && part !== parts.at(-1)) parts.push(part);
    }
    const isLast = (spread.at(-1)?.[column] ?? '') !== '';
    return joined(parts, isLast, known);
  });
}

function joined(parts: readonly string[], isLast: boolean, known: KnowsHeader): JoinedHeader {
  const header = parts.join('/');
  const [first = '', ...others] = parts.map(normaliseHeader);
  const lower = others.at(-1) ?? first;
  if (others.length === 0) return { header, key: first, lower, byLower: isLast && known(first) };
  const above = [first, ...others].at(-2) ?? '';
  const foreign = [first, ...others].slice(0, -1).some((part) => SOMEBODY_ELSE.test(part));
  const candidates = [[first, ...others].join(''), above + lower, ...(foreign ? [] : [lower])];
  const byLower = candidates.find(known);
  const whole = [first, ...others].join('/');
  const byUpper = foreign ? undefined : [above, first].find(known);
  return { header, key: byLower ?? byUpper ?? whole, lower, byLower: byLower !== undefined };
}

function spreadGroups(
  row: readonly string[],
  below: readonly (readonly string[])[],
  width: number,
): readonly string[] {
  const isFilledBelow = (column: number) => below.some((r) => (r[column] ?? '').trim() !== '');
  let group = '';
  return Array.from({ length: width }, (_, column) => {
    const text = (row[column] ?? '').trim();
    if (text !== '') group = isFilledBelow(column) ? text : '';
    return text === '' && isFilledBelow(column) ? group : text;
  });
}
