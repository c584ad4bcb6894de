import type { LaidOutPage, Piece } from '#test/support/laid-out.ts';

/** What stands between two rules of a table. */
interface RuledRow {
  readonly top: number;
  readonly bottom: number;
  readonly pieces: readonly Piece[];
}

/** Rows right above each other, of one table or of tables that touch. */
export type RuledBlock = readonly RuledRow[];

/** Rules nearer than this are one: an outer rule upon an inner one. */
const ONE_RULE = 2;

/** The tables of a page from top to bottom. A line to write on has nothing at its ends and makes no row. */
export function ruledBlocks({ rules }: LaidOutPage, body: readonly Piece[]): RuledBlock[] {
  const uprights = rules.filter(({ left, right, top, bottom }) => right - left < 0.5 && bottom - top > 1);
  const levels = levelsOf(rules);
  const blocks: RuledRow[][] = [];
  let isOpen = false;
  for (const [at, top] of levels.slice(0, -1).entries()) {
    const bottom = levels[at + 1] ?? top;
    const middle = (top + bottom) / 2;
    const isRow = uprights.some((rule) => rule.top < middle && rule.bottom > middle);
    if (isRow) {
      const row = { top, bottom, pieces: body.filter((piece) => isBetween(piece, top, bottom)) };
      if (isOpen) blocks.at(-1)?.push(row);
      else blocks.push([row]);
    }
    isOpen = isRow;
  }
  return blocks;
}

/** Heights at which something is ruled across, from the top. */
export const levelsOf = (rules: LaidOutPage['rules']): number[] =>
  rules
    .filter(({ left, right, top, bottom }) => bottom - top < 0.5 && right - left > 3)
    .map(({ top }) => top)
    .toSorted((one, other) => one - other)
    .filter((level, at, all) => at === 0 || level - (all[at - 1] ?? 0) > ONE_RULE);

const isBetween = (piece: Piece, top: number, bottom: number): boolean => {
  const middle = (piece.top + piece.bottom) / 2;
  return middle > top && middle < bottom;
};

const saidIn = ({ pieces }: RuledRow): string =>
  pieces
    .map(({ text, left }) => `${Math.round(left)} ${text}`)
    .toSorted()
    .join('|');

/** A table that goes on over the end of a page, with its head on both. */
export interface Continued {
  /** Rows of the head. */
  readonly head: number;
  readonly above: RuledBlock;
  /** Where in `above` its head begins. */
  readonly from: number;
  readonly below: RuledBlock;
}

/** More rows than this no head has. */
const HIGHEST_HEAD = 3;

/**
 * The table at the end of a page that the next one begins with, told by its repeated head; null where the tables are
 * two. By its font a head is told from rows that happen to be alike.
 */
export function continued(above: RuledBlock, below: RuledBlock): Continued | null {
  const fonts = new Set(below[0]?.pieces.map(({ font }) => font));
  const isAlike = (from: number, at: number): boolean => {
    const [one, other] = [above[from + at], below[at]];
    if (one === undefined || other === undefined || other.pieces.length === 0) return false;
    return saidIn(one) === saidIn(other) && other.pieces.every(({ font }) => fonts.has(font));
  };
  for (let from = above.length - 1; from >= 0; from -= 1) {
    let head = 0;
    while (head < HIGHEST_HEAD && isAlike(from, head)) head += 1;
    if (head > 0) return { head, above, from, below };
  }
  return null;
}
