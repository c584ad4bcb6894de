import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { centsOf, moneyText, shareOfCents, yuanOf } from '#domain/income/money.ts';

describe('cents', () => {
  test.each([
    [1.005, 101],
    [1.004, 100],
    [0.1 + 0.2, 30],
    [-1.005, -101],
    [8.615, 862],
    [0, 0],
    [1e-7, 0],
    [12_345_678.9, 1_234_567_890],
  ])('%d yuan is %i', (yuan, cents) => {
    expect(centsOf(yuan)).toBe(cents);
  });

  test('go to yuan and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (cents) => {
        expect(centsOf(yuanOf(cents))).toBe(cents);
      }),
    );
  });

  test('a share is rounded half up, away from zero', () => {
    expect(shareOfCents(5, 2)).toBe(3);
    expect(shareOfCents(-5, 2)).toBe(-3);
    expect(shareOfCents(10_000, 3)).toBe(3333);
    expect(shareOfCents(20_000, 3)).toBe(6667);
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 1, max: 30 }), (cents, heads) => {
        expect(Math.abs(shareOfCents(cents, heads) * heads - cents) * 2).toBeLessThanOrEqual(heads);
      }),
    );
  });

  test('are written with two decimals', () => {
    expect(moneyText(1_234_567.5)).toBe('1,234,567.50');
    expect(moneyText(-0.5)).toBe('-0.50');
    expect(moneyText(0)).toBe('0.00');
    expect(moneyText(999)).toBe('999.00');
  });
});
