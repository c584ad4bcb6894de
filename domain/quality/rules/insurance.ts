import { flagOf, numberOf, type Values } from '../facts.ts';
import { eachOfYear } from '../find.ts';
import { isDisabled } from '../health.ts';
import { AGE_READS } from '../reads.ts';
import { homeRule, type Rule } from '../rule.ts';
import { isInSchool } from '../schooling.ts';

const MEDICAL = ['member.has_resident_medical_insurance', 'member.has_employee_medical_insurance'] as const;
const PENSION = ['member.has_resident_pension_insurance', 'member.has_employee_pension_insurance'] as const;

/** 居民 and 职工, as said; null where nobody said. */
const medicalOf = (year: Values) =>
  [flagOf(year, 'has_resident_medical_insurance'), flagOf(year, 'has_employee_medical_insurance')] as const;
const pensionOf = (year: Values) =>
  [flagOf(year, 'has_resident_pension_insurance'), flagOf(year, 'has_employee_pension_insurance')] as const;

const ID_CARD = 18;
const DISABILITY_CARDS: readonly number[] = [20, 22];

/** Rules on insurance and on the numbers of the disabled, Q075–Q082 of the catalogue. */
export const insuranceRules = [
  homeRule({
    id: 'Q075',
    level: 'error',
    entity: 'member',
    title: '未参加基本医疗保险',
    message: '{姓名}未参加基本医疗保险',
    source: 'G1 2_01_008;G3 17',
    reads: MEDICAL,
    // 同为“否”或同空: where one is 否 and the other one empty, it is not known.
    find: eachOfYear(MEDICAL[0], (year) => {
      const [resident, employee] = medicalOf(year);
      return resident === employee && resident !== true;
    }),
  }),
  homeRule({
    id: 'Q076',
    level: 'error',
    entity: 'member',
    title: '同时参加居民医保和职工医保',
    message: '{姓名}同时参加居民医保和职工医保',
    source: 'G1 2_01_009、2_12_015;G3 17',
    reads: MEDICAL,
    find: eachOfYear(MEDICAL[0], (year) => medicalOf(year).every((flag) => flag === true)),
  }),
  homeRule({
    id: 'Q077',
    level: 'warning',
    entity: 'member',
    title: '未参加大病保险',
    message: '{姓名}大病保险为空（未参加）',
    source: 'G1 2_01_006/016;G3 14、22',
    reads: ['member.has_serious_illness_insurance'],
    find: eachOfYear(
      'member.has_serious_illness_insurance',
      (year) => flagOf(year, 'has_serious_illness_insurance') !== true,
    ),
  }),
  homeRule({
    id: 'Q078',
    level: 'warning',
    entity: 'member',
    title: '未参保却接受医疗救助',
    message: '{姓名}未参保却接受医疗救助',
    source: 'G1 3_01_007',
    reads: ['member.has_medical_aid', ...MEDICAL],
    find: eachOfYear(
      'member.has_medical_aid',
      (year) => flagOf(year, 'has_medical_aid') === true && !medicalOf(year).includes(true),
    ),
  }),
  homeRule({
    id: 'Q079',
    level: 'warning',
    entity: 'member',
    title: '未参加基本养老保险',
    message: '{姓名}未参加基本养老保险',
    source: 'G1 2_01_007、5_15_001、5_19_001',
    reads: ['member.school_status', ...PENSION, ...AGE_READS],
    parameters: {
      age: { title: '应参加基本养老保险的年龄', value: 16, unit: '周岁', source: 'G1 2_01_007' },
    },
    find: eachOfYear(PENSION[0], (year, person, _home, context, { age }) => {
      if (person.age === null || person.age < age || pensionOf(year).includes(true)) return false;
      return !isInSchool(year, context);
    }),
  }),
  homeRule({
    id: 'Q080',
    level: 'warning',
    entity: 'member',
    title: '到龄未领取养老金',
    message: '{姓名}已满 {岁} 周岁，未领取养老金',
    source: 'inferred',
    reads: ['income.pension_income', ...PENSION, ...AGE_READS],
    parameters: {
      age: {
        title: '领取养老金的年龄',
        value: 60,
        unit: '周岁',
        source: 'inferred',
        confidence: 'inferred',
      },
    },
    find: eachOfYear(PENSION[0], (year, person, { income }, _context, { age }) => {
      if (person.age === null || person.age < age || numberOf(income, 'pension_income') !== 0) return false;
      return pensionOf(year).every((flag) => flag === false) && { 岁: age };
    }),
  }),
  homeRule({
    id: 'Q081',
    level: 'error',
    entity: 'member',
    title: '残疾没有残疾人证号',
    message: '{姓名}健康状况为残疾，但没有残疾人证号',
    source: 'G1 4_01_002、4_12_003;G5',
    reads: ['member.health', 'member.id_number', 'member.id_type', 'member.birth_date'],
    find: eachOfYear(
      'member.id_number',
      (year, person) => isDisabled(year) && person.number.length === ID_CARD,
    ),
  }),
  homeRule({
    id: 'Q082',
    level: 'error',
    entity: 'member',
    title: '有残疾人证，健康状况不含残疾',
    message: '{姓名}有残疾人证，健康状况应含残疾',
    source: 'inferred',
    reads: ['member.health', 'member.id_number', 'member.id_type', 'member.birth_date'],
    find: eachOfYear(
      'member.health',
      (year, person) => !isDisabled(year) && DISABILITY_CARDS.includes(person.number.length),
    ),
  }),
] satisfies readonly Rule[];
