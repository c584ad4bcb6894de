import type { Confidence } from './pack-parts.ts';
import type { PackSection } from './pack-problems.ts';

/** One entry of a pack in a clerk's words. */
export interface PackEntry {
  readonly section: PackSection;
  /** Names the entry within its section, the same in every pack. */
  readonly key: string;
  readonly entry: string;
  readonly value: string;
  readonly source: string;
  readonly confidence: Confidence;
}

/** Where an entry comes from; published unless it says otherwise. */
export interface Origin {
  readonly source: string;
  readonly confidence?: Confidence | undefined;
}

/** The entry and its value in words, under a key that is the same in every pack. */
export const entryOf = (
  section: PackSection,
  key: string,
  [entry, value]: readonly [string, string],
  { source, confidence = 'published' }: Origin,
): PackEntry => ({ section, key, entry, value, source, confidence });
