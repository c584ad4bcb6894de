import type { HouseholdDraft } from './draft.ts';
import type { Existing, Row } from './existing.ts';
import type { Match } from './match-household.ts';
import type { Decision, PlannedDoubt, PlannedNotice } from './planned-import.ts';
import type { PlannedRow } from './planned-row.ts';
import type { PlannedHelper } from './settle-helpers.ts';

/** What is at hand while one draft after the other is compared. */
export interface Settling {
  readonly existing: Existing;
  readonly decisions: ReadonlyMap<string, Decision>;
  readonly helpers: ReadonlyMap<string, PlannedHelper>;
  readonly doubts: PlannedDoubt[];
  readonly notices: PlannedNotice[];
  readonly households: Set<number>;
  readonly members: Set<number>;
}

/** A household as it is met by what belongs to it. */
export interface HouseholdPlace {
  readonly at: number;
  readonly id: number | null;
  readonly row: PlannedRow | null;
  readonly needs: readonly PlannedRow[];
  readonly draft: HouseholdDraft;
}

/** What was decided about a row in doubt, as a match. */
export function decided(
  key: string,
  { decisions }: Settling,
): Exclude<Match, { reason: string }> | 'skip' | null {
  const decision = decisions.get(key);
  if (decision === undefined) return null;
  return decision.what === 'skip' ? 'skip' : { id: decision.what === 'same' ? decision.id : null };
}

export const rowOfYear = (rows: readonly Row[], year: number): Row | undefined =>
  rows.find((r) => r['year'] === year);
