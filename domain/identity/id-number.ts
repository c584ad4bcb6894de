import { readDisabilityNumber } from './disability-number.ts';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkDigits = '10X98765432';
const ZERO = '0'.charCodeAt(0);

export type Sex = 'male' | 'female';

/** The check digit of GB 11643-1999 (ISO 7064 MOD 11-2) for the first 17 digits; empty where they are none. */
export function checkDigit(first17: string): string {
  let sum = 0;
  for (let at = 0; at < weights.length; at += 1) {
    const digit = first17.charCodeAt(at) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return '';
    sum += (weights[at] ?? 0) * digit;
  }
  return checkDigits[sum % 11] ?? '';
}

const PLAIN = /^\d{17}[\dX]$/;

/** A written number without spaces, hyphens and invisible characters, in half-width digits, X upper-case. */
export function normalizeIdNumber(written: string): string {
  if (PLAIN.test(written)) return written;
  return written
    .normalize('NFKC')
    .replace(/[\s\p{Cf}\p{Pd}'’]/gu, '')
    .replace(/[x×Χ]/gu, 'X')
    .toUpperCase();
}

/** The 18-digit form of a 15-digit number of before 1999: century 19 and a check digit added. */
export function toEighteen(fifteen: string): string {
  const first17 = `${fifteen.slice(0, 6)}19${fifteen.slice(6)}`;
  return first17 + checkDigit(first17);
}

/**
 * The form by which records are matched: the first 18 characters (of a disability certificate too, which begins
 * with its holder's id number), upper-case X, 15 digits made 18. A wrong check digit stays in the key, since the
 * same slip is often in both lists. Null for what cannot be told from another person's number: another length,
 * other characters, digits lost in a spreadsheet.
 */
export function idKey(written: string): string | null {
  const number = normalizeIdNumber(written);
  if (looksDamaged(written)) return null;
  if (/^\d{15}$/.test(number)) return toEighteen(number);
  if (PLAIN.test(number)) return number;
  return readDisabilityNumber(number)?.idNumber ?? null;
}

/**
 * True when a spreadsheet has eaten the last digits: scientific notation, or an ending 000 (15 significant digits
 * are kept) with a failing check digit. The number has to be asked for again; it cannot be repaired.
 */
export function looksDamaged(written: string): boolean {
  if (PLAIN.test(written) && !written.endsWith('000')) return false;
  const number = normalizeIdNumber(written);
  if (/^\d(?:\.\d+)?E\+?\d{1,2}$/.test(number)) return true;
  return /^\d{15}000$/.test(number) && !hasValidCheckDigit(number);
}

export function hasValidCheckDigit(number: string): boolean {
  return PLAIN.test(number) && checkDigit(number) === number[17];
}

/** The day of birth in the number as yyyy-mm-dd, or null when there is none in the calendar. */
export function birthDateOf(written: string): string | null {
  const key = idKey(written);
  if (key === null) return null;
  const day = `${key.slice(6, 10)}-${key.slice(10, 12)}-${key.slice(12, 14)}`;
  return isCalendarDay(day) ? day : null;
}

/** The sex in the number: an odd 17th digit is a man. */
export function sexOf(written: string): Sex | null {
  const key = idKey(written);
  if (key === null) return null;
  return Number(key[16]) % 2 === 1 ? 'male' : 'female';
}

/** A resident's number that can be right: 15 digits, or 18 with a fitting check digit, with a day of birth. */
export function isValidIdNumber(written: string): boolean {
  const number = normalizeIdNumber(written);
  const isShaped = /^\d{15}$/.test(number) || hasValidCheckDigit(number);
  return isShaped && birthDateOf(written) !== null;
}

function isCalendarDay(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day) return false;
  return day >= '1880-01-01' && day <= '2099-12-31';
}
