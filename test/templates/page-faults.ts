import { linesOf, type LaidOutPage, type Piece } from '#test/support/laid-out.ts';
import { breakFaults } from './page-breaks.ts';

/** Left, top, right, bottom in points. */
export type Margins = readonly [number, number, number, number];

/** Glyphs may hang over the margin by so many points: a mark at the end of a line, a rule's width. */
const TOLERANCE = 3;

/** What is wrong with pages as they lie there, in words that name the page and the text; nothing when all is well. */
export function pageFaults(pages: readonly LaidOutPage[], margins: Margins): string[] {
  const sheets = pages.map((page) => ({ page, body: bodyOf(page) }));
  const breaks = sheets.slice(1).map((sheet, at) => breakFaults(sheets[at] ?? sheet, sheet));
  return sheets.flatMap(({ page, body }, at) => {
    const faults = [
      ...(body.length === 0 ? ['has nothing on it'] : []),
      ...body.flatMap((piece) => outside(piece, page, margins)),
      ...overlaps(page.pieces),
      ...(at > 0 ? loneSum(linesOf(body)) : []),
      ...(breaks[at - 1]?.after ?? []),
      ...(breaks[at]?.before ?? []),
    ];
    return faults.map((fault) => `page ${at + 1} ${fault}`);
  });
}

/** Everything above the line at the foot that has the form number. */
function bodyOf({ pieces }: LaidOutPage): Piece[] {
  const foot = pieces.filter(({ text }) => text.startsWith('表号：')).at(-1);
  return foot === undefined ? [...pieces] : pieces.filter(({ bottom }) => bottom < foot.top - 2);
}

function outside(
  piece: Piece,
  { width, height }: LaidOutPage,
  [left, top, right, bottom]: Margins,
): string[] {
  const isInside =
    piece.left >= left - TOLERANCE &&
    piece.right <= width - right + TOLERANCE &&
    piece.top >= top - TOLERANCE &&
    piece.bottom <= height - bottom + TOLERANCE;
  return isInside ? [] : [`has “${piece.text}” outside its margins`];
}

/** Texts that stand on each other: a number wider than its column, a cell lower than its text. */
function overlaps(pieces: readonly Piece[]): string[] {
  const sorted = pieces.toSorted((one, other) => one.top - other.top);
  return sorted.flatMap((piece, at) => {
    const faults: string[] = [];
    for (let next = at + 1; next < sorted.length; next += 1) {
      const other = sorted[next];
      if (other === undefined || other.top >= piece.bottom) break;
      if (isOver(piece, other)) faults.push(`has “${piece.text}” over “${other.text}”`);
    }
    return faults;
  });
}

function isOver(one: Piece, other: Piece): boolean {
  const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return wide > 2 && high > 0.3 * Math.min(one.bottom - one.top, other.bottom - other.top);
}

/** A sum stands below one row at least that it sums. */
function loneSum(lines: readonly Piece[][]): string[] {
  const texts = lines.map((line) => line.map(({ text }) => text).join(' '));
  const sum = texts.findIndex((text) => /^(合\s*计|总\s*计)/.test(text));
  return sum >= 0 && !texts.slice(0, sum).some((text) => /\d/.test(text))
    ? ['has a sum without its rows']
    : [];
}
