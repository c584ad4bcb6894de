import type { Values } from '#domain/quality/facts.ts';
import { schoolAgeRules } from '#domain/quality/rules/school-ages.ts';
import { aHousehold, aMember } from '../household-facts.ts';
import { casesOf, type RuleCases } from '../rule-cases.ts';

const who = (year: Values | null, values: Values = {}) =>
  aHousehold({ members: [aMember({ values, year })] });
const withoutBirth = { birth_date: null, id_number: null };
const OF_2018 = { year: 2018, on: '2018-12-31' };

/** As old on 2024-06-30: `today` a birthday, `tomorrow` the next one. */
const today = (age: number) => `${2024 - age}-06-30`;
const tomorrow = (age: number) => `${2024 - age}-07-01`;
const aged = (birth_date: string, year: Values) => who(year, { birth_date });

interface Ages {
  readonly school: string;
  readonly codes: readonly string[];
  /** Of the schools before and after it. */
  readonly others: readonly string[];
  readonly from: number;
  readonly to: number;
}

function ofSchool({ school, codes, others, from, to }: Ages): RuleCases {
  const status = codes[0] ?? '';
  const at = (birth: string, school_status: string | null = status) => ({
    home: aged(birth, { school_status }),
  });
  return {
    hits: {
      'too young by a day': { ...at(tomorrow(from)), says: `赵一读${school}但年龄 ${from - 1} 岁` },
      'too old since today': { ...at(today(to + 1)), says: `赵一读${school}但年龄 ${to + 1} 岁` },
      ...Object.fromEntries(
        codes.map((code) => [
          `any of its values: ${code}`,
          { ...at(today(40), code), says: `赵一读${school}但年龄 40 岁` },
        ]),
      ),
    },
    misses: {
      'old enough since today': at(today(from)),
      'too old tomorrow': at(tomorrow(to + 1)),
      ...Object.fromEntries(others.map((code) => [`another school: ${code}`, at(today(40), code)])),
    },
    unknown: {
      'no day of birth': { home: who({ school_status: status }, withoutBirth) },
      'not in school': at(today(40), null),
      'a school that the list lacks': at(today(40), '=函授'),
      'nothing of the year': { home: who(null, { birth_date: today(40) }) },
    },
  };
}

const PRESCHOOL = (label: string) => `赵一已满 7 周岁，在校生状况仍为${label}`;
const COLLEGE = (age: number) => `赵一读大专以上但年龄 ${age} 岁`;

