import {
  birthDateOf,
  checkDigit,
  hasValidCheckDigit,
  isValidIdNumber,
  normalizeIdNumber,
} from './id-number.ts';

/** What probably happened when a number was copied, with the number that it probably is. */
export interface IdSlip {
  readonly kind: 'letter-for-digit' | 'check-digit-lost' | 'digits-swapped';
  readonly suggestion: string;
}

const lookAlikes: Readonly<Record<string, string>> = {
  O: '0',
  D: '0',
  I: '1',
  L: '1',
  Z: '2',
  S: '5',
  B: '8',
};

/**
 * A guess at the slip in a number that cannot be right, only when exactly one repair makes it right. It is shown
 * to the clerk and never applied by itself: only the identity card knows.
 */
export function likelySlip(written: string): IdSlip | null {
  const number = normalizeIdNumber(written);
  if (isValidIdNumber(number)) return null;

  const respelled = number.replace(/[ODILZSB]/g, (letter) => lookAlikes[letter] ?? letter);
  if (respelled !== number && isValidIdNumber(respelled)) {
    return { kind: 'letter-for-digit', suggestion: respelled };
  }
  if (/^\d{17}$/.test(number)) {
    const completed = number + checkDigit(number);
    return birthDateOf(completed) === null ? null : { kind: 'check-digit-lost', suggestion: completed };
  }
  const [only, ...others] = swaps(number).filter(
    (swapped) => hasValidCheckDigit(swapped) && birthDateOf(swapped) !== null,
  );
  return only === undefined || others.length > 0 ? null : { kind: 'digits-swapped', suggestion: only };
}

function swaps(number: string): string[] {
  if (!/^\d{17}[\dX]$/.test(number)) return [];
  const neighbours = Array.from({ length: 16 }, (_, at) => at);
  return neighbours
    .filter((at) => number[at] !== number[at + 1])
    .map((at) => number.slice(0, at) + number.charAt(at + 1) + number.charAt(at) + number.slice(at + 2));
}
