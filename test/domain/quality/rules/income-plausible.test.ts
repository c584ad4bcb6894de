import type { Values } from '#domain/quality/facts.ts';
import { incomePlausibleRules } from '#domain/quality/rules/income-plausible.ts';
import { aHousehold, aMember } from '../household-facts.ts';
import { casesOf } from '../rule-cases.ts';

const earning = (income: Values | null, headCount: number | null = 4) => ({
  home: aHousehold({ income, headCount }),
});
const WAGE: Values = { wage_income: 12_000 };
const NO_WAGE: Values = { wage_income: 0 };

const workers = (income: Values, ...years: (Values | null)[]) => ({
  home: aHousehold({ income, members: years.map((year) => aMember({ year })) }),
});

casesOf(incomePlausibleRules, {
  Q099: {
    hits: {
      'nothing is left': { ...earning({ per_capita_net_income: 0 }), says: '人均纯收入 0.00 元异常' },
      'a loss, worked out from the items': {
        ...earning({ business_income: 1000, business_expense: 1200 }),
        says: '人均纯收入 -50.00 元异常',
      },
      'a cent more than the most': {
        ...earning({ per_capita_net_income: 100_000.01 }),
        says: '人均纯收入 100,000.01 元异常',
      },
      'what is stated goes before the items': {
        ...earning({ per_capita_net_income: 100_001, wage_income: 40_000 }),
        says: '人均纯收入 100,001.00 元异常',
      },
      'the net income that is stated, shared': {
        ...earning({ net_income: 500_000 }),
        says: '人均纯收入 125,000.00 元异常',
      },
    },
    misses: {
      'a cent': earning({ per_capita_net_income: 0.01 }),
      'the most': earning({ per_capita_net_income: 100_000 }),
    },
    unknown: {
      'no statement': earning(null),
      'an empty statement': earning({}),
      'no heads to share it': { home: aHousehold({ income: { net_income: 0 }, members: [] }) },
      'who is there shares it where no number of heads is reported': {
        ...earning({ net_income: 100_001 }, null),
        says: '人均纯收入 100,001.00 元异常',
      },
    },
  },
  Q100: {
    hits: {
      'no expense': {
        ...earning({ business_income: 0.01, business_expense: 0 }),
        says: '有经营收入但没有经营支出',
      },
    },
    misses: {
      'a cent of expense': earning({ business_income: 5000, business_expense: 0.01 }),
      'no income': earning({ business_income: 0, business_expense: 0 }),
    },
    unknown: {
      'expense not collected': earning({ business_income: 5000 }),
      'income not collected': earning({ business_expense: 0 }),
      'no statement': earning(null),
    },
  },
  Q101: {
    hits: {
      'a cent more': {
        ...earning({ business_income: 5000, business_expense: 5000.01 }),
        says: '经营支出大于经营收入，请核实（因灾亏损须附说明）',
      },
      'an expense without income': {
        ...earning({ business_income: 0, business_expense: 300 }),
        says: '经营支出大于经营收入，请核实（因灾亏损须附说明）',
      },
    },
    misses: { 'as much': earning({ business_income: 5000, business_expense: 5000 }) },
    unknown: {
      'income not collected': earning({ business_expense: 5000 }),
      'expense not collected': earning({ business_income: 0 }),
      'no statement': earning(null),
    },
  },
  Q102: {
    hits: {
      'a cent less than the least': { ...earning({ wage_income: 299.99 }), says: '工资性收入 299.99 元异常' },
      'a cent more than the most': {
        ...earning({ wage_income: 300_000.01 }),
        says: '工资性收入 300,000.01 元异常',
      },
    },
    misses: {
      none: earning({ wage_income: 0 }),
      'the least': earning({ wage_income: 300 }),
      'the most': earning({ wage_income: 300_000 }),
    },
    unknown: { 'not collected': earning({}), 'no statement': earning(null) },
  },
  Q103: {
    hits: {
      'nobody works': { ...workers(WAGE, {}, { work_months: 0 }), says: '有工资性收入但家中无人务工' },
      'the work began after the period': {
        ...workers(WAGE, { work_months: 3, work_from: '202410' }),
        says: '有工资性收入但家中无人务工',
      },
      'the work ended before it': {
        ...workers(WAGE, { work_from: '202301', work_to: '202309' }),
        says: '有工资性收入但家中无人务工',
      },
      'who worked left before it': {
        home: aHousehold({
          income: WAGE,
          members: [
            aMember({ year: {} }),
            aMember({ present: false, values: { left_on: '2023-09-30' }, year: { work_months: 6 } }),
          ],
        }),
        says: '有工资性收入但家中无人务工',
      },
    },
    misses: {
      'one worked a month': workers(WAGE, {}, { work_months: 1 }),
      'one has a post': workers(WAGE, { public_post: '01' }),
      'months of a post': workers(WAGE, { public_post_months: 2 }),
      'work until the first month of the period': workers(WAGE, { work_from: '202201', work_to: '202310' }),
      'work from the last month of the period': workers(WAGE, { work_from: '202409' }),
      'who worked left in the period': {
        home: aHousehold({
          income: WAGE,
          members: [
            aMember({ year: {} }),
            aMember({ present: false, values: { left_on: '2023-10-01' }, year: { work_months: 6 } }),
          ],
        }),
      },
      'no wage': workers(NO_WAGE, {}),
    },
    unknown: {
      'nothing recorded of one': workers(WAGE, {}, null),
      'wage not collected': workers({}, {}),
      'no income period': {
        ...workers(WAGE, { work_from: '203001' }),
        context: { incomePeriod: null },
      },
    },
  },
  Q104: {
    hits: {
      'one works': {
        ...workers(NO_WAGE, {}, { work_place: '示范县' }),
        says: '家中有人务工但工资性收入为 0',
      },
      'one has a post': { ...workers(NO_WAGE, { public_post: '07' }), says: '家中有人务工但工资性收入为 0' },
    },
    misses: {
      'a cent of wage': workers({ wage_income: 0.01 }, { work_months: 5 }),
      'nobody works': workers(NO_WAGE, { work_months: 0 }),
      'the work begins after the period': workers(NO_WAGE, { work_months: 1, work_from: '202410' }),
      'who worked has left': {
        home: aHousehold({
          income: NO_WAGE,
          members: [aMember({ present: false, values: { left_on: '2024-02-01' }, year: { work_months: 6 } })],
        }),
      },
    },
    unknown: {
      'wage not collected': workers({ business_income: 1 }, { work_months: 5 }),
      'nothing recorded of anybody': workers(NO_WAGE, null),
    },
  },
  Q105: {
    hits: {
      'each a cent too little': {
        ...earning({
          dibao_income: 199.99,
          tekun_income: 199.99,
          family_planning_income: 99.99,
          pension_income: 87.99,
        }),
        says: [
          '低保金 199.99 元过低，请核实是否按年填写',
          '特困供养金 199.99 元过低，请核实是否按年填写',
          '计划生育金 99.99 元过低，请核实是否按年填写',
          '养老保险金 87.99 元过低，请核实是否按年填写',
        ],
      },
    },
    misses: {
      'the least of each': earning({
        dibao_income: 200,
        tekun_income: 200,
        family_planning_income: 100,
        pension_income: 88,
      }),
      none: earning({ dibao_income: 0, tekun_income: 0, family_planning_income: 0, pension_income: 0 }),
    },
    unknown: { 'not collected': earning({ dibao_income: null }), 'no statement': earning(null) },
  },
});
