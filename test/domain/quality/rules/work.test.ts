import type { HouseholdFacts, MemberFacts, Values } from '#domain/quality/facts.ts';
import { workRules } from '#domain/quality/rules/work.ts';
import { aHousehold, aMember } from '../household-facts.ts';
import { casesOf } from '../rule-cases.ts';

const AT_WORK = { work_place: '示范省示范市示范县', work_months: 8 };

const home = (
  year: Values | null,
  values: Values = {},
  before: MemberFacts['before'] = [null, null],
): { home: HouseholdFacts } => ({ home: aHousehold({ members: [aMember({ values, year, before })] }) });
const inYears = (year: Values, lastYear: Values | null) => home(year, {}, [lastYear, null]);
const of2018 = { context: { year: 2018, today: '2024-06-30', on: '2018-12-31' } };

casesOf(workRules, {
  Q057: {
    hits: {
      'more than 12': { ...home({ work_months: 12.5 }), says: '赵一务工时间应为 0–12 个月' },
      'less than nothing': { ...home({ work_months: -1 }), says: '赵一务工时间应为 0–12 个月' },
    },
    misses: { 'all the year': home({ work_months: 12 }), 'no month': home({ work_months: 0 }) },
    unknown: { 'no months': home({ work_months: null }), 'no year': home(null) },
  },
  Q058: {
    hits: {
      '0 months': { ...home({ ...AT_WORK, work_months: 0 }), says: '赵一有务工地点但务工时间为 0' },
      'months empty': { ...home({ ...AT_WORK, work_months: null }), says: '赵一有务工地点但务工时间为 0' },
      'an area, in the forms up to 2018': {
        ...home({ work_area: '03' }),
        ...of2018,
        says: '赵一有务工地点但务工时间为 0',
      },
    },
    misses: {
      'half a month': home({ ...AT_WORK, work_months: 0.5 }),
      'an area alone, in later forms': home({ work_area: '03' }),
      'no place of work': home({ work_place: '无', work_months: 0 }),
    },
    unknown: { neither: home({ work_place: ' ', work_months: null }), 'no year': home(null) },
  },
  Q059: {
    hits: {
      'no place': { ...home({ work_months: 1 }), says: '赵一有务工时间但无务工地点' },
      'an area does not do in later forms': {
        ...home({ work_area: '03', work_months: 1 }),
        says: '赵一有务工时间但无务工地点',
      },
    },
    misses: {
      'months and place': home(AT_WORK),
      'months and an area, in the forms up to 2018': {
        ...home({ work_area: '03', work_months: 1 }),
        ...of2018,
      },
      '0 months': home({ work_months: 0 }),
    },
    unknown: { 'no months': home({ work_months: null }), 'no year': home(null) },
  },
  Q060: {
    hits: {
      'to the city': { ...home({ work_place: '广东省深圳市' }), says: '赵一务工地点请填到县（市、区）' },
    },
    misses: {
      'to the district': home({ work_place: '广东省深圳市宝安区' }),
      abroad: home({ work_place: '某国某市', works_abroad: 1 }),
    },
    unknown: { 'no place': home({ work_place: null }), 'no year': home(null) },
  },
  Q061: {
    hits: {
      none: { ...home({ ...AT_WORK, labour_ability: '04' }), says: '赵一无劳动能力却登记务工' },
      lost: { ...home({ work_from: '202403', labour_ability: '03' }), says: '赵一无劳动能力却登记务工' },
    },
    misses: {
      weak: home({ ...AT_WORK, labour_ability: '05' }),
      'none and at home': home({ work_months: 0, labour_ability: '04' }),
    },
    unknown: {
      'labour not known': home(AT_WORK),
      'a label that the list lacks': home({ ...AT_WORK, labour_ability: '=无' }),
      'no year': home(null),
    },
  },
  Q062: {
    hits: {
      'a pupil': { ...home({ ...AT_WORK, school_status: '07' }), says: '赵一是在校生却登记务工（计划务工）' },
      'grade 7 in 2018': {
        ...home({ ...AT_WORK, school_status: '04' }),
        ...of2018,
        says: '赵一是在校生却登记务工（计划务工）',
      },
    },
    misses: {
      'a pupil at home': home({ school_status: '07', work_months: 0 }),
      '非在校生 of 2018': { ...home({ ...AT_WORK, school_status: '01' }), ...of2018 },
    },
    unknown: { 'no status': home({ ...AT_WORK, school_status: null }), 'no year': home(null) },
  },
  Q063: {
    hits: {
      'the month before': {
        ...home({ work_from: '202304' }, { birth_date: '2007-05-31' }),
        says: '赵一未满 16 周岁即登记务工',
      },
    },
    misses: {
      'the month of the birthday, whatever the day': home(
        { work_from: '202305' },
        { birth_date: '2007-05-31' },
      ),
    },
    unknown: {
      'birth not known': home({ work_from: '202304' }, { birth_date: null, id_number: null }),
      'beginning not known': home(AT_WORK, { birth_date: '2010-05-31' }),
    },
  },
  Q064: {
    hits: {
      'in the countryside': { ...home({ ...AT_WORK, tekun: '1' }), says: '赵一为特困供养人员却登记外出务工' },
      'in a town': { ...home({ ...AT_WORK, tekun: '2' }), says: '赵一为特困供养人员却登记外出务工' },
    },
    misses: { 'not enjoyed': home({ ...AT_WORK, tekun: '0' }), 'at home': home({ tekun: '1' }) },
    unknown: { 'not said': home(AT_WORK), 'no year': home(null) },
  },
  Q065: {
    hits: {
      'begins before the last one ends': {
        ...inYears({ work_from: '202402' }, { work_from: '202303', work_to: '202403' }),
        says: '赵一两段务工时间重叠',
      },
      'told in the wrong order': {
        ...inYears({ work_from: '202301', work_to: '202305' }, { work_from: '202304', work_to: '202312' }),
        says: '赵一两段务工时间重叠',
      },
    },
    misses: {
      'begins in the month of the end': inYears(
        { work_from: '202403' },
        { work_from: '202303', work_to: '202403' },
      ),
      'the same spell told again': inYears(
        { work_from: '202303', work_to: '202410' },
        { work_from: '202303', work_to: '202312' },
      ),
    },
    unknown: {
      'the end of the last one': inYears({ work_from: '202402' }, { work_from: '202303' }),
      'nothing of last year': inYears({ work_from: '202402' }, null),
      'no beginning': inYears({ work_to: '202402' }, { work_from: '202303', work_to: '202403' }),
    },
  },
});
