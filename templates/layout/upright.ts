import type { TableCell } from 'pdfmake/interfaces.js';
import { breakTitle } from './measure.ts';
import { mm, sizes } from './page.ts';
import type { Typesetter } from './typeset.ts';

interface Room {
  /** Of the strip, in mm. */
  readonly width: number;
  /** Of the cell, in points. */
  readonly height: number;
}

/** A longer text stands in two columns, the first at the right. */
const LONGEST = 26;

/** One character above the other, as large as the strip is wide and the text is short; the first column is the right one. */
export function upright(
  phrases: readonly string[],
  { width, height }: Room,
  typesetter: Typesetter,
): TableCell {
  const columns = columnsOf(phrases).map((text) => [...text]);
  const length = Math.max(...columns.map((column) => column.length));
  const pitch = Math.min((mm(width) * 0.75) / columns.length, (height - 8) / length);
  const style = { face: 'hei', size: Math.min(sizes.小二, pitch * 0.88), pitch } as const;
  return {
    columns: columns
      .toReversed()
      .map((column) => typesetter.text(column.join('\n'), style, { alignment: 'center' })),
    columnGap: 0,
    verticalAlignment: 'middle',
  };
}

/** Broken between its names where two columns hold it so, else in the middle. */
function columnsOf(phrases: readonly string[]): string[] {
  const characters = [...phrases.join('')];
  if (characters.length <= LONGEST) return [characters.join('')];
  const half = Math.ceil(characters.length / 2);
  const broken = breakTitle(phrases, half * 1.3);
  return broken.length === 2 ? broken : [characters.slice(0, half).join(''), characters.slice(half).join('')];
}
