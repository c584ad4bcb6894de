import { expect, test } from 'vitest';
import { fenOf, tableYuan } from '#templates/layout/money.ts';

test('sums are exact in fen', () => {
  expect(fenOf(0.1) + fenOf(0.2)).toBe(30);
  expect(fenOf(8200.55)).toBe(820055);
});

test('amounts have two decimals and commas', () => {
  expect([0, 5, 99999, 123456789, -123456].map(tableYuan)).toEqual([
    '0.00',
    '0.05',
    '999.99',
    '1,234,567.89',
    '-1,234.56',
  ]);
});
