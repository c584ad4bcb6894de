import type { Day } from '#domain/time/day.ts';
import { HEAD } from './kin.ts';

/** When somebody came into a household and left it. */
export interface Stay {
  readonly joined_on: Day | null;
  readonly left_on: Day | null;
  /** `duplicate`: the row spoke of somebody who stands elsewhere, so that it never counts. */
  readonly left_kind: 'natural' | 'transfer' | 'duplicate' | null;
}

/** Whether somebody belonged to the household when the day ended; who left on the day did not. */
export const wasPresentOn = ({ joined_on, left_on, left_kind }: Stay, day: Day): boolean =>
  left_kind !== 'duplicate' && (joined_on ?? '') <= day && (left_on === null || left_on > day);

/** The day whose evening a year's lists describe: its last one, or today while it runs. */
export const lastDayToTell = (year: number, today: Day): Day => {
  const last = `${year}-12-31`;
  return last < today ? last : today;
};

/** The head among those who were there on a day: who left as head later was it, whatever others have become since. */
export function headAmong<P extends { readonly relation: string | null; readonly left_on: Day | null }>(
  people: readonly P[],
): P | null {
  const heads = people.filter(({ relation }) => relation === HEAD);
  return heads.find(({ left_on }) => left_on !== null) ?? heads[0] ?? null;
}
