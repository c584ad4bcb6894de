import { type Day, daysBetween } from '#domain/time/day.ts';
import { addWorkingDays, type HolidayList } from '#domain/time/working-days.ts';

/** How far an objection has come. */
export interface ObjectionCourse {
  readonly receivedOn: Day;
  readonly verifiedOn: Day | null;
  readonly outcome: 'upheld' | 'dismissed' | 'withdrawn' | null;
  readonly decidedOn: Day | null;
  readonly answeredOn: Day | null;
}

/** What must be done to it now; `drop` and `repost` are what an objection that is upheld leads to. */
export type ObjectionAct = 'verify' | 'decide' | 'drop' | 'repost' | 'answer';

/** Of an objection that is upheld: its household is still in, its notice must be put up anew and was not. */
export interface ObjectionConsequence {
  readonly isStillIn: boolean;
  readonly awaitsRepost: boolean;
}

/** The next act, null once there is none; a withdrawn one needs no answer. */
export function nextActOf(
  { verifiedOn, outcome, answeredOn }: ObjectionCourse,
  { isStillIn, awaitsRepost }: ObjectionConsequence,
): ObjectionAct | null {
  if (outcome === null) return verifiedOn === null ? 'verify' : 'decide';
  if (outcome === 'withdrawn') return null;
  if (outcome === 'upheld' && isStillIn) return 'drop';
  if (outcome === 'upheld' && awaitsRepost) return 'repost';
  return answeredOn === null ? 'answer' : null;
}

export interface AnswerDeadline {
  /** The last day to answer: so many working days after the receipt. */
  readonly answerBy: Day;
  /** Days from today until then, negative when it has passed; null once nothing is to be answered. */
  readonly daysLeft: number | null;
  /** By how many days the answer came too late. */
  readonly daysLate: number;
}

export function answerDeadline(
  { receivedOn, outcome, answeredOn }: ObjectionCourse,
  { days, today, holidays }: { readonly days: number; readonly today: Day; readonly holidays: HolidayList },
): AnswerDeadline {
  const answerBy = addWorkingDays(receivedOn, days, holidays);
  const daysFrom = (day: Day) => daysBetween(day, answerBy) - 1;
  if (answeredOn !== null) return { answerBy, daysLeft: null, daysLate: Math.max(-daysFrom(answeredOn), 0) };
  return { answerBy, daysLeft: outcome === 'withdrawn' ? null : daysFrom(today), daysLate: 0 };
}
