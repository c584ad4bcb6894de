import type { ImportDoubt } from '#contract/import.ts';
import type { HouseholdDraft, MemberDraft, Origin } from './draft.ts';
import { isOn, type PlannedRow } from './planned-row.ts';

export type Decision = NonNullable<ImportDoubt['decision']>;

/** What the files say of somebody of whom nobody can be sure who he is. */
export interface PlannedDoubt {
  /** As the row would have it that it is about. */
  readonly key: string;
  readonly entity: 'household' | 'member';
  readonly household: HouseholdDraft;
  /** Null: the whole household is in doubt, with all that is said of it. */
  readonly member: MemberDraft | null;
  /** The household of the archive to which the person would belong. */
  readonly householdId: number | null;
  readonly householdRow: PlannedRow | null;
  readonly reason: string;
  readonly candidates: readonly number[];
  readonly origin: Origin;
}

/** Taken as written, or not taken, for a reason that only the archive knows. */
export interface PlannedNotice {
  readonly origin: Origin;
  readonly column: string;
  readonly value: string;
  readonly reason: string;
}

export interface PlannedHousehold {
  readonly id: number | null;
  readonly row: PlannedRow | null;
  readonly members: readonly PlannedRow[];
  readonly unchangedMembers: number;
  /** Spells, measures, pairings, adjustments. */
  readonly others: readonly PlannedRow[];
}

/** What an import would write, in the order in which it would. */
export interface Plan {
  readonly township: PlannedRow | null;
  readonly villages: readonly PlannedRow[];
  readonly helpers: readonly PlannedRow[];
  readonly households: readonly PlannedHousehold[];
  readonly comparisons: readonly PlannedRow[];
  readonly doubts: readonly PlannedDoubt[];
  readonly notices: readonly PlannedNotice[];
  /** Rows of the archive that the files speak of, the candidates of doubts included. */
  readonly spokenOf: { readonly households: ReadonlySet<number>; readonly members: ReadonlySet<number> };
}

/** Every line, in the order of the grid. */
export function* rowsOf(plan: Plan): Generator<PlannedRow, void, undefined> {
  for (const { row, others, members } of plan.households) {
    if (row !== null) yield row;
    yield* members;
    yield* others;
  }
  if (plan.township !== null) yield plan.township;
  yield* plan.villages;
  yield* plan.helpers;
  yield* plan.comparisons;
}

export interface Counts {
  added: number;
  changed: number;
  unchanged: number;
}

/** What would be written, or was, by what is ticked. */
export function countPlan(plan: Plan): { households: Counts; members: Counts } {
  const households: Counts = { added: 0, changed: 0, unchanged: 0 };
  const members: Counts = { added: 0, changed: 0, unchanged: 0 };
  for (const household of plan.households) {
    const { row } = household;
    if (row?.kind === 'added') {
      if (!isOn(row)) continue;
      households.added += 1;
    } else
      households[[row, ...household.others].some((r) => r !== null && isOn(r)) ? 'changed' : 'unchanged'] +=
        1;
    members.unchanged += household.unchangedMembers;
    for (const member of household.members) {
      if (isOn(member)) members[member.kind] += 1;
      else if (member.kind === 'changed') members.unchanged += 1;
    }
  }
  return { households, members };
}
