import { labelOf } from '#domain/codes/code-value.ts';
import { type RuleContext, textOf, type Values } from '../facts.ts';
import { eachOfYear, eachPresent, NO_HITS } from '../find.ts';
import { isHealthyAndMore } from '../health.ts';
import type { Home } from '../home.ts';
import { labourOf } from '../labour.ts';
import { AGE_READS } from '../reads.ts';
import { homeRule, type ParameterValues, type Rule, type RuleHit } from '../rule.ts';
import { EXCLUSIVE_SINCE } from '../schooling.ts';
import { nameOf, quotable } from '../words.ts';

/** 中共党员, 中共预备党员, 共青团员, 群众. */
const USUAL_POLITICS: readonly string[] = ['01', '02', '03', '13'];

const isEmpty = (year: Values, name: string): boolean => textOf(year, name) === null;

/** Of working age an error, else a warning. */
function findNoLabourAbility(
  { present }: Home,
  _: RuleContext,
  { from, to }: ParameterValues<'from' | 'to'>,
): readonly RuleHit[] {
  let hits: RuleHit[] | undefined;
  for (const { id, year, age, values } of present) {
    if (year === null || labourOf(year) !== null) continue;
    const level = age !== null && age >= from && age <= to ? 'error' : 'warning';
    const words = { 姓名: nameOf(values) };
    (hits ??= []).push({ memberId: id, field: 'member.labour_ability', level, words });
  }
  return hits ?? NO_HITS;
}

/** Rules on what has to be filled of a person, Q026–Q032 of the catalogue. */
export const requiredRules = [
  homeRule({
    id: 'Q026',
    level: 'error',
    entity: 'member',
    title: '民族为空',
    message: '{姓名}民族为空',
    source: 'G1 2_01_001;G5',
    reads: ['member.nation'],
    find: eachPresent('member.nation', ({ values }) => isEmpty(values, 'nation')),
  }),
  homeRule({
    id: 'Q027',
    level: 'error',
    entity: 'member',
    title: '健康状况为空',
    message: '{姓名}健康状况为空',
    source: 'G1 2_01_002;G3 11;G5',
    reads: ['member.health'],
    find: eachOfYear('member.health', (year) => isEmpty(year, 'health')),
  }),
  homeRule({
    id: 'Q028',
    level: 'error',
    entity: 'member',
    title: '劳动能力为空',
    message: '{姓名}劳动能力为空',
    source: 'G1 2_01_003;G5',
    reads: ['member.labour_ability', ...AGE_READS],
    parameters: {
      from: { title: '算错误的最小年龄', value: 16, unit: '周岁', source: 'G1 2_01_003' },
      to: { title: '算错误的最大年龄', value: 65, unit: '周岁', source: 'G1 2_01_003' },
    },
    find: findNoLabourAbility,
  }),
  homeRule({
    id: 'Q029',
    level: 'error',
    entity: 'member',
    title: '既健康又患病',
    message: '{姓名}健康状况不能既选健康又选疾病',
    source: 'inferred',
    reads: ['member.health'],
    find: eachOfYear('member.health', isHealthyAndMore),
  }),
  homeRule({
    id: 'Q030',
    level: 'warning',
    entity: 'member',
    title: '政治面貌少见',
    message: '{姓名}政治面貌“{v}”较少见，请核实',
    source: 'G3 08',
    reads: ['member.political_status'],
    find: eachOfYear('member.political_status', (year) => {
      const status = textOf(year, 'political_status');
      if (status === null || USUAL_POLITICS.includes(status)) return false;
      return { v: quotable(labelOf('political_status', status)) };
    }),
  }),
  homeRule({
    id: 'Q031',
    level: 'error',
    entity: 'member',
    title: '文化程度和在校生状况都填了',
    message: '{姓名}文化程度和在校生状况只能填一项',
    source: 'G1 3_12_004;G3 04',
    years: [EXCLUSIVE_SINCE, null],
    reads: ['member.education', 'member.school_status'],
    find: eachOfYear(
      'member.school_status',
      (year) => !isEmpty(year, 'education') && !isEmpty(year, 'school_status'),
    ),
  }),
  homeRule({
    id: 'Q032',
    level: 'error',
    entity: 'member',
    title: '文化程度、在校和未上学原因都没填',
    message: '{姓名}文化程度、在校生状况、未上学原因不能都为空',
    source: 'G1 3_01_002、3_12_003;G3 04',
    reads: ['member.education', 'member.school_status', 'member.dropout_reason'],
    find: eachOfYear(
      'member.education',
      (year) =>
        isEmpty(year, 'education') && isEmpty(year, 'school_status') && isEmpty(year, 'dropout_reason'),
    ),
  }),
] satisfies readonly Rule[];
