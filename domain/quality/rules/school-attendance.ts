import { isOfCompulsorySchoolAge } from '#domain/time/age.ts';
import { type RuleContext, textOf } from '../facts.ts';
import { eachOfYear } from '../find.ts';
import { isHealthy } from '../health.ts';
import type { Person } from '../home.ts';
import { AGE_READS } from '../reads.ts';
import { homeRule, type Rule } from '../rule.ts';
import { isOutOfSchoolByHealth, schoolStageOf, type SchoolStage, schoolStatusOf } from '../schooling.ts';

const SCHOOL = 'member.school_status';
const REASON = 'member.dropout_reason';
const OF_AGE = 18;

/** Values of 在校生状况 that tell no grade, so that a pupil may rightly have them for years. */
const WITHOUT_GRADES: readonly (SchoolStage | null)[] = ['preschool', 'primary', 'master', null];

/** The same 在校生状况 in the two years before; the codes of the lists before and since 2019 are told apart. */
function isUnchanged({ year, before }: Person, context: RuleContext, counts: boolean): boolean {
  const status = schoolStatusOf(year, context);
  if (status === null) return false;
  const stage = schoolStageOf(year, context);
  if (!counts && WITHOUT_GRADES.includes(stage)) return false;
  return before.every((values, at) => {
    const then = { year: context.year - 1 - at };
    return schoolStatusOf(values, then) === status && schoolStageOf(values, then) === stage;
  });
}

/** 0831 → 08-31 */
function cutOffOf(monthAndDay: number): string {
  const digits = String(monthAndDay).padStart(4, '0');
  return `${digits.slice(0, 2)}-${digits.slice(2)}`;
}

/** Rules on who goes to school and why not, Q054–Q056 of the catalogue. */
export const schoolAttendanceRules = [
  homeRule({
    id: 'Q054',
    level: 'warning',
    entity: 'member',
    title: '在校生状况三年没有更新',
    message: '{姓名}在校生状况连续三年未更新',
    source: 'G5 三年指标相同的在校生',
    reads: [SCHOOL],
    before: ['member_year-1', 'member_year-2'],
    parameters: {
      withoutGrades: {
        title: '小学、学前、研究生等不分年级的也提示（1 是，0 否）',
        value: 0,
        unit: '',
        source: 'G5 三年指标相同的在校生',
        confidence: 'inferred',
      },
    },
    find: eachOfYear(SCHOOL, (_, person, __, context, { withoutGrades }) =>
      isUnchanged(person, context, withoutGrades !== 0),
    ),
  }),
  homeRule({
    id: 'Q055',
    level: 'error',
    entity: 'member',
    title: '义务教育适龄儿童未在校',
    message: '{姓名}为义务教育适龄儿童，未在校且未填原因',
    source: 'G1 1_02_005、5_15_016/017;P18;inferred(年龄基准日)',
    reads: [SCHOOL, REASON, ...AGE_READS],
    parameters: {
      cutOff: {
        title: '学年的基准日（831 即 8 月 31 日）',
        value: 831,
        unit: '',
        source: 'inferred(年龄基准日)',
        confidence: 'inferred',
      },
    },
    find: eachOfYear(SCHOOL, (values, { age, birth }, _, { year }, { cutOff }) => {
      // Of full age in or before the year: no longer of school age on any day of it.
      if (age === null || age >= OF_AGE) return false;
      if (textOf(values, 'school_status') !== null || textOf(values, 'dropout_reason') !== null) return false;
      return birth !== null && isOfCompulsorySchoolAge(birth, year, cutOffOf(cutOff));
    }),
  }),
  homeRule({
    id: 'Q056',
    level: 'warning',
    entity: 'member',
    title: '因病（因残）未上学而健康',
    message: '{姓名}因病（因残）未上学，但健康状况为健康',
    source: 'G1 2_01_012',
    reads: [REASON, 'member.health'],
    find: eachOfYear(REASON, (values) => isOutOfSchoolByHealth(values) && isHealthy(values)),
  }),
] satisfies readonly Rule[];
