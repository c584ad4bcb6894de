import { addDays, type Day, weekdayOf } from './day.ts';

/**
 * The yearly notice of the State Council's office on holidays, as data: days off that would be working days,
 * and Saturdays and Sundays that are worked instead. Without it only weekends are off.
 */
export interface HolidayList {
  readonly off: readonly Day[];
  readonly worked: readonly Day[];
}

export function isWorkingDay(day: Day, holidays: HolidayList): boolean {
  if (holidays.worked.includes(day)) return true;
  return weekdayOf(day) <= 5 && !holidays.off.includes(day);
}

/** The last day of a period of `count` working days that begins on the day after `day`. */
export function addWorkingDays(day: Day, count: number, holidays: HolidayList): Day {
  let reached = day;
  for (let left = count; left > 0;) {
    reached = addDays(reached, 1);
    if (isWorkingDay(reached, holidays)) left -= 1;
  }
  return reached;
}

/** Working days from the first to the last, both counted. */
export function workingDaysBetween(first: Day, last: Day, holidays: HolidayList): number {
  let count = 0;
  for (let day = first; day <= last; day = addDays(day, 1)) {
    if (isWorkingDay(day, holidays)) count += 1;
  }
  return count;
}

/** Days from the first to the last, both counted, on which nobody works. */
export function daysOffBetween(first: Day, last: Day, holidays: HolidayList): Day[] {
  const off: Day[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) {
    if (!isWorkingDay(day, holidays)) off.push(day);
  }
  return off;
}
