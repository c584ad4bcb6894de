import type { KnownHousehold } from './known-household.ts';

/**
 * What the archive says to a line: it applies (`hit`) or does not (`miss`); a department suspects it and nobody has
 * looked yet (`open`); or the archive does not know (`missing`). `evidence` is what it says in words: how many and which
 * field or day, never who, since it is shown at the meeting.
 */
export interface Finding {
  readonly state: 'hit' | 'miss' | 'open' | 'missing';
  readonly evidence: string;
}

export type Finder = (known: KnownHousehold) => Finding;

export const found = (applies: boolean, evidence: string): Finding => ({
  state: applies ? 'hit' : 'miss',
  evidence: `档案登记：${evidence}`,
});
export const missing = (what: string): Finding => ({ state: 'missing', evidence: `${what}没有登记` });
