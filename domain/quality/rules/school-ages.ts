import type { RuleContext, Values } from '../facts.ts';
import { eachOfYear } from '../find.ts';
import { isHealthy } from '../health.ts';
import type { Person } from '../home.ts';
import { AGE_READS } from '../reads.ts';
import { homeRule, type Parameter, type Rule } from '../rule.ts';
import {
  educationLabel,
  isCollegeEducated,
  isInSchool,
  isLittleEducated,
  schoolLabel,
  schoolStageOf,
  type SchoolStage,
} from '../schooling.ts';

const SCHOOL = 'member.school_status';
const EDUCATION = 'member.education';
const SCHOOL_READS = [SCHOOL, ...AGE_READS];

const years = (title: string, value: number, source: string, isInferred = false): Parameter => ({
  title,
  value,
  unit: '周岁',
  source,
  ...(isInferred ? { confidence: 'inferred' as const } : {}),
});

function isAt(stages: readonly SchoolStage[], values: Values, context: RuleContext): boolean {
  const stage = schoolStageOf(values, context);
  return stage !== null && stages.includes(stage);
}

const isBelow = ({ age }: Person, limit: number): boolean => age !== null && age < limit;

/** At a school of these for which they are too young or too old. */
const outsideAges = (...stages: readonly SchoolStage[]) =>
  eachOfYear<'from' | 'to'>(SCHOOL, (values, { age }, _, context, { from, to }) => {
    if (age === null || (age >= from && age <= to)) return false;
    return isAt(stages, values, context) && { age };
  });

/** 不在校 and with little 文化程度 at an age at which most still learn. */
const leftEarly = eachOfYear<'from' | 'to'>(EDUCATION, (values, { age }, _, context, { from, to }) => {
  if (age === null || age < from || age > to) return false;
  if (!isLittleEducated(values) || isInSchool(values, context)) return false;
  return { age, 文化程度: educationLabel(values, context) };
});

/** Rules on age and school, Q046–Q053 of the catalogue. */
export const schoolAgeRules = [
  homeRule({
    id: 'Q046',
    level: 'error',
    entity: 'member',
    title: '满 7 周岁仍未入学',
    message: '{姓名}已满 {岁} 周岁，在校生状况仍为{v}',
    source: 'G1 5_17_001、5_12_013',
    reads: [...SCHOOL_READS, 'member.health'],
    parameters: { age: years('已满', 7, 'G1 5_17_001') },
    find: eachOfYear(
      SCHOOL,
      (values, person, _, context, { age }) =>
        isAt(['preschool'], values, context) &&
        person.age !== null &&
        person.age >= age &&
        isHealthy(values) && { 岁: age, v: schoolLabel(values, context) },
    ),
  }),
  homeRule({
    id: 'Q047',
    level: 'warning',
    entity: 'member',
    title: '读小学的年龄不合理',
    message: '{姓名}读小学但年龄 {age} 岁',
    source: 'G1 5_17_002、5_12_014',
    reads: SCHOOL_READS,
    parameters: { from: years('最小', 6, 'G1 5_17_002'), to: years('最大', 14, 'G1 5_17_002') },
    find: outsideAges('primary'),
  }),
  homeRule({
    id: 'Q048',
    level: 'warning',
    entity: 'member',
    title: '读初中的年龄不合理',
    message: '{姓名}读初中但年龄 {age} 岁',
    source: 'G1 5_17_003、5_12_015',
    reads: SCHOOL_READS,
    parameters: { from: years('最小', 12, 'G1 5_17_003'), to: years('最大', 17, 'G1 5_17_003') },
    find: outsideAges('middle'),
  }),
  homeRule({
    id: 'Q049',
    level: 'warning',
    entity: 'member',
    title: '读高中（中职）的年龄不合理',
    message: '{姓名}读高中（中职）但年龄 {age} 岁',
    source: 'G1 5_17_004、5_12_016',
    reads: SCHOOL_READS,
    parameters: { from: years('最小', 15, 'G1 5_17_004'), to: years('最大', 20, 'G1 5_17_004') },
    find: outsideAges('high', 'vocational'),
  }),
  homeRule({
    id: 'Q050',
    level: 'warning',
    entity: 'member',
    title: '读大专以上的年龄不合理',
    message: '{姓名}读大专以上但年龄 {age} 岁',
    source: 'G5(14 岁及以下为高中及以上);inferred',
    reads: SCHOOL_READS,
    parameters: { from: years('最小', 17, 'inferred', true) },
    find: eachOfYear(SCHOOL, (values, { age }, _, context, { from }) => {
      if (age === null || age >= from) return false;
      return isAt(['college', 'technician', 'bachelor'], values, context) && { age };
    }),
  }),
  homeRule({
    id: 'Q051',
    level: 'error',
    entity: 'member',
    title: '未满 18 周岁已是大专以上文化',
    message: '{姓名}文化程度为{v}但未满 {岁} 周岁',
    source: 'G1 5_17_005、5_12_017',
    reads: [EDUCATION, ...AGE_READS],
    parameters: { age: years('未满', 18, 'G1 5_17_005') },
    find: eachOfYear(
      EDUCATION,
      (values, person, _, context, { age }) =>
        isCollegeEducated(values, context) &&
        isBelow(person, age) && { v: educationLabel(values, context), 岁: age },
    ),
  }),
  homeRule({
    id: 'Q052',
    level: 'error',
    entity: 'member',
    title: '未满 20 周岁在读研究生',
    message: '{姓名}在读研究生但未满 {岁} 周岁',
    source: 'G1 5_17_006、5_12_018',
    reads: SCHOOL_READS,
    parameters: { age: years('未满', 20, 'G1 5_17_006') },
    find: eachOfYear(
      SCHOOL,
      (values, person, _, context, { age }) =>
        isAt(['master'], values, context) && isBelow(person, age) && { 岁: age },
    ),
  }),
  homeRule({
    id: 'Q053',
    level: 'warning',
    entity: 'member',
    title: '16–22 岁只有小学以下文化',
    message: '{姓名}{age} 岁仅{文化程度}文化，请核实是否辍学',
    source: 'G1 5_17_007、5_12_019',
    reads: [EDUCATION, SCHOOL, ...AGE_READS],
    parameters: { from: years('最小', 16, 'G1 5_17_007'), to: years('最大', 22, 'G1 5_17_007') },
    find: leftEarly,
  }),
] satisfies readonly Rule[];
