import { readDisabilityNumber } from '#domain/identity/disability-number.ts';
import { hasValidCheckDigit, idKey, normalizeIdNumber } from '#domain/identity/id-number.ts';
import { type Day, isDay } from '#domain/time/day.ts';
import { textOf, type Values } from './facts.ts';

const OFFICER_CARD = '03';
const EARLIEST_BIRTH = '1900-01-01';

/**
 * What is wrong with a member's number. Exactly one answer, so that one slip gives one finding: a number of the
 * wrong length is not also reported for its check digit, a wrong check digit not also for the day of birth.
 */
export type NumberState =
  | 'missing'
  | 'other-document'
  | 'wrong-length'
  | 'unreadable'
  | 'wrong-check-digit'
  | 'wrong-certificate'
  | 'wrong-birth'
  | 'good';

export interface MemberNumber {
  readonly state: NumberState;
  readonly length: number;
  /** The 18 digits, where they could be read and checked. */
  readonly digits: string | null;
  readonly birth: Day | null;
}

function stateOfDigits(number: string): NumberState | 'readable' {
  if (number.length === 15) return /^\d{15}$/.test(number) ? 'readable' : 'unreadable';
  if (number.length === 18) return hasValidCheckDigit(number) ? 'readable' : 'wrong-check-digit';
  if (number.length !== 20 && number.length !== 22) return 'wrong-length';
  const certificate = readDisabilityNumber(number);
  return certificate && hasValidCheckDigit(certificate.idNumber) ? 'readable' : 'wrong-certificate';
}

/** Reads the number of a member; a 15-digit one through its 18-digit form. */
export function memberNumber(values: Values, today: Day): MemberNumber {
  const number = normalizeIdNumber(textOf(values, 'id_number') ?? '');
  const length = number.length;
  const failed = (state: NumberState): MemberNumber => ({ state, length, digits: null, birth: null });
  if (number === '' || number.startsWith('999999')) return failed('missing');
  if (textOf(values, 'id_type') === OFFICER_CARD) return failed('other-document');
  const state = stateOfDigits(number);
  if (state !== 'readable') return failed(state);
  const digits = idKey(number);
  if (digits === null) return failed('unreadable');
  const birth = `${digits.slice(6, 10)}-${digits.slice(10, 12)}-${digits.slice(12, 14)}`;
  const isPossible = isDay(birth) && birth >= EARLIEST_BIRTH && birth <= today;
  return isPossible ? { state: 'good', length, digits, birth } : failed('wrong-birth');
}
