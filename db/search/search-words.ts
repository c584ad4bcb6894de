import { letterTiers } from './letter-tiers.ts';
import { nameTiers, soundTiers, variantTiers } from './name-tiers.ts';
import { birthTier, dayOf, numberTiers } from './number-tiers.ts';
import { isPattern, patternTiers } from './pattern-tiers.ts';
import { type Place, placeTiers, textTier } from './place-tiers.ts';
import type { Tier } from './tier.ts';

export type WordKind = 'number' | 'day' | 'letters' | 'pattern' | 'text';

export function kindOf(word: string): WordKind {
  if (isPattern(word)) return 'pattern';
  if (dayOf(word) !== null) return 'day';
  if (/^\d{3,}[\dx]*$/.test(word)) return 'number';
  return /^[a-z][a-z']*$/.test(word) ? 'letters' : 'text';
}

/** What was typed, cut at blanks: half-width and lower-case, ü as v, 138-0000-1234 as one number. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ü', 'v')
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => (/^[\d-]+x?$/.test(word) && dayOf(word) === null ? word.replaceAll('-', '') : word))
    .slice(0, 5);

/** The ways in which a word may be meant, the likeliest first. */
export function tiersOf(word: string, places: readonly Place[]): Tier[] {
  switch (kindOf(word)) {
    case 'pattern':
      return patternTiers(word);
    case 'day':
      return [birthTier(dayOf(word) ?? '')];
    case 'number':
      return [...numberTiers(word), textTier(word)];
    case 'letters':
      return [
        ...letterTiers(word.replaceAll("'", '')),
        ...placeTiers(places),
        ...(word.length < 2 ? [] : nameTiers(word)),
        textTier(word),
      ];
    case 'text':
      return [
        ...nameTiers(word),
        ...placeTiers(places),
        textTier(word),
        ...variantTiers(word),
        ...soundTiers(word),
      ];
  }
}
