import { describe, expect, test } from 'vitest';
import type { Values } from '#domain/quality/facts.ts';
import { aHousehold, findingsOf, rulesOf } from '../household-facts.ts';

const sound: Values = {
  wage_income: 12_000,
  business_income: 3000,
  family_planning_income: 0,
  dibao_income: 1200,
  tekun_income: 0,
  pension_income: 0,
  ecology_income: 0,
  other_transfer_income: 300.5,
  dividend_income: 200,
  other_property_income: 0,
  business_expense: 1000,
  transfer_income: 1500.5,
  property_income: 200,
  annual_income: 16_700.5,
  net_income: 15_700.5,
  per_capita_net_income: 5233.5,
};

const withIncome = (values: Values, headCount: number | null = 3) =>
  aHousehold({ income: { ...sound, ...values }, headCount });

describe('sums of an income statement', () => {
  test.each<[string, Values, string[]]>([
    ['sound', {}, []],
    [
      'Q093: annual income off by two cents',
      { annual_income: 16_700.52, net_income: 15_700.52, per_capita_net_income: 5233.51 },
      ['Q093'],
    ],
    ['Q093: by one cent, within the tolerance', { annual_income: 16_700.51, net_income: 15_700.51 }, []],
    [
      'Q094: transfers',
      { transfer_income: 1500, annual_income: 16_700, net_income: 15_700, per_capita_net_income: 5233.33 },
      ['Q094'],
    ],
    [
      'Q095: property',
      { property_income: 250, annual_income: 16_750.5, net_income: 15_750.5, per_capita_net_income: 5250.17 },
      ['Q095'],
    ],
    ['Q096: net income', { net_income: 16_700.5, per_capita_net_income: 5566.83 }, ['Q096']],
    ['Q096: a cent, within the tolerance', { net_income: 15_700.51 }, []],
    ['Q096: two cents', { net_income: 15_700.52 }, ['Q096']],
    ['Q097: a half cent rounded the other way', { per_capita_net_income: 5233.51 }, []],
    ['Q097: the share', { per_capita_net_income: 5233.52 }, ['Q097']],
    ['Q097: more decimals than are written', { per_capita_net_income: 5233.5000001 }, []],
    [
      'sums that nobody stated',
      {
        transfer_income: null,
        property_income: null,
        annual_income: null,
        net_income: null,
        per_capita_net_income: null,
      },
      [],
    ],
    [
      'a share checked through unstated sums',
      { annual_income: null, net_income: null, per_capita_net_income: 5000 },
      ['Q097'],
    ],
  ])('%s', (_, values, expected) => {
    expect(rulesOf(withIncome(values))).toEqual(expected);
  });

  test('Q097 divides by the head-count of the year and says what is right', () => {
    expect(findingsOf(withIncome({}, 4))).toMatchObject([
      { rule: 'Q097', message: '人均纯收入计算有误（应为 3,925.13 元）' },
    ]);
    expect(rulesOf(withIncome({}, null))).toEqual([]);
    expect(rulesOf(withIncome({}, 0))).toEqual([]);
  });

  test('totals without their items are taken as they are', () => {
    const values = { annual_income: 20_000, net_income: 18_000, business_expense: 2000 };
    expect(rulesOf(aHousehold({ income: values, headCount: 3 }))).toEqual([]);
  });

  test('Q098 names each negative item, expenses too, but not a loss', () => {
    const findings = findingsOf(
      withIncome({
        dibao_income: -1,
        business_expense: -1,
        transfer_income: null,
        annual_income: null,
        net_income: null,
        per_capita_net_income: null,
      }),
    );
    expect(findings.map(({ rule, field, message }) => [rule, field, message])).toEqual([
      ['Q098', 'income.dibao_income', '低保金不能为负数'],
      ['Q098', 'income.business_expense', '生产经营性支出不能为负数'],
    ]);
    const loss = { business_expense: 20_000, net_income: -3299.5, per_capita_net_income: -1099.83 };
    expect(rulesOf(withIncome(loss))).toEqual([]);
  });

  test('a household without a statement has nothing to check', () => {
    expect(rulesOf(aHousehold())).toEqual([]);
  });
});
