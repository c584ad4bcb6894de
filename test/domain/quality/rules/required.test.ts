import { expect, test } from 'vitest';
import type { Values } from '#domain/quality/facts.ts';
import { requiredRules } from '#domain/quality/rules/required.ts';
import { aHousehold, aMember, anIdNumber, findingsOf } from '../household-facts.ts';
import { casesOf } from '../rule-cases.ts';

const who = (year: Values | null, values: Values = {}) =>
  aHousehold({ members: [aMember({ values, year })] });
const born = (birth_date: string, year: Values) => who(year, { birth_date });
const nothingOfYear = { home: who(null) };

casesOf(requiredRules, {
  Q026: {
    hits: {
      empty: { home: who(null, { nation: null }), says: '赵一民族为空' },
      spaces: { home: who(null, { nation: ' ' }), says: '赵一民族为空' },
    },
    misses: {
      filled: { home: who(null) },
      'who has left': {
        home: aHousehold({ members: [aMember({ present: false, values: { nation: null } })] }),
      },
    },
    unknown: { 'a people that the list does not know': { home: who(null, { nation: '=穿青人' }) } },
  },
  Q027: {
    hits: { empty: { home: who({ health: null }), says: '赵一健康状况为空' } },
    misses: { filled: { home: who({ health: '01' }) } },
    unknown: { 'nothing of the year': nothingOfYear },
  },
  Q028: {
    hits: {
      'of working age': { home: who({ labour_ability: null }), says: '赵一劳动能力为空' },
      'a child': { home: born('2015-01-01', { labour_ability: null }), says: '赵一劳动能力为空' },
    },
    misses: { filled: { home: who({ labour_ability: '01' }) } },
    unknown: {
      'nothing of the year': nothingOfYear,
      'no day of birth': {
        home: who({ labour_ability: null }, { birth_date: null, id_number: null }),
        says: '赵一劳动能力为空',
      },
    },
  },
  Q029: {
    hits: {
      'healthy and ill': { home: who({ health: '01,02' }), says: '赵一健康状况不能既选健康又选疾病' },
      'the other way round': {
        home: who({ health: '04,01' }),
        says: '赵一健康状况不能既选健康又选疾病',
      },
      'healthy and a label of its own': {
        home: who({ health: '01,=精神病' }),
        says: '赵一健康状况不能既选健康又选疾病',
      },
    },
    misses: { healthy: { home: who({ health: '01' }) }, 'ill twice': { home: who({ health: '02,04' }) } },
    unknown: { empty: { home: who({ health: null }) }, 'nothing of the year': nothingOfYear },
  },
  Q030: {
    hits: {
      民盟盟员: { home: who({ political_status: '05' }), says: '赵一政治面貌“民盟盟员”较少见，请核实' },
      'a label that the list lacks': {
        home: who({ political_status: '=居民' }),
        says: '赵一政治面貌“居民”较少见，请核实',
      },
      'a number that slipped': {
        home: who({ political_status: `=${anIdNumber('1970-05-06', '1')}` }),
        says: '赵一政治面貌“（一串号码）”较少见，请核实',
      },
    },
    misses: Object.fromEntries(
      ['01', '02', '03', '13'].map((political_status) => [
        political_status,
        { home: who({ political_status }) },
      ]),
    ),
    unknown: { empty: { home: who({ political_status: null }) } },
  },
  Q031: {
    hits: {
      both: {
        home: who({ education: '03', school_status: '07' }),
        says: '赵一文化程度和在校生状况只能填一项',
      },
      'both, of 2019': {
        home: who({ education: '03', school_status: '07' }),
        context: { year: 2019, on: '2019-12-31' },
        says: '赵一文化程度和在校生状况只能填一项',
      },
    },
    misses: {
      'only 文化程度': { home: who({ education: '03', school_status: null }) },
      'both, of 2018': {
        home: who({ education: '03', school_status: '07' }),
        context: { year: 2018, on: '2018-12-31' },
      },
    },
    unknown: { neither: { home: who({ education: null, school_status: null }) } },
  },
  Q032: {
    hits: { none: { home: who({}), says: '赵一文化程度、在校生状况、未上学原因不能都为空' } },
    misses: {
      文化程度: { home: who({ education: '01' }) },
      在校生状况: { home: who({ school_status: '01' }) },
      未上学原因: { home: who({ dropout_reason: '03' }) },
      '非在校生 of 2018': {
        home: who({ school_status: '01' }),
        context: { year: 2018, on: '2018-12-31' },
      },
    },
    unknown: { 'nothing of the year': nothingOfYear },
  },
});

test.each([
  ['sixteen tomorrow', '2008-07-01', 'warning'],
  ['sixteen today', '2008-06-30', 'error'],
  ['65, and 66 tomorrow', '1958-07-01', 'error'],
  ['66 today', '1958-06-30', 'warning'],
  ['no day of birth', null, 'warning'],
])('an empty 劳动能力 weighs by age: %s', (_, birth_date, level) => {
  const values: Values = birth_date === null ? { birth_date, id_number: null } : { birth_date };
  const found = findingsOf(who({ labour_ability: null }, values), undefined, { rules: requiredRules });
  expect(found.filter(({ rule }) => rule === 'Q028')).toMatchObject([
    { level, field: 'member.labour_ability' },
  ]);
});
