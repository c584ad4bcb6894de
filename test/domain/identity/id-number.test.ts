import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  birthDateOf,
  checkDigit,
  hasValidCheckDigit,
  idKey,
  isValidIdNumber,
  looksDamaged,
  normalizeIdNumber,
  sexOf,
  toEighteen,
} from '#domain/identity/id-number.ts';
import { idNumbers, writtenWays } from './people.ts';

test('the check digit is that of the example in GB 11643', () => {
  expect(checkDigit('11010519491231002')).toBe('X');
  expect(checkDigit('44052418800101001')).toBe('4');
});

test('however a number is written, its key is the same', () => {
  fc.assert(
    fc.property(idNumbers, writtenWays, (number, write) => {
      fc.pre(!/[./·_]/.test(write(number)));
      expect(idKey(write(number))).toBe(number);
      expect(idKey(number.toLowerCase())).toBe(number);
    }),
  );
});

test('a number of 15 digits has the key of its 18-digit form', () => {
  fc.assert(
    fc.property(idNumbers, (number) => {
      fc.pre(number.slice(6, 8) === '19');
      const fifteen = number.slice(0, 6) + number.slice(8, 17);
      expect(idKey(fifteen)).toBe(number);
      expect(toEighteen(fifteen)).toBe(number);
      expect(isValidIdNumber(fifteen)).toBe(true);
    }),
  );
});

test('a disability certificate has the key of its holder', () => {
  const [holder] = fc.sample(idNumbers, { numRuns: 1, seed: 7 });
  expect(idKey(`${holder}44`)).toBe(holder);
  expect(idKey(`${holder}13B1`)).toBe(holder);
});

test('a wrong check digit stays in the key, since both lists may carry the same slip', () => {
  expect(idKey('529901197001011235')).toBe('529901197001011235');
  expect(hasValidCheckDigit('529901197001011235')).toBe(false);
});

test.each([
  '',
  '无',
  '1234',
  '5299011970010112345',
  '5.29901197001011E+17',
  '529901197001011000',
  '52990119700101123Y',
])('what cannot be told from another number has no key: %s', (written) => {
  expect(idKey(written)).toBeNull();
});

test('a number that lost its last digits in a spreadsheet looks damaged, a right one ending in 000 does not', () => {
  const right = ['5299011970010', '5299011970020', '5299011970030']
    .map((start) => `${start}1000`)
    .filter((first17) => checkDigit(first17) === '0')
    .map((first17) => `${first17}0`);
  expect(looksDamaged('529901197001011000')).toBe(true);
  expect(looksDamaged('5.29901E+17')).toBe(true);
  for (const number of right) expect(looksDamaged(number)).toBe(false);
});

test('birth and sex are read from the number', () => {
  expect(birthDateOf('11010519491231002X')).toBe('1949-12-31');
  expect(sexOf('11010519491231002X')).toBe('female');
  expect(birthDateOf('529901430607231')).toBe('1943-06-07');
  expect(sexOf('529901430607231')).toBe('male');
  expect(birthDateOf('529901197002301234')).toBeNull();
});

test('a full-width X and a multiplication sign are an X', () => {
  expect(normalizeIdNumber('１１０１０５１９４９１２３１００２Ｘ')).toBe('11010519491231002X');
  expect(normalizeIdNumber('11010519491231002×')).toBe('11010519491231002X');
});
