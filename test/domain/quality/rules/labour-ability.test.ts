import type { Values } from '#domain/quality/facts.ts';
import { labourAbilityRules } from '#domain/quality/rules/labour-ability.ts';
import { aHousehold, aMember, anIdNumber } from '../household-facts.ts';
import { casesOf, type RuleCases } from '../rule-cases.ts';

const who = (year: Values | null, values: Values = {}) =>
  aHousehold({ members: [aMember({ values, year })] });
const born = (birth_date: string, year: Values) => who(year, { birth_date });
const withoutBirth = { birth_date: null, id_number: null };
const OF_2018 = { year: 2018, on: '2018-12-31' };

/** Ages on 2024-06-30. */
const JUST_16 = '2008-06-30';
const NOT_YET_16 = '2008-07-01';
const JUST_60 = '1964-06-30';
const NOT_YET_60 = '1964-07-01';

const ORDINARY = '01';
const SKILLED = '02';
const LOST = '03';
const NONE = '04';
const WEAK = '05';

/** The three rules on a healthy adult differ in the 劳动能力 only. */
function ofHealthyAdult(labour: string, other: string, says: string): RuleCases {
  const healthy: Values = { health: '01', labour_ability: labour };
  return {
    hits: {
      'sixteen today': { home: born(JUST_16, healthy), says },
      'sixty tomorrow': { home: born(NOT_YET_60, healthy), says },
      '非在校生 of 2018': {
        home: who({ ...healthy, school_status: '01' }),
        context: OF_2018,
        says,
      },
    },
    misses: {
      'sixteen tomorrow': { home: born(NOT_YET_16, healthy) },
      'sixty today': { home: born(JUST_60, healthy) },
      'in school': { home: born(JUST_16, { ...healthy, school_status: '07' }) },
      'healthy and ill': { home: who({ ...healthy, health: '01,02' }) },
      disabled: { home: who({ ...healthy, health: '04' }) },
      'another 劳动能力': { home: who({ ...healthy, labour_ability: other }) },
    },
    unknown: {
      'nothing of the year': { home: who(null) },
      'no 健康状况': { home: who({ ...healthy, health: null }) },
      'no 劳动能力': { home: who({ ...healthy, labour_ability: null }) },
      'no day of birth': { home: who(healthy, withoutBirth) },
    },
  };
}

const MINOR = '赵一未满 16 周岁，劳动能力应为无劳动力';
const PUPIL = '赵一是在校生，劳动能力应为无劳动力';
const LIMB = '赵一为重度肢体残疾，不应是普通劳动力';

const certified = (kindAndGrade: string, labour_ability: string | null = ORDINARY) =>
  who({ labour_ability, health: '04' }, { id_number: `${anIdNumber('1970-05-06', '1')}${kindAndGrade}` });

casesOf(labourAbilityRules, {
  Q039: {
    hits: {
      'sixteen tomorrow': { home: born(NOT_YET_16, { labour_ability: ORDINARY }), says: MINOR },
      'lost is not none': { home: born('2015-01-01', { labour_ability: LOST }), says: MINOR },
      'a label that the list lacks': { home: born('2015-01-01', { labour_ability: '=小孩' }), says: MINOR },
    },
    misses: {
      'sixteen today': { home: born(JUST_16, { labour_ability: ORDINARY }) },
      none: { home: born('2015-01-01', { labour_ability: NONE }) },
    },
    unknown: {
      'empty is said by Q028': { home: born('2015-01-01', { labour_ability: null }) },
      'no day of birth': { home: who({ labour_ability: ORDINARY }, withoutBirth) },
      'nothing of the year': { home: who(null, { birth_date: '2015-01-01' }) },
    },
  },
  Q040: ofHealthyAdult(NONE, LOST, '赵一为劳动年龄健康人员，却填无劳动力'),
  Q041: ofHealthyAdult(LOST, NONE, '赵一为劳动年龄健康人员，却填丧失劳动力'),
  Q042: ofHealthyAdult(WEAK, ORDINARY, '赵一健康且在劳动年龄，请核实为何是弱（半）劳动力'),
  Q043: {
    hits: {
      'sixty today': {
        home: born(JUST_60, { labour_ability: ORDINARY }),
        says: '赵一已满 60 周岁，仍填普通劳动力',
      },
      skilled: {
        home: born('1950-01-01', { labour_ability: SKILLED }),
        says: '赵一已满 60 周岁，仍填技能劳动力',
      },
    },
    misses: {
      'sixty tomorrow': { home: born(NOT_YET_60, { labour_ability: ORDINARY }) },
      weak: { home: born(JUST_60, { labour_ability: WEAK }) },
    },
    unknown: {
      'no 劳动能力': { home: born(JUST_60, { labour_ability: null }) },
      'no day of birth': { home: who({ labour_ability: ORDINARY }, withoutBirth) },
    },
  },
  Q044: {
    hits: {
      'of any age': { home: who({ school_status: '20', labour_ability: ORDINARY }), says: PUPIL },
      'lost is not none': { home: who({ school_status: '03', labour_ability: LOST }), says: PUPIL },
      'a school that the list lacks': {
        home: who({ school_status: '=函授', labour_ability: ORDINARY }),
        says: PUPIL,
      },
      'in school in 2018': {
        home: who({ school_status: '02', labour_ability: ORDINARY }),
        context: OF_2018,
        says: PUPIL,
      },
    },
    misses: {
      none: { home: who({ school_status: '20', labour_ability: NONE }) },
      'not in school': { home: who({ school_status: null, labour_ability: ORDINARY }) },
      '非在校生 of 2018': {
        home: who({ school_status: '01', labour_ability: ORDINARY }),
        context: OF_2018,
      },
    },
    unknown: { 'no 劳动能力': { home: who({ school_status: '20', labour_ability: null }) } },
  },
  Q045: {
    hits: {
      'first grade': { home: certified('41'), says: LIMB },
      'second grade': { home: certified('42'), says: LIMB },
      'a replaced certificate': { home: certified('42B1'), says: LIMB },
    },
    misses: {
      'third grade': { home: certified('43') },
      'of the mind': { home: certified('51') },
      'weak labour': { home: certified('41', WEAK) },
      'skilled labour': { home: certified('41', SKILLED) },
    },
    unknown: {
      'no 劳动能力': { home: certified('41', null) },
      'no certificate': { home: who({ labour_ability: ORDINARY, health: '04', disability_type: '4' }) },
      'no number': { home: who({ labour_ability: ORDINARY }, { id_number: null }) },
    },
  },
});
