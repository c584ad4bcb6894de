import { addDays, type Day } from '#domain/time/day.ts';
import { addWorkingDays, type HolidayList } from '#domain/time/working-days.ts';
import type { Deadline, Notice, Step } from './definition.ts';
import type { StepRecord } from './procedure-state.ts';

type Wait = Pick<NonNullable<Step['notBefore']>, 'days' | 'count'>;

export const WEEKENDS_ONLY: HolidayList = { off: [], worked: [] };

/** The last day that a notice put up on `from` must still hang: 止 = 起 + n − 1 where the first day counts. */
export function lastDayOfNotice(from: Day, notice: Notice, holidays: HolidayList): Day {
  const before = notice.firstDay ? addDays(from, -1) : from;
  return notice.count === 'calendar'
    ? addDays(before, notice.days)
    : addWorkingDays(before, notice.days, holidays);
}

/** The day on which a step's notice is over: as recorded, but never before its shortest period. */
export function noticeEnd(record: StepRecord, notice: Notice, holidays: HolidayList): Day {
  const shortest = lastDayOfNotice(record.noticeFrom ?? record.doneOn, notice, holidays);
  return record.noticeTo && record.noticeTo > shortest ? record.noticeTo : shortest;
}

/** The latest posting day whose notice is over before `next`. */
export function latestPosting(next: Day, notice: Notice, holidays: HolidayList): Day {
  let from = next;
  while (lastDayOfNotice(from, notice, holidays) >= next) from = addDays(from, -1);
  return from;
}

/** The first day after a wait; the day of the first step is day 0. */
export const firstDayAfter = (start: Day, { days, count }: Wait, holidays: HolidayList): Day =>
  count === 'calendar' ? addDays(start, days) : addWorkingDays(start, days, holidays);

/** The latest day from which a wait is over by `next`. */
export function latestBefore(next: Day, wait: Wait, holidays: HolidayList): Day {
  let from = next;
  while (firstDayAfter(from, wait, holidays) > next) from = addDays(from, -1);
  return from;
}

/** The last day within a limit; the day of the first step is day 0. */
export function lastDayOfDeadline(start: Day, deadline: Deadline, holidays: HolidayList): Day {
  return firstDayAfter(start, deadline, holidays);
}
