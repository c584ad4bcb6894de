import type { Day } from '#domain/time/day.ts';
import type { HolidayList } from '#domain/time/working-days.ts';
import type { GateName, Procedure, Step } from './definition.ts';
import type { Candidate, ProcedureState, Refusal, StepInput } from './procedure-state.ts';

/** What a gate may look at: the step, what is about to be recorded for it, and all that was recorded before. */
export interface GateContext {
  readonly definition: Procedure;
  readonly step: Step;
  /** The step's own, and those of earlier steps that must still hold. */
  readonly gates: readonly GateName[];
  readonly elimination: Step['elimination'];
  readonly state: ProcedureState;
  readonly record: StepInput;
  /** All candidates with the values of the record; of those still in, `live` are the ones that the step is for. */
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

/** One refusal for every household that the sentence finds fault with. */
export function perCandidate(
  rule: string,
  source: string,
  candidates: readonly Candidate[],
  sentence: (candidate: Candidate) => string | null,
): Refusal[] {
  return candidates.flatMap((candidate) => {
    const message = sentence(candidate);
    return message === null ? [] : [{ rule, message, source, candidateId: candidate.id }];
  });
}

/** Households for a sentence: the first five, then how many there are. */
export function nameList(candidates: readonly Candidate[]): string {
  const names = candidates.slice(0, 5).map((candidate) => candidate.name);
  return candidates.length > 5 ? `${names.join('、')}等${candidates.length}户` : `${names.join('、')}户`;
}
