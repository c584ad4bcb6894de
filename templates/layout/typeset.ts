import type { ContentText } from 'pdfmake/interfaces.js';
import { splitByCoverage, type Coverage, type Face } from './coverage.ts';

/** Ascent of every face in em, as set-up levels them. */
export const ascent = 0.928;

/** Ascent − descent of every face in em (`electron/setup/fonts.mjs` levels them); pdfmake multiplies this. */
export const naturalHeight = 1.184;

export interface TextStyle {
  readonly face: Face;
  readonly size: number;
  /** Distance of the lines in points; the face's own when left out. */
  readonly pitch?: number;
}

/** The one road of text into a document: run by run in a face that has the glyphs. */
export interface Typesetter {
  /** Parts are printed one after the other in one paragraph; each stays a node of its own. */
  readonly text: (
    value: string | readonly string[],
    style: TextStyle,
    rest?: Omit<Partial<ContentText>, 'text'>,
  ) => ContentText;
  /** Characters met so far that no font has, each once; in their place stands a blank of one em. */
  readonly missing: () => readonly string[];
}

export function createTypesetter(coverage: Coverage): Typesetter {
  const missing = new Set<string>();
  const runsOf = (part: string, { face, size, pitch }: TextStyle) => {
    const { runs, lacks } = splitByCoverage(part, face, coverage);
    for (const character of lacks) missing.add(character);
    return runs.map(({ text, font, blank }) => ({
      text,
      font,
      ...(pitch === undefined ? {} : { lineHeight: pitch / (size * naturalHeight) }),
      ...(blank === true ? { preserveLeadingSpaces: true, preserveTrailingSpaces: true } : {}),
    }));
  };
  return {
    text: (value, style, rest = {}) => ({
      text: [value].flat().flatMap((part) => runsOf(part, style)),
      font: style.face,
      fontSize: style.size,
      ...rest,
    }),
    missing: () => [...missing],
  };
}
