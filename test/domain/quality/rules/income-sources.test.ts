import { describe, expect, test } from 'vitest';
import type { Values } from '#domain/quality/facts.ts';
import { incomeSourcesRules } from '#domain/quality/rules/income-sources.ts';
import { aContext, aHousehold, aMember, findingsOf } from '../household-facts.ts';
import { casesOf } from '../rule-cases.ts';

const PENSION: Values = { pension_income: 1500 };
const drawn = (...members: Parameters<typeof aMember>[0][]) => ({
  home: aHousehold({ income: PENSION, members: members.map((member) => aMember(member)) }),
});
const born = (birth_date: string, more: Values = {}) => ({ values: { birth_date, ...more } });
const NO_OLD = '家中无 60 岁以上老人却有养老金';

const compared = (now: Values | null, before: Values | null, yearBefore: Values | null = null) => ({
  home: aHousehold({ income: now, incomeBefore: before, yearBefore, headCount: 4 }),
});
const heads = (per_capita_net_income: number): Values => ({ per_capita_net_income });

const LEFT_POVERTY: Values = { exit_status: '1' };
const inPeriod = (period_from: string | null, period_to: string | null, year: Values = LEFT_POVERTY) => ({
  home: aHousehold({ year, income: { period_from, period_to } }),
});
const PERIOD = '收入周期应为 2023-10-01 至 2024-09-30';

casesOf(
  incomeSourcesRules.filter(({ id }) => id !== 'Q110'),
  {
    Q106: {
      hits: {
        'no area': {
          home: aHousehold({ income: { ecology_income: 0.01 }, year: { returned_farmland_area: 0 } }),
          says: '有生态补偿金但退耕还林面积为 0',
        },
      },
      misses: {
        'a little area': {
          home: aHousehold({ income: { ecology_income: 500 }, year: { returned_farmland_area: 0.01 } }),
        },
        'no money': {
          home: aHousehold({ income: { ecology_income: 0 }, year: { returned_farmland_area: 0 } }),
        },
      },
      unknown: {
        'area not collected': { home: aHousehold({ income: { ecology_income: 500 }, year: {} }) },
        'nothing of the year': { home: aHousehold({ income: { ecology_income: 500 } }) },
        'no statement': { home: aHousehold({ year: { returned_farmland_area: 0 } }) },
      },
    },
    Q107: {
      hits: {
        'a day short of 60': { ...drawn(born('1964-07-01')), says: NO_OLD },
        'a woman of 50 who is no employee': {
          ...drawn({ ...born('1974-06-30', { sex: '2' }), year: { has_employee_pension_insurance: 0 } }),
          says: NO_OLD,
        },
        'a woman a day short of 50': {
          ...drawn({ ...born('1974-07-01', { sex: '2' }), year: { has_employee_pension_insurance: 1 } }),
          says: NO_OLD,
        },
        'a man of 50 who is an employee': {
          ...drawn({ ...born('1974-06-30'), year: { has_employee_pension_insurance: 1 } }),
          says: NO_OLD,
        },
        'the old one left before the period': {
          ...drawn(born('1990-01-01'), {
            present: false,
            values: { birth_date: '1940-01-01', left_on: '2023-09-30' },
          }),
          says: NO_OLD,
        },
      },
      misses: {
        '60 on the day': drawn(born('1964-06-30')),
        'an employed woman of 50': drawn({
          ...born('1974-06-30', { sex: '2' }),
          year: { has_employee_pension_insurance: 1 },
        }),
        'the old one died in the period': drawn(born('1990-01-01'), {
          present: false,
          values: { birth_date: '1940-01-01', left_on: '2024-01-15' },
        }),
        'no pension': { home: aHousehold({ income: { pension_income: 0 } }) },
      },
      unknown: {
        'an age': drawn({ values: { id_number: null, birth_date: null } }),
        'whether the woman is an employee': drawn(born('1970-01-01', { sex: '2' })),
        'pension not collected': { home: aHousehold({ income: {} }) },
        nobody: { home: aHousehold({ income: PENSION, members: [] }) },
      },
    },
    Q108: {
      hits: {
        'a cent beyond a fifth less': {
          ...compared(heads(7999.99), heads(10_000)),
          says: '人均纯收入较上年变化 -20.1%，请核实',
        },
        'a cent beyond twice as much': {
          ...compared(heads(20_000.01), heads(10_000)),
          says: '人均纯收入较上年变化 +100.1%，请核实',
        },
        'a loss': { ...compared(heads(-500), heads(1000)), says: '人均纯收入较上年变化 -150%，请核实' },
        'worked out from the items of both years, each with its heads': {
          ...compared({ wage_income: 20_000 }, { wage_income: 20_000 }, { annual_head_count: 2 }),
          says: '人均纯收入较上年变化 -50%，请核实',
        },
      },
      misses: {
        'a fifth less': compared(heads(8000), heads(10_000)),
        'twice as much': compared(heads(20_000), heads(10_000)),
      },
      unknown: {
        'nothing of the year before': compared(heads(1), null),
        'nothing of this year': compared(null, heads(10_000)),
        'no income in the year before': compared(heads(5000), heads(0)),
        'a loss in the year before': compared(heads(5000), heads(-100)),
        'the heads of the year before: those of this one': {
          ...compared({ wage_income: 5000 }, { wage_income: 20_000 }),
          says: '人均纯收入较上年变化 -75%，请核实',
        },
      },
    },
    Q109: {
      hits: {
        'begins a day late': { ...inPeriod('2023-10-02', '2024-09-30'), says: PERIOD },
        'ends with the year': { ...inPeriod('2023-10-01', '2024-12-31'), says: PERIOD },
        'only the end is written': { ...inPeriod(null, '2024-12-31'), says: PERIOD },
      },
      misses: {
        'the period': inPeriod('2023-10-01', '2024-09-30'),
        'another one of a household that never was poor': inPeriod('2023-01-01', '2023-12-31', {}),
      },
      unknown: {
        'blank: the usual one': inPeriod(null, null),
        'no period is known': {
          ...inPeriod('2024-01-01', '2024-12-31'),
          context: { incomePeriod: null },
        },
        'no statement': { home: aHousehold({ year: LEFT_POVERTY }) },
      },
    },
  },
);

