import type { SearchFacts, Subject } from './search-facts.ts';

/** One way in which a word may be meant. */
export interface Tier {
  /** The households to look at, in the language of FTS5, of people who are there (mark empty) or gone (`z`). */
  readonly match: (mark: string) => string;
  /** Why this person or household is meant, in words; null when it is not. */
  readonly fits: (subject: Subject, household: SearchFacts) => string | null;
  /** Found although written otherwise: same sound, another form of a character. Comes last and narrows nothing. */
  readonly loose?: true;
}

/** A word of the index, of who is there or (marked) gone. */
export const one = (mark: string, token: string): string => `"${mark}${token}"`;

/** Every word of the index that begins so. SQLite gathers them all before the first answer: only for short runs. */
export const run = (mark: string, start: string): string => `"${mark}${start}" *`;

export const all = (parts: readonly string[]): string =>
  parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(' AND ')})`;

export const anyOf = (parts: readonly string[]): string =>
  parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(' OR ')})`;
