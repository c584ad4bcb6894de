import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkDigit, isValidIdNumber } from '#domain/identity/id-number.ts';
import { likelySlip } from '#domain/identity/id-slip.ts';
import { idNumbers } from './people.ts';

test('a right number has no slip', () => {
  fc.assert(
    fc.property(idNumbers, (number) => {
      expect(likelySlip(number)).toBeNull();
    }),
  );
});

test('letters that look like digits are named', () => {
  const number = '52990119700101102';
  const right = number + checkDigit(number);
  expect(likelySlip(right.replace('0', 'O'))).toEqual({ kind: 'letter-for-digit', suggestion: right });
});

test('a lost last digit is made good', () => {
  fc.assert(
    fc.property(idNumbers, (number) => {
      expect(likelySlip(number.slice(0, 17))).toEqual({ kind: 'check-digit-lost', suggestion: number });
    }),
  );
});

test('a suggestion is always a right number', () => {
  fc.assert(
    fc.property(idNumbers, fc.integer({ min: 0, max: 16 }), (number, at) => {
      const swapped = number.slice(0, at) + number.charAt(at + 1) + number.charAt(at) + number.slice(at + 2);
      const slip = likelySlip(swapped);
      if (slip !== null) expect(isValidIdNumber(slip.suggestion)).toBe(true);
    }),
  );
});
