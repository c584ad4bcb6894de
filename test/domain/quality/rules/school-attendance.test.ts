import { expect, test } from 'vitest';
import type { Values } from '#domain/quality/facts.ts';
import { schoolAttendanceRules } from '#domain/quality/rules/school-attendance.ts';
import { aContext, aHousehold, aMember, rulesOf } from '../household-facts.ts';
import { casesOf } from '../rule-cases.ts';

const school = (school_status: string | null): Values => ({ school_status });
/** 在校生状况 of the year, of the year before and of the one before that; `undefined`: nothing is recorded. */
function over(...[now, last, first]: readonly (string | null | undefined)[]) {
  const of = (status: string | null | undefined) => (status === undefined ? null : school(status));
  return aHousehold({ members: [aMember({ year: of(now), before: [of(last), of(first)] })] });
}
const born = (birth_date: string, year: Values | null) =>
  aHousehold({ members: [aMember({ values: { birth_date }, year })] });
const OUT: Values = { school_status: null, dropout_reason: null };
const who = (year: Values) => aHousehold({ members: [aMember({ year })] });
const of = (year: number) => ({ year, on: `${year}-12-31` });

const SAME = '赵一在校生状况连续三年未更新';
const AT_HOME = '赵一为义务教育适龄儿童，未在校且未填原因';
const HEALTHY = '赵一因病（因残）未上学，但健康状况为健康';

casesOf(schoolAttendanceRules, {
  Q054: {
    hits: {
      'the same grade': { home: over('05', '05', '05'), says: SAME },
      'the same grade in both lists': { home: over('05', '05', '05'), context: of(2019), says: SAME },
    },
    misses: {
      'another grade last year': { home: over('05', '04', '05') },
      'another grade two years ago': { home: over('05', '05', '04') },
      '小学 has no grades': { home: over('03', '03', '03') },
      'never in school': { home: over(null, null, null) },
      '非在校生 of 2016 to 2018': { home: over('01', '01', '01'), context: of(2018) },
      '学龄前儿童 and 非在校生 have one code': { home: over('01', '01', '01'), context: of(2020) },
      '技师学院 and 大专及以上 have one code': { home: over('16', '16', '16'), context: of(2020) },
    },
    unknown: {
      'nothing of last year': { home: over('05', undefined, '05') },
      'nothing of two years ago': { home: over('05', '05', undefined) },
      'nothing of the year': { home: over(undefined, '05', '05') },
    },
  },
  Q055: {
    hits: {
      'six on 31 August': { home: born('2018-08-31', OUT), says: AT_HOME },
      'sixteen on 1 September': { home: born('2008-09-01', OUT), says: AT_HOME },
      'of the year that is checked': {
        home: born('2012-08-31', OUT),
        context: of(2018),
        says: AT_HOME,
      },
    },
    misses: {
      'six on 1 September': { home: born('2018-09-01', OUT) },
      'sixteen on 31 August': { home: born('2008-08-31', OUT) },
      'in school': { home: born('2015-01-01', { ...OUT, school_status: '03' }) },
      'says why not': { home: born('2015-01-01', { ...OUT, dropout_reason: '03' }) },
    },
    unknown: {
      'nothing of the year': { home: born('2015-01-01', null) },
      'no day of birth': {
        home: aHousehold({
          members: [aMember({ values: { birth_date: null, id_number: null }, year: OUT })],
        }),
      },
    },
  },
  Q056: {
    hits: {
      ill: { home: who({ dropout_reason: '01', health: '01' }), says: HEALTHY },
      disabled: { home: who({ dropout_reason: '02', health: '01' }), says: HEALTHY },
    },
    misses: {
      'is ill': { home: who({ dropout_reason: '01', health: '02' }) },
      'does not like school': { home: who({ dropout_reason: '03', health: '01' }) },
    },
    unknown: {
      'no 健康状况': { home: who({ dropout_reason: '01', health: null }) },
      'no reason': { home: who({ dropout_reason: null, health: '01' }) },
    },
  },
});

const withPack = (name: string, value: number) => ({
  rules: schoolAttendanceRules,
  checks: { parameters: { [name]: { value, source: '省里的口径' } } },
});

test('what tells no grade counts among the three years only where a pack says so', () => {
  const pack = withPack('Q054.withoutGrades', 1);
  for (const status of ['01', '02', '03', '25', '=函授']) {
    const home = over(status, status, status);
    expect(rulesOf(home, undefined, { rules: schoolAttendanceRules })).toEqual([]);
    expect(rulesOf(home, undefined, pack)).toEqual(['Q054']);
  }
  expect(rulesOf(over('05', '05', '05'), undefined, { rules: schoolAttendanceRules })).toEqual(['Q054']);
});

test('a province may begin its school year on another day', () => {
  const pack = withPack('Q055.cutOff', 901);
  expect(rulesOf(born('2018-09-01', OUT), aContext(), pack)).toEqual(['Q055']);
  expect(rulesOf(born('2018-09-02', OUT), aContext(), pack)).toEqual([]);
});
