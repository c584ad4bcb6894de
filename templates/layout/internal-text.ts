import { findAboveLevel } from '#domain/identity/privacy.ts';

const LONG = /\d{12,}[Xx]?/g;

/**
 * A text for an INTERNAL sheet, which carries no whole number of a person or an account; a household's long number
 * looks like one. The last digits stand for it, four unless more are needed to tell households apart.
 */
export function internalText(text: string, kept = 4): string {
  const short = text.replaceAll(LONG, (number) => `****${number.slice(-kept)}`);
  // A number cut up by spaces or signs: none of its digits are printed.
  return findAboveLevel(short, 'INTERNAL').length === 0
    ? short
    : short.normalize('NFKC').replaceAll(/[\d零〇一二三四五六七八九]/gu, '*');
}

/** The same for a row of a list; null stays for the pen. */
export const internalCells = (row: readonly (string | null)[]): (string | null)[] =>
  row.map((text) => (text === null ? null : internalText(text)));
