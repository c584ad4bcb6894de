import { type Day, yearOf } from '#domain/time/day.ts';
import type { ProcedureState } from './procedure-state.ts';

/** The newest day that any step bears. */
export const lastRecorded = ({ steps }: ProcedureState): Day | undefined =>
  steps
    .map(({ doneOn }) => doneOn)
    .sort()
    .at(-1);

/**
 * The day that the procedure has come to: today, unless a whole year went by without a step. Then what was done long
 * ago is entered afterwards: it goes on from its last step, and nothing of it is due or late today.
 */
export function dayReached(state: ProcedureState, today: Day): Day {
  const last = lastRecorded(state);
  return last !== undefined && yearOf(last) + 1 < yearOf(today) ? last : today;
}
