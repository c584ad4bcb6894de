import type { HouseholdFacts, MemberFacts, Values } from '#domain/quality/facts.ts';
import { supportRules } from '#domain/quality/rules/support.ts';
import { aHousehold, aMember } from '../household-facts.ts';
import { casesOf } from '../rule-cases.ts';

const home = (members: readonly MemberFacts[], year: Values | null = {}): { home: HouseholdFacts } => ({
  home: aHousehold({ members, year }),
});
const person = (year: Values | null, values: Values = {}) => aMember({ values, year });
const TEKUN = { tekun: '1' };
const elder = (year: Values | null = TEKUN, values: Values = {}) =>
  person(year, { birth_date: '1950-01-01', ...values });
const child = (year: Values | null, values: Values = {}) =>
  person(year, { name: '孙三', relation: '03', birth_date: '1990-01-01', ...values });
const gone = (facts: MemberFacts): MemberFacts => ({ ...facts, present: false });
const split = { left_on: '2020-05-01', left_kind: 'transfer', left_reason: '分户' };

const both = '赵一不能同时享受低保和特困供养';
const young = '赵一为健康青壮年却享受特困供养';
const provided = '赵一有法定赡养（抚养）人，请核实特困资格';
const noLabour = '整户无劳动力但未纳入低保';

casesOf(supportRules, {
  Q088: {
    hits: { both: { ...home([person({ dibao: '1', tekun: '1' })]), says: both } },
    misses: { 'one of them': home([person({ dibao: '0', tekun: '2' })]) },
    unknown: { 'the other not said': home([person({ tekun: '1' })]), 'no year': home([person(null)]) },
  },
  Q089: {
    hits: {
      'by the attribute, on the 16th birthday': {
        ...home([elder(), child({ labour_ability: '01' }, { birth_date: '2008-06-30' })], {
          poverty_attribute: '03',
        }),
        says: '特困供养户中有劳动力孙三，请核实',
      },
      'without an attribute by who lives there; 65, and half able': {
        ...home([elder(), child({ labour_ability: '05' }, { birth_date: '1958-07-01' })]),
        says: '特困供养户中有劳动力孙三，请核实',
      },
    },
    misses: {
      'the day before the 16th birthday': home([
        elder(),
        child({ labour_ability: '01' }, { birth_date: '2008-07-01' }),
      ]),
      'on the 66th birthday': home([elder(), child({ labour_ability: '01' }, { birth_date: '1958-06-30' })]),
      unable: home([elder(), child({ labour_ability: '04' })]),
      'of another attribute': home([elder(), child({ labour_ability: '01' })], { poverty_attribute: '05' }),
    },
    unknown: {
      labour: home([elder(), child({})]),
      birth: home([elder(), child({ labour_ability: '01' }, { birth_date: null, id_number: null })]),
      'no year of anybody': home([elder(null), child({ labour_ability: '01' })]),
    },
  },
  Q090: {
    hits: {
      'on the 18th birthday': {
        ...home([person({ ...TEKUN, health: '01' }, { birth_date: '2006-06-30' })]),
        says: young,
      },
      'the day before the 60th': {
        ...home([person({ ...TEKUN, health: '01' }, { birth_date: '1964-07-01' })]),
        says: young,
      },
    },
    misses: {
      'the day before the 18th': home([person({ ...TEKUN, health: '01' }, { birth_date: '2006-07-01' })]),
      'on the 60th birthday': home([person({ ...TEKUN, health: '01' }, { birth_date: '1964-06-30' })]),
      ill: home([person({ ...TEKUN, health: '02' })]),
      'at school': home([
        person({ ...TEKUN, health: '01', school_status: '20' }, { birth_date: '2004-01-01' }),
      ]),
    },
    unknown: { health: home([person(TEKUN)]), 'no year': home([person(null)]) },
  },
  Q091: {
    hits: {
      'a son at home': { ...home([elder(), child({ labour_ability: '01' })]), says: provided },
      'a son who split off, told of him last year': {
        ...home([elder(), gone({ ...child(null, split), before: [{ labour_ability: '02' }, null] })]),
        says: provided,
      },
      'the head of his father': {
        ...home([elder(TEKUN, { relation: '11' }), child({ labour_ability: '01' }, { relation: '01' })]),
        says: provided,
      },
      'a daughter, for the spouse': {
        ...home([elder(TEKUN, { relation: '02' }), child({ labour_ability: '05' }, { relation: '04' })]),
        says: provided,
      },
      'the spouse, for the father-in-law': {
        ...home([elder(TEKUN, { relation: '15' }), child({ labour_ability: '01' }, { relation: '02' })]),
        says: provided,
      },
    },
    misses: {
      'a son who cannot work': home([elder(), child({ labour_ability: '03' })]),
      'a son who died': home([
        elder(),
        gone(child({ labour_ability: '01' }, { ...split, left_kind: 'natural', left_reason: '01' })),
      ]),
      'a grandson': home([elder(), child({ labour_ability: '01' }, { relation: '07' })]),
      'not 特困': home([elder({ tekun: '0' }), child({ labour_ability: '01' })]),
    },
    unknown: {
      labour: home([elder(), child(null)]),
      'of a split-off one': home([elder(), gone(child(null, split))]),
    },
  },
  Q092: {
    hits: {
      'nobody can work': {
        ...home([person({ labour_ability: '03' }), child({ labour_ability: '04', dibao: '0' })]),
        says: noLabour,
      },
    },
    misses: {
      'one half able': home([person({ labour_ability: '03' }), child({ labour_ability: '05' })]),
      'one with 低保': home([person({ labour_ability: '03' }), child({ labour_ability: '04', dibao: '2' })]),
      'one 特困': home([person({ labour_ability: '04', tekun: '1' })]),
      'nobody there': home([]),
    },
    unknown: {
      'labour of one': home([person({ labour_ability: '03' }), child({})]),
      'year of one': home([person({ labour_ability: '03' }), child(null)]),
    },
  },
});
