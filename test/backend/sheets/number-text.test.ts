import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRoundedNumber, numberCell } from '#backend/sheets/number-text.ts';

describe('a number cell', () => {
  test.each([
    ['13800000000', '13800000000'],
    ['0012', '0012'],
    ['-12.50', '-12.50'],
    ['.5', '.5'],
    ['12345.670000000001', '12345.67'],
    ['0.30000000000000004', '0.3'],
    ['1.2300000000000001E-3', '0.00123'],
    ['1E-7', '0.0000001'],
    ['1.38E+10', '13800000000'],
    ['1.23456789012345E+14', '123456789012345'],
    ['999999999999999', '999999999999999'],
  ])('%s is given as %s', (raw, text) => {
    expect(numberCell(raw)).toEqual({ text, numeric: true });
  });

  test.each([
    '1000000000000000',
    '529901195006113970',
    '5.2990119500611398E+17',
    '1E+15',
    '1234567890123456.5',
  ])('%s has lost digits', (raw) =>
    expect(numberCell(raw)).toEqual({ text: raw, numeric: true, lossy: true }),
  );

  test.each(['', '.', 'abc', '1,234', 'NaN', '1e', '--1'])('%j is text', (raw) => {
    expect(numberCell(raw)).toEqual({ text: raw });
  });

  test('an amount of money is the same after a spreadsheet has kept it as a double', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e11, max: 1e11 }), (cents) => {
        const noise = (cents / 100).toPrecision(17);
        expect(Number(numberCell(noise).text)).toBe(cents / 100);
        expect(numberCell(noise).text).toMatch(/^-?\d+(?:\.\d{1,2}0*)?$/);
      }),
    );
  });

  test('text that a spreadsheet rounded is recognised', () => {
    expect(['5.29901E+17', '5.29901E17', '1E+10', '-1.5e+11', ' 5.3E+17 '].every(isRoundedNumber)).toBe(true);
    expect(['5E17', '1.2E3', 'E+17', '1E-5', '12E+3', '甲+1'].some(isRoundedNumber)).toBe(false);
  });
});
