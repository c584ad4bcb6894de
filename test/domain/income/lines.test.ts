import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LINE_TITLES } from '#domain/income/line-titles.ts';
import { lineCents, sumsOfLines } from '#domain/income/lines.ts';
import { productInCents } from '#domain/income/money.ts';
import { INCOME_ITEMS } from '#domain/income/statement.ts';

describe('productInCents', () => {
  it.each([
    [1333, 1.235, 164_626],
    [3, 0.335, 101],
    [1.005, 1, 101],
    [0.1, 0.2, 2],
    [1e-7, 1e7, 100],
    [1e21, 0, 0],
    [100_000_000, 9999.99, 99_999_900_000_000],
  ])('of %d × %d is %d', (quantity, price, cents) => {
    expect(productInCents(quantity, price)).toBe(cents);
  });

  it('is exact for whole quantities and prices in cents', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100_000 }),
        fc.integer({ min: 0, max: 1_000_000 }),
        (n, cents) => {
          expect(productInCents(n, cents / 100)).toBe(n * cents);
        },
      ),
    );
  });

  it('does not care which of the two comes first', () => {
    const decimal = fc.integer({ min: 0, max: 10_000_000 }).map((n) => n / 10_000);
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        expect(productInCents(a, b)).toBe(productInCents(b, a));
      }),
    );
  });
});

describe('lines of an item', () => {
  it('count by quantity and price, else by their amount', () => {
    expect(lineCents({ quantity: 2, unitPrice: 1.5, amount: 99 })).toBe(300);
    expect(lineCents({ quantity: 2, unitPrice: null, amount: 99 })).toBe(9900);
    expect(lineCents({ quantity: 2, unitPrice: null, amount: null })).toBeNull();
  });

  it('add up without the errors of binary fractions', () => {
    const tenCents = { item: 'wage_income', quantity: null, unitPrice: null, amount: 0.1 } as const;
    expect(sumsOfLines([tenCents, tenCents, tenCents])).toEqual({ wage_income: 0.3 });
    expect(sumsOfLines([])).toEqual({});
  });

  it('have usual titles under each of the 11 items, none twice', () => {
    for (const { name } of INCOME_ITEMS) {
      const titles = LINE_TITLES[name].map(({ title }) => title);
      expect(titles.length, name).toBeGreaterThan(0);
      expect(new Set(titles).size, name).toBe(titles.length);
    }
  });
});
