import { hideIdNumber, maskBankAccount, maskPhone } from './mask.ts';
import { privateNumbers } from './number-runs.ts';

const MASKS = { 'id-number': hideIdNumber, phone: maskPhone, account: maskBankAccount } as const;

// Days and years, the whole text: nobody's number is written so.
const MONTH = String.raw`(?:0?[1-9]|1[0-2])`;
const DAY = String.raw`(?:0?[1-9]|[12]\d|3[01])`;
const DATES = new RegExp(
  String.raw`^(?:(?:19|20)\d\d(?:[-./]?${MONTH}(?:[-./]?${DAY}(?:\s\d\d)?)?)?(?:\D+|$))+$`,
  'u',
);

/** The text with every number of a person in it masked, but for those that `isPublic` lets through (digits only). */
export function maskNumbers(text: string, isPublic: (digits: string) => boolean): string {
  const found = privateNumbers(text);
  if (found === null) return text;
  let masked = '';
  let at = 0;
  for (const { from, to, kind, digits } of found.numbers) {
    const run = found.plain.slice(from, to);
    if (DATES.test(run) || isPublic(digits)) continue;
    masked += found.plain.slice(at, from) + MASKS[kind](digits);
    at = to;
  }
  return at === 0 ? text : masked + found.plain.slice(at);
}
