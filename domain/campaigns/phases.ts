import type { CampaignPlan } from '#domain/policy/pack-parts.ts';
import { addDays, type Day, daysBetween, isDay } from '#domain/time/day.ts';

/** The first and the last day of a phase. */
export interface PhaseDays {
  readonly key: string;
  readonly startsOn: Day;
  readonly endsOn: Day;
}

/** A phase of a campaign as it is recorded. */
export interface Phase extends PhaseDays {
  readonly title: string;
  /** Every household of the groups is surveyed in it. */
  readonly surveys: boolean;
  /** The document that the plan takes it from. */
  readonly source: string;
  readonly doneOn: Day | null;
}

interface PhaseView {
  readonly status: 'done' | 'late' | 'running' | 'coming';
  /** Days until it begins; null when it has begun. */
  readonly daysUntil: number | null;
  /** Days until its last day, negative when that has passed; null when it is done. */
  readonly daysLeft: number | null;
  /** By how many days it was done too late. */
  readonly daysLate: number;
}

const daysTo = (from: Day, to: Day): number => daysBetween(from, to) - 1;

export function judgePhase({ startsOn, endsOn, doneOn }: Phase, today: Day): PhaseView {
  if (doneOn !== null)
    return {
      ...{ status: 'done', daysUntil: null, daysLeft: null },
      daysLate: Math.max(0, daysTo(endsOn, doneOn)),
    };
  const daysLeft = daysTo(today, endsOn);
  const status = daysLeft < 0 ? 'late' : today < startsOn ? 'coming' : 'running';
  return { status, daysUntil: status === 'coming' ? daysTo(today, startsOn) : null, daysLeft, daysLate: 0 };
}

/** 02-29 is the last of February in a year that has no such day. */
function dayOf(year: number, monthDay: string): Day {
  const day = `${year}-${monthDay}`;
  return isDay(day) ? day : addDays(`${year}-03-01`, -1);
}

/** The plan's days of a year; what would begin before the phase that it follows, or end before it begins, is of the next. */
export function daysOfPlan(plan: Pick<CampaignPlan, 'phases'>, year: number): PhaseDays[] {
  let at = year;
  let last = '';
  return plan.phases.map(({ key, from, to }) => {
    if (dayOf(at, from) < last) at += 1;
    const startsOn = dayOf(at, from);
    last = startsOn;
    return { key, startsOn, endsOn: dayOf(to < from ? at + 1 : at, to) };
  });
}

/** The phase that is surveyed now: the first that is not done, else the last; undefined where the plan surveys nobody. */
export const surveyPhase = <P extends Pick<Phase, 'surveys' | 'doneOn'>>(
  phases: readonly P[],
): P | undefined => {
  const surveys = phases.filter((phase) => phase.surveys);
  return surveys.find(({ doneOn }) => doneOn === null) ?? surveys.at(-1);
};
