import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  deriveIncome,
  formulaInWords,
  INCOME_ITEMS,
  type IncomeItems,
  PROPERTY_ITEMS,
  TRANSFER_ITEMS,
} from '#domain/income/statement.ts';

const nothing = Object.fromEntries(INCOME_ITEMS.map(({ name }) => [name, null])) as IncomeItems;
const someIncome: IncomeItems = {
  ...nothing,
  wage_income: 12_000.1,
  business_income: 3000.2,
  dibao_income: 1200.3,
  pension_income: 0,
  other_property_income: 500,
  business_expense: 800.55,
};

describe('deriveIncome', () => {
  test('adds the 11 items up', () => {
    expect(deriveIncome(someIncome, 3)).toEqual({
      property_income: 500,
      transfer_income: 1200.3,
      annual_income: 16_700.6,
      net_income: 15_900.05,
      per_capita_net_income: 5300.02,
    });
  });

  test('knows nothing where nothing was collected', () => {
    expect(Object.values(deriveIncome(nothing, 3))).toEqual([null, null, null, null, null]);
    expect(deriveIncome({ ...nothing, business_expense: 100 }, 3).net_income).toBeNull();
  });

  test('tells 0 from unknown', () => {
    const sums = deriveIncome({ ...nothing, wage_income: 0 }, 2);
    expect(sums).toMatchObject({ property_income: null, annual_income: 0, per_capita_net_income: 0 });
  });

  test.each([null, 0])('has no share for a head-count of %s', (headCount) => {
    expect(deriveIncome(someIncome, headCount).per_capita_net_income).toBeNull();
  });

  test('keeps a loss', () => {
    const sums = deriveIncome({ ...nothing, business_income: 100, business_expense: 400.01 }, 2);
    expect(sums.net_income).toBe(-300.01);
    expect(sums.per_capita_net_income).toBe(-150.01);
  });

  test('is exact in cents whatever the amounts', () => {
    const item = fc.option(fc.integer({ min: 0, max: 100_000_000 }), { nil: null });
    const record = fc.record(Object.fromEntries(INCOME_ITEMS.map(({ name }) => [name, item])));
    fc.assert(
      fc.property(record, fc.integer({ min: 1, max: 12 }), (cents, heads) => {
        const at = (name: string) => cents[name] ?? 0;
        const items = Object.fromEntries(
          INCOME_ITEMS.map(({ name }) => {
            const value = cents[name];
            return [name, typeof value === 'number' ? value / 100 : null];
          }),
        ) as IncomeItems;
        const sums = deriveIncome(items, heads);
        const sumOf = (names: readonly string[]) => names.reduce((sum, name) => sum + at(name), 0);
        const annual = sumOf([...PROPERTY_ITEMS, ...TRANSFER_ITEMS, 'wage_income', 'business_income']);
        const net = annual - at('business_expense');
        expect(sums.property_income ?? 0).toBe(sumOf(PROPERTY_ITEMS) / 100);
        expect(sums.transfer_income ?? 0).toBe(sumOf(TRANSFER_ITEMS) / 100);
        if (sums.annual_income === null || sums.net_income === null) return;
        expect(sums.annual_income).toBe(annual / 100);
        expect(sums.net_income).toBe(net / 100);
        const share = Math.round((sums.per_capita_net_income ?? 0) * 100);
        expect(Math.abs(share * heads - net) * 2).toBeLessThanOrEqual(heads);
      }),
    );
  });
});

describe('formulaInWords', () => {
  test('shows each step with its figures', () => {
    expect(formulaInWords(someIncome, 3)).toEqual([
      '年收入 = 工资性收入 12,000.10 + 生产经营性收入 3,000.20 + 财产性收入 500.00 + 转移性收入 1,200.30 = 16,700.60 元',
      '纯收入 = 年收入 16,700.60 − 生产经营性支出 800.55 = 15,900.05 元',
      '人均纯收入 = 纯收入 15,900.05 ÷ 年度家庭人口数 3 人 = 5,300.02 元',
    ]);
  });

  test('stops where a figure is unknown', () => {
    expect(formulaInWords(someIncome, null)).toHaveLength(2);
    expect(formulaInWords(nothing, 3)).toEqual([]);
  });
});