casesOf(schoolAgeRules, {
  Q046: {
    hits: {
      'seven today': {
        home: aged(today(7), { school_status: '01', health: '01' }),
        says: PRESCHOOL('学龄前儿童'),
      },
      'in kindergarten': {
        home: aged(today(9), { school_status: '02', health: '01' }),
        says: PRESCHOOL('学前教育'),
      },
      'in kindergarten in 2018': {
        home: aged('2011-12-31', { school_status: '02', health: '01' }),
        context: OF_2018,
        says: PRESCHOOL('学前教育'),
      },
    },
    misses: {
      'seven tomorrow': { home: aged(tomorrow(7), { school_status: '01', health: '01' }) },
      disabled: { home: aged(today(9), { school_status: '01', health: '04' }) },
      'in school': { home: aged(today(9), { school_status: '03', health: '01' }) },
      '非在校生 of 2018': {
        home: aged('2005-01-01', { school_status: '01', health: '01' }),
        context: OF_2018,
      },
    },
    unknown: {
      'no 健康状况': { home: aged(today(9), { school_status: '01', health: null }) },
      'no day of birth': { home: who({ school_status: '01', health: '01' }, withoutBirth) },
    },
  },
  Q047: ofSchool({ school: '小学', codes: ['03'], others: ['02', '04'], from: 6, to: 14 }),
  Q048: ofSchool({ school: '初中', codes: ['04', '05', '06'], others: ['03', '07'], from: 12, to: 17 }),
  Q049: ofSchool({
    school: '高中（中职）',
    codes: ['07', '08', '09', '10', '11', '12'],
    others: ['06', '13'],
    from: 15,
    to: 20,
  }),
  Q050: {
    hits: {
      ...Object.fromEntries(
        ['13', '15', '16', '19', '20', '24'].map((school_status) => [
          `seventeen tomorrow: ${school_status}`,
          { home: aged(tomorrow(17), { school_status }), says: COLLEGE(16) },
        ]),
      ),
      '大专及以上 of 2018': {
        home: aged('2002-01-01', { school_status: '16' }),
        context: OF_2018,
        says: COLLEGE(16),
      },
    },
    misses: {
      'seventeen today': { home: aged(today(17), { school_status: '13' }) },
      'a graduate is said by Q052': { home: aged(tomorrow(17), { school_status: '25' }) },
      'a vocational school': { home: aged(tomorrow(17), { school_status: '12' }) },
    },
    unknown: {
      'no day of birth': { home: who({ school_status: '13' }, withoutBirth) },
      'not in school': { home: aged(today(10), { school_status: null }) },
    },
  },
  Q051: {
    hits: {
      '大专, 18 tomorrow': {
        home: aged(tomorrow(18), { education: '05' }),
        says: '赵一文化程度为大专但未满 18 周岁',
      },
      本科及以上: {
        home: aged(tomorrow(18), { education: '06' }),
        says: '赵一文化程度为本科及以上但未满 18 周岁',
      },
      '大专及以上 of 2018': {
        home: aged('2005-01-01', { education: '05' }),
        context: OF_2018,
        says: '赵一文化程度为大专及以上但未满 18 周岁',
      },
    },
    misses: {
      '18 today': { home: aged(today(18), { education: '05' }) },
      高中: { home: aged(tomorrow(18), { education: '04' }) },
      '学龄前儿童 of 2018 has the code of 本科': {
        home: aged('2015-01-01', { education: '06' }),
        context: OF_2018,
      },
    },
    unknown: {
      'no 文化程度': { home: aged(today(10), { education: null }) },
      'no day of birth': { home: who({ education: '06' }, withoutBirth) },
    },
  },
  Q052: {
    hits: {
      'twenty tomorrow': {
        home: aged(tomorrow(20), { school_status: '25' }),
        says: '赵一在读研究生但未满 20 周岁',
      },
    },
    misses: {
      'twenty today': { home: aged(today(20), { school_status: '25' }) },
      'a bachelor': { home: aged(tomorrow(20), { school_status: '24' }) },
    },
    unknown: { 'no day of birth': { home: who({ school_status: '25' }, withoutBirth) } },
  },
  Q053: {
    hits: {
      'sixteen today': {
        home: aged(today(16), { education: '02' }),
        says: '赵一16 岁仅小学文化，请核实是否辍学',
      },
      '23 tomorrow': {
        home: aged(tomorrow(23), { education: '01' }),
        says: '赵一22 岁仅文盲或半文盲文化，请核实是否辍学',
      },
      '非在校生 of 2018': {
        home: aged('2000-01-01', { education: '02', school_status: '01' }),
        context: OF_2018,
        says: '赵一18 岁仅小学文化，请核实是否辍学',
      },
    },
    misses: {
      'sixteen tomorrow': { home: aged(tomorrow(16), { education: '02' }) },
      '23 today': { home: aged(today(23), { education: '02' }) },
      初中: { home: aged(today(16), { education: '03' }) },
      'in school in 2018': {
        home: aged('2000-01-01', { education: '02', school_status: '08' }),
        context: OF_2018,
      },
    },
    unknown: {
      'no 文化程度': { home: aged(today(16), { education: null }) },
      'no day of birth': { home: who({ education: '02' }, withoutBirth) },
    },
  },
});
