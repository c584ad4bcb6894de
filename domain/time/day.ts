/** A calendar day as text, `yyyy-mm-dd`. Text order is time order. */
export type Day = string;

/** A calendar month as text, `yyyymm`, the way the national system writes it. */
export type Month = string;

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const MONTH_PATTERN = /^\d{4}(0[1-9]|1[0-2])$/;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function lengthOfMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}

const ZERO = '0'.charCodeAt(0);
const HYPHEN = '-'.charCodeAt(0);

/** The number that these characters write; not a number where one of them is no digit. */
function digitsAt(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return NaN;
    number = 10 * number + digit;
  }
  return number;
}

/** By characters, since checks ask of a million days whether they are some. */
function partsOf(written: string): Parts | null {
  if (written.length !== 10 || written.charCodeAt(4) !== HYPHEN || written.charCodeAt(7) !== HYPHEN)
    return null;
  const year = digitsAt(written, 0, 4);
  const month = digitsAt(written, 5, 7);
  const day = digitsAt(written, 8, 10);
  const isDay = year >= 0 && day >= 1 && day <= lengthOfMonth(year, month);
  return isDay ? { year, month, day } : null;
}

function partsOrThrow(day: Day): Parts {
  const parts = partsOf(day);
  if (!parts) throw new RangeError('not a calendar day');
  return parts;
}

function textOf({ year, month, day }: Parts): Day {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Days since 1970-01-01 in the Gregorian calendar; years begin in March so that 29 Feb comes last. */
function serialOf({ year, month, day }: Parts): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function partsOfSerial(serial: number): Parts {
  const z = serial + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}

/** True for a day that the calendar has; 2023-02-29 is none. */
export function isDay(text: string): text is Day {
  return partsOf(text) !== null;
}

export function isMonth(text: string): text is Month {
  return MONTH_PATTERN.test(text);
}

/** The functions below throw a RangeError for text that is no calendar day: check with `isDay` at the border. */
export function addDays(day: Day, count: number): Day {
  return textOf(partsOfSerial(serialOf(partsOrThrow(day)) + count));
}

/** Calendar days from the first to the last, both counted: a notice from the 1st to the 5th is 5 days long. */
export function daysBetween(first: Day, last: Day): number {
  return serialOf(partsOrThrow(last)) - serialOf(partsOrThrow(first)) + 1;
}

/** Same day of another month; the month's last day where it is shorter (31 Jan + 1 month = 28 or 29 Feb). */
export function addMonths(day: Day, count: number): Day {
  const parts = partsOrThrow(day);
  const index = parts.year * 12 + parts.month - 1 + count;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return textOf({ year, month, day: Math.min(parts.day, lengthOfMonth(year, month)) });
}

/** Negative, zero or positive, as for `Array.prototype.sort`. */
export function compareDays(a: Day, b: Day): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(day: Day): number {
  return ((((serialOf(partsOrThrow(day)) + 3) % 7) + 7) % 7) + 1;
}

export function yearOf(day: Day): number {
  return partsOrThrow(day).year;
}

export function monthOf(day: Day): Month {
  return day.slice(0, 4) + day.slice(5, 7);
}

export function firstDayOf(month: Month): Day {
  return `${month.slice(0, 4)}-${month.slice(4, 6)}-01`;
}

export function lastDayOf(month: Month): Day {
  return addDays(addMonths(firstDayOf(month), 1), -1);
}
