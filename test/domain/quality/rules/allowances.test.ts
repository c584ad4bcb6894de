import type { HouseholdFacts, Values } from '#domain/quality/facts.ts';
import { allowanceRules } from '#domain/quality/rules/allowances.ts';
import { aHousehold, aMember, aRecord, aSpouse } from '../household-facts.ts';
import { casesOf } from '../rule-cases.ts';

const DIBAO = { dibao: '1', tekun: '0' };
const TEKUN = { dibao: '0', tekun: '1' };
const NONE = { dibao: '0', tekun: '0' };

interface Given {
  readonly attribute?: string | null;
  readonly income?: Values | null;
  readonly values?: Values;
  readonly gone?: Values;
  readonly benefits?: readonly Values[];
}
/** A head with his year, and where wanted a spouse who has left. */
const home = (
  year: Values | null,
  { attribute = null, income = null, values = {}, gone, benefits = [] }: Given = {},
): { home: HouseholdFacts } => ({
  home: aHousehold({
    year: { poverty_attribute: attribute },
    income,
    benefits: benefits.map(aRecord),
    members: [
      aMember({ values, year }),
      ...(gone === undefined
        ? []
        : [{ ...aSpouse({ left_on: '2024-02-01', left_kind: 'natural', ...gone }, DIBAO), present: false }]),
    ],
  }),
});

const noDibao = '低保户家中没有享受低保的成员';
const ordinary = '一般户家中有低保（特困）成员，请核实户属性';
const isZero = '家中有低保成员，低保金为 0';
const tekun = '特困供养金与特困身份不一致';
const zero = { dibao_income: 0 };

casesOf(allowanceRules, {
  Q083: {
    hits: {
      低保脱贫户: { ...home(NONE, { attribute: '02' }), says: noDibao },
      低保特困供养户: { ...home(TEKUN, { attribute: '08' }), says: noDibao },
      'who had it left before the year': {
        ...home(NONE, { attribute: '04', gone: { left_on: '2023-12-31' } }),
        says: noDibao,
      },
    },
    misses: {
      'a member with 低保': home(DIBAO, { attribute: '02' }),
      'who had it left within the year': home(NONE, { attribute: '02', gone: {} }),
      一般脱贫户: home(NONE, { attribute: '05' }),
    },
    unknown: { 'nobody recorded': home(null, { attribute: '02' }), 'no attribute': home(NONE) },
  },
  Q084: {
    hits: {
      一般贫困户: { ...home(DIBAO, { attribute: '01' }), says: ordinary },
      '一般脱贫户, 特困': { ...home(TEKUN, { attribute: '05' }), says: ordinary },
    },
    misses: {
      nobody: home(NONE, { attribute: '05' }),
      '一般农户 of 2016': { ...home(DIBAO, { attribute: '05' }), context: { year: 2016 } },
      低保脱贫户: home(DIBAO, { attribute: '02' }),
    },
    unknown: { 'nobody recorded': home(null, { attribute: '01' }), 'no attribute': home(DIBAO) },
  },
  Q085: {
    hits: {
      'money without a member': {
        ...home(NONE, { income: { dibao_income: 0.01 } }),
        says: '家中无低保成员却有低保金 0.01 元',
      },
    },
    misses: {
      'a member': home(DIBAO, { income: { dibao_income: 3000 } }),
      'who had it left within the year': home(NONE, { income: { dibao_income: 3000 }, gone: {} }),
      'no money': home(NONE, { income: zero }),
    },
    unknown: {
      'nobody recorded': home(null, { income: { dibao_income: 3000 } }),
      'no statement': home(NONE),
    },
  },
  Q086: {
    hits: {
      'a member all along': { ...home(DIBAO, { income: zero }), says: isZero },
      'joined a month before the period ends': {
        ...home(DIBAO, { income: zero, values: { joined_on: '2024-08-31' } }),
        context: { today: '2024-12-01' },
        says: isZero,
      },
      'left after a month of it': {
        ...home(NONE, { income: zero, gone: { left_on: '2024-01-15' } }),
        says: isZero,
      },
    },
    misses: {
      'joined later': {
        ...home(DIBAO, { income: zero, values: { joined_on: '2024-09-02' } }),
        context: { today: '2024-12-01' },
      },
      'granted this month': home(DIBAO, {
        income: zero,
        benefits: [{ kind: '01', member_id: null, starts_on: '2024-06-10' }],
      }),
      money: home(DIBAO, { income: { dibao_income: 1 } }),
      nobody: home(NONE, { income: zero }),
    },
    unknown: {
      'money empty': home(DIBAO, { income: {} }),
      'no statement': home(DIBAO),
      'period not known': {
        ...home(DIBAO, { income: zero }),
        context: { incomePeriod: null },
        says: isZero,
      },
    },
  },
  Q087: {
    hits: {
      'of the attribute, no money': {
        ...home(NONE, { attribute: '03', income: { tekun_income: 0 } }),
        says: tekun,
      },
      'a member, no money': { ...home(TEKUN, { income: { tekun_income: 0 } }), says: tekun },
      'money without either': {
        ...home(NONE, { attribute: '05', income: { tekun_income: 100 } }),
        says: tekun,
      },
    },
    misses: {
      'a member and money': home(TEKUN, { income: { tekun_income: 100 } }),
      'neither and no money': home(NONE, { attribute: '05', income: { tekun_income: 0 } }),
    },
    unknown: {
      'money empty': home(TEKUN, { attribute: '03', income: {} }),
      'nobody recorded': home(null, { income: { tekun_income: 100 } }),
      'no statement': home(TEKUN),
    },
  },
});