describe('Q110: months of a public post against what they brought', () => {
  const said = (post_income: number | null, months: (number | null)[], monthly: number | null = 500) => {
    const members = months.map((public_post_months) => aMember({ year: { public_post_months } }));
    const home = aHousehold({ income: { post_income }, members });
    const checks =
      monthly === null ? {} : { parameters: { 'Q110.monthly': { value: monthly, source: '示范县' } } };
    return findingsOf(home, aContext([home]), { rules: incomeSourcesRules, checks }).map(
      ({ rule, message }) => [rule, message],
    );
  };
  const HIT = [['Q110', '公益性岗位收入与聘用月数不匹配']];

  test.each([
    ['a cent beyond a fifth less', 4799.99, [12], HIT],
    ['a fifth less', 4800, [12], []],
    ['a fifth more', 7200, [12], []],
    ['a cent beyond a fifth more', 7200.01, [12], HIT],
    ['two posts together', 9000, [12, 6], []],
    ['only one of two is paid', 6000, [12, 6], HIT],
    ['no pay at all', 0, [1], HIT],
    ['pay without months', 500, [0], HIT],
    ['pay not collected', null, [12], []],
    ['months of nobody collected', 6000, [null], []],
  ] as const)('%s', (_, earned, months, expected) => {
    expect(said(earned, [...months])).toEqual(expected);
  });

  test('is silent until the county has said what a month brings', () => {
    expect(said(1, [12], null)).toEqual([]);
  });
});
