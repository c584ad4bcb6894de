import type { RuleContext, Values } from '../facts.ts';
import { eachOfYear } from '../find.ts';
import { certificateOf, isHealthy } from '../health.ts';
import type { Person } from '../home.ts';
import { isFullLabour, LABOUR, labourLabel, labourOf } from '../labour.ts';
import { AGE_READS } from '../reads.ts';
import { homeRule, type Parameter, type ParameterValues, type Rule } from '../rule.ts';
import { isInSchool } from '../schooling.ts';

const FIELD = 'member.labour_ability';
const LIMB = '肢体';
const GRAVE = 2;

const fromAge = (source: string): Parameter => ({
  title: '劳动年龄从',
  value: 16,
  unit: '周岁',
  source,
});
const belowAge = (source: string): Parameter => ({
  title: '劳动年龄到（不含）',
  value: 60,
  unit: '周岁',
  source,
});

const HEALTHY_ADULT_READS = [FIELD, 'member.health', 'member.school_status', ...AGE_READS];

/** 健康, 不在校 and of working age, with this 劳动能力. */
const healthyAdultWith = (labour: string) =>
  eachOfYear<'from' | 'below'>(FIELD, (year, person, _, context, ages) => {
    if (labourOf(year) !== labour || !isHealthy(year) || isInSchool(year, context)) return false;
    return isOfWorkingAge(person, ages);
  });

function isOfWorkingAge({ age }: Person, { from, below }: ParameterValues<'from' | 'below'>): boolean {
  return age !== null && age >= from && age < below;
}

/** 劳动能力≠无劳动力; an empty one is another rule's. */
function isOtherThanNone(year: Values): boolean {
  const labour = labourOf(year);
  return labour !== null && labour !== LABOUR.none;
}

const isPupilWithLabour = (year: Values, context: RuleContext): boolean =>
  isOtherThanNone(year) && isInSchool(year, context);

/** 证号第 19–20 位为 41、42. */
function isGravelyLimbDisabled({ values }: Person): boolean {
  const certificate = certificateOf(values);
  return certificate !== null && certificate.category === LIMB && certificate.grade <= GRAVE;
}

/** Rules on 劳动能力, Q039–Q045 of the catalogue. */
export const labourAbilityRules = [
  homeRule({
    id: 'Q039',
    level: 'error',
    entity: 'member',
    title: '未满 16 周岁却有劳动能力',
    message: '{姓名}未满 {岁} 周岁，劳动能力应为无劳动力',
    source: 'G1 2_01_011、2_12_014',
    reads: [FIELD, ...AGE_READS],
    parameters: { age: { title: '未满', value: 16, unit: '周岁', source: 'G1 2_01_011' } },
    find: eachOfYear(
      FIELD,
      (year, person, _, __, { age }) =>
        isOtherThanNone(year) && person.age !== null && person.age < age && { 岁: age },
    ),
  }),
  homeRule({
    id: 'Q040',
    level: 'warning',
    entity: 'member',
    title: '健康青壮年填无劳动力',
    message: '{姓名}为劳动年龄健康人员，却填无劳动力',
    source: 'G1 2_01_010;G5 劳动能力问题',
    reads: HEALTHY_ADULT_READS,
    parameters: { from: fromAge('G1 2_01_010'), below: belowAge('G1 2_01_010') },
    find: healthyAdultWith(LABOUR.none),
  }),
  homeRule({
    id: 'Q041',
    level: 'warning',
    entity: 'member',
    title: '健康青壮年填丧失劳动力',
    message: '{姓名}为劳动年龄健康人员，却填丧失劳动力',
    source: 'G1 2_01_005、2_12_009;G5',
    reads: HEALTHY_ADULT_READS,
    parameters: { from: fromAge('G1 2_01_005'), below: belowAge('G1 2_01_005') },
    find: healthyAdultWith(LABOUR.lost),
  }),
  homeRule({
    id: 'Q042',
    level: 'warning',
    entity: 'member',
    title: '健康青壮年填弱（半）劳动力',
    message: '{姓名}健康且在劳动年龄，请核实为何是弱（半）劳动力',
    source: 'G1 1111_14/15、5_12_008',
    reads: HEALTHY_ADULT_READS,
    parameters: { from: fromAge('G1 1111_14'), below: belowAge('G1 1111_14') },
    find: healthyAdultWith(LABOUR.weak),
  }),
  homeRule({
    id: 'Q043',
    level: 'warning',
    entity: 'member',
    title: '满 60 周岁仍是普通（技能）劳动力',
    message: '{姓名}已满 {岁} 周岁，仍填{劳动能力}',
    source: 'G1 2_12_005、2_12_017',
    reads: [FIELD, ...AGE_READS],
    parameters: { age: { title: '已满', value: 60, unit: '周岁', source: 'G1 2_12_005' } },
    find: eachOfYear(
      FIELD,
      (year, person, _, __, { age }) =>
        isFullLabour(year) &&
        person.age !== null &&
        person.age >= age && { 岁: age, 劳动能力: labourLabel(year) },
    ),
  }),
  homeRule({
    id: 'Q044',
    level: 'error',
    entity: 'member',
    title: '在校生却有劳动能力',
    message: '{姓名}是在校生，劳动能力应为无劳动力',
    source: 'G1 1111_07',
    reads: [FIELD, 'member.school_status'],
    find: eachOfYear(FIELD, (year, _, __, context) => isPupilWithLabour(year, context)),
  }),
  homeRule({
    id: 'Q045',
    level: 'error',
    entity: 'member',
    title: '重度肢体残疾填普通劳动力',
    message: '{姓名}为重度肢体残疾，不应是普通劳动力',
    source: 'G1 4_01_007/008',
    reads: [FIELD, 'member.id_number'],
    find: eachOfYear(
      FIELD,
      (year, person) => labourOf(year) === LABOUR.ordinary && isGravelyLimbDisabled(person),
    ),
  }),
] satisfies readonly Rule[];
