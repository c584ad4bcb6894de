import { describe, expect, test } from 'vitest';
import type { HouseholdFacts, Values } from '#domain/quality/facts.ts';
import { povertyRiskRules } from '#domain/quality/rules/poverty-risk.ts';
import { aContext, aHousehold, aMember, aRecord, findingsOf } from '../household-facts.ts';
import { casesOf } from '../rule-cases.ts';

const RISK = '该户存在返贫风险，应研判是否纳入监测';
const DANGER: Values = { is_dangerous_house: 1 };
const SOUND: Values = { is_dangerous_house: 0, has_safe_water: 1 };
const INSURED: Values = { has_resident_medical_insurance: 1 };

const home = (year: Values | null, changes: Partial<HouseholdFacts> = {}) => ({
  home: aHousehold({ year, ...changes }),
});
const monitored = (values: Values) => ({ spells: [aRecord({ state: 'open', category: '1', ...values })] });
const earning = (per_capita_net_income: number | null, changes: Partial<HouseholdFacts> = {}) =>
  home(SOUND, { income: { per_capita_net_income }, ...changes });
const with_ = (...members: (Values | null)[]) =>
  home(SOUND, { members: members.map((year) => aMember({ year })) });

const WRONG_YEARS = '脱贫（返贫）年度与状态不一致';

casesOf(povertyRiskRules, {
  Q118: {
    hits: {
      'a dangerous house': { ...home(DANGER), says: RISK },
      'no safe water': { ...home({ ...SOUND, has_safe_water: 0 }), says: RISK },
      'an income below the standard': { ...earning(3999.99), says: RISK },
      'below the standard of 2020, where the year has none': {
        ...earning(3999.99),
        context: { exitLine: null },
        says: RISK,
      },
      'somebody without insurance': {
        ...with_(INSURED, { has_resident_medical_insurance: 0 }),
        says: RISK,
      },
      'a child that does not go to school': {
        ...home(SOUND, {
          members: [
            aMember({ values: { birth_date: '2014-01-01' }, year: { ...INSURED, dropout_reason: '03' } }),
          ],
        }),
        says: RISK,
      },
      'two at once are one finding': { ...home({ ...DANGER, has_safe_water: 0 }), says: RISK },
      'a spell that was given up': { ...home(DANGER, monitored({ state: 'void' })), says: RISK },
      'a spell without a category': { ...home(DANGER, monitored({ category: null })), says: RISK },
    },
    misses: {
      'nothing falls short': home(SOUND, { members: [aMember({ year: INSURED })] }),
      'the standard': earning(4000),
      'insured as an employee': with_({
        has_resident_medical_insurance: 0,
        has_employee_medical_insurance: 1,
      }),
      'ill children are excused': home(SOUND, {
        members: [
          aMember({ values: { birth_date: '2014-01-01' }, year: { ...INSURED, dropout_reason: '01' } }),
        ],
      }),
      'is monitored': home(DANGER, monitored({})),
      'is being recognised': home(DANGER, monitored({ state: 'proposed' })),
      'the risk was eliminated: Q161': home(DANGER, monitored({ state: 'eliminated' })),
      'by the table of the national system': home({ ...DANGER, reported_category: '2' }),
      'before there was monitoring': { ...home(DANGER), context: { year: 2019 } },
    },
    unknown: {
      'nothing of the year': home(null),
      'nobody asked': home({}, { members: [aMember({ year: {} })] }),
    },
  },
  Q119: {
    hits: {
      'a cent below': {
        ...earning(7799.99),
        says: '人均纯收入 7,799.99 元低于监测范围 7,800.00 元，未纳入监测',
      },
      'no year but a statement': {
        home: aHousehold({ income: { net_income: 20_000 }, headCount: 4 }),
        says: '人均纯收入 5,000.00 元低于监测范围 7,800.00 元，未纳入监测',
      },
    },
    misses: {
      'the line': earning(7800),
      'is monitored': earning(5000, monitored({ category: '3' })),
    },
    unknown: {
      'no line': { ...earning(5000), context: { monitoringLine: null } },
      'no income': earning(null),
      'no statement': home(SOUND),
    },
  },
  Q120: {
    hits: {
      'left without a year': { ...home({ exit_status: '1' }), says: WRONG_YEARS },
      'left without a year, no longer with the measures': {
        ...home({ exit_status: '4' }),
        says: WRONG_YEARS,
      },
      'left before it was recognised': {
        ...home({ exit_status: '1', exit_year: 2015, first_recognised_year: 2016 }),
        says: WRONG_YEARS,
      },
      'came back without a year': {
        ...home({ exit_status: '3', exit_year: 2016, first_recognised_year: 2014 }),
        says: WRONG_YEARS,
      },
      'both are wrong': {
        ...home({ exit_status: '3', exit_year: 2013, first_recognised_year: 2014 }),
        says: [WRONG_YEARS, WRONG_YEARS],
      },
    },
    misses: {
      'left in the year of recognition': home({
        exit_status: '1',
        exit_year: 2016,
        first_recognised_year: 2016,
      }),
      'came back in a year': home({ exit_status: '3', return_year: 2018 }),
      'still poor': home({ exit_status: '0', first_recognised_year: 2014 }),
    },
    unknown: {
      'no year of recognition': home({ exit_status: '1', exit_year: 2013 }),
      'no status': home({}),
      'nothing of the year': home(null, { values: { household_type: '01' } }),
    },
  },
  Q121: {
    hits: { 'no cause': { ...home({ exit_status: '3', return_year: 2018 }), says: '返贫户未填返贫原因' } },
    misses: {
      'a cause': home({ exit_status: '3', return_causes: '01' }),
      'did not come back': home({ exit_status: '1' }),
    },
    unknown: { 'no status': home({}), 'nothing of the year': home(null) },
  },
});

describe('where a household that falls short is put right', () => {
  test.each<[string, HouseholdFacts, string]>([
    ['house', home(DANGER).home, 'living_conditions.is_dangerous_house'],
    ['water', home({ has_safe_water: 0 }).home, 'living_conditions.has_safe_water'],
    ['income', earning(1).home, 'income.per_capita_net_income'],
    ['insurance', with_({ has_employee_medical_insurance: 0 }).home, 'member.has_resident_medical_insurance'],
  ])('%s', (_, facts, field) => {
    const found = findingsOf(facts, aContext([facts]), { rules: povertyRiskRules });
    expect(found.filter(({ rule }) => rule === 'Q118').map((finding) => finding.field)).toEqual([field]);
  });
});
