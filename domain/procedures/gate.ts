import type { Day } from '#domain/time/day.ts';
import type { HolidayList } from '#domain/time/working-days.ts';
import type { Procedure, Step } from './definition.ts';
import type { Candidate, ProcedureState, Refusal, StepInput } from './procedure-state.ts';

/** What a gate may look at: the step, what is about to be recorded for it, and all that was recorded before. */
export interface GateContext {
  readonly definition: Procedure;
  readonly step: Step;
  readonly state: ProcedureState;
  readonly record: StepInput;
  /** All candidates with the values of the record; `live` are those that are still in. */
  readonly candidates: readonly Candidate[];
  readonly live: readonly Candidate[];
  readonly today: Day;
  readonly holidays: HolidayList;
}

export type Gate = (context: GateContext) => Refusal[];

export const ORGANIC_LAW_26 = '《村民委员会组织法》第二十六条';

/** Whole numbers from 0 up; anything else counts as not given. */
export function isCount(value: number | null | undefined): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

/** Names for a sentence: the first five, then how many there are. */
export function nameList(candidates: readonly Candidate[]): string {
  const names = candidates.slice(0, 5).map((candidate) => candidate.name);
  return candidates.length > 5 ? `${names.join('、')}等${candidates.length}户` : names.join('、');
}
