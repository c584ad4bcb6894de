import { ageInMonth } from '#domain/time/age.ts';
import { numberOf, type Values } from '../facts.ts';
import { eachOfYear } from '../find.ts';
import { cannotWork } from '../labour.ts';
import { AGE_READS } from '../reads.ts';
import { homeRule, type Rule } from '../rule.ts';
import { isInSchool } from '../schooling.ts';
import { enjoysTekun } from '../support.ts';
import { hasWork, placeOrAreaOf, WORK_READS, workMonth, workMonthsOf, workPlaceOf } from '../work.ts';
import { isToldToCounty } from '../work-place.ts';

/**
 * Two spells of one person, as two years tell them; one that begins in the same month in both is the same spell told
 * again. The later one begins before the earlier one ends.
 */
function overlaps(year: Values, before: Values | null): boolean {
  const from = workMonth(year, 'work_from');
  const fromBefore = workMonth(before, 'work_from');
  if (from === null || fromBefore === null || from === fromBefore) return false;
  const [later, earlier] = from > fromBefore ? [from, before] : [fromBefore, year];
  const end = workMonth(earlier, 'work_to');
  return end !== null && later < end;
}

/** Rules on work away from home, Q057–Q065 of the catalogue. */
export const workRules = [
  homeRule({
    id: 'Q057',
    level: 'error',
    entity: 'member',
    title: '务工时间超出范围',
    message: '{姓名}务工时间应为 0–12 个月',
    source: 'G5 务工状况问题',
    reads: ['member.work_months'],
    parameters: {
      most: { title: '务工时间最多', value: 12, unit: '个月', source: 'G5 务工状况问题' },
    },
    find: eachOfYear('member.work_months', (year, _person, _home, _context, { most }) => {
      const months = workMonthsOf(year);
      return months < 0 || months > most;
    }),
  }),
  homeRule({
    id: 'Q058',
    level: 'error',
    entity: 'member',
    title: '有务工地点没有务工时间',
    message: '{姓名}有务工地点但务工时间为 0',
    source: 'G5;G3 13',
    reads: ['member.work_place', 'member.work_area', 'member.work_months'],
    find: eachOfYear(
      'member.work_months',
      (year, _person, _home, context) => workMonthsOf(year) === 0 && placeOrAreaOf(year, context) !== null,
    ),
  }),
  homeRule({
    id: 'Q059',
    level: 'error',
    entity: 'member',
    title: '有务工时间没有务工地点',
    message: '{姓名}有务工时间但无务工地点',
    source: 'G5;G3 13',
    reads: ['member.work_place', 'member.work_area', 'member.work_months'],
    find: eachOfYear(
      'member.work_place',
      (year, _person, _home, context) => workMonthsOf(year) > 0 && placeOrAreaOf(year, context) === null,
    ),
  }),
  homeRule({
    id: 'Q060',
    level: 'error',
    entity: 'member',
    title: '务工地点没有填到县',
    message: '{姓名}务工地点请填到县（市、区）',
    source: 'G1 5_01_005、4_12_001',
    reads: ['member.work_place', 'member.works_abroad'],
    // Abroad there are no counties.
    find: eachOfYear('member.work_place', (year) => {
      const place = workPlaceOf(year);
      return place !== null && !isToldToCounty(place) && numberOf(year, 'works_abroad') !== 1;
    }),
  }),
  homeRule({
    id: 'Q061',
    level: 'error',
    entity: 'member',
    title: '无劳动能力却登记务工',
    message: '{姓名}无劳动能力却登记务工',
    source: 'G5;G1 2_01_015、2_12_004',
    reads: ['member.labour_ability', ...WORK_READS],
    find: eachOfYear('member.labour_ability', (year) => cannotWork(year) && hasWork(year)),
  }),
  homeRule({
    id: 'Q062',
    level: 'error',
    entity: 'member',
    title: '在校生却登记务工',
    message: '{姓名}是在校生却登记务工（计划务工）',
    source: 'G1 4_01_006、4_12_002',
    reads: ['member.school_status', ...WORK_READS],
    find: eachOfYear(
      'member.school_status',
      (year, _person, _home, context) => isInSchool(year, context) && hasWork(year),
    ),
  }),
  homeRule({
    id: 'Q063',
    level: 'error',
    entity: 'member',
    title: '未满 16 周岁即登记务工',
    message: '{姓名}未满 {岁} 周岁即登记务工',
    source: 'G1 5_16_010',
    reads: ['member.work_from', ...AGE_READS],
    parameters: {
      age: { title: '务工年龄不低于', value: 16, unit: '周岁', source: 'G1 5_16_010' },
    },
    // 务工: by the month of the birthday, not by full years on a day (口径说明 1).
    find: eachOfYear('member.work_from', (year, person, _home, _context, { age }) => {
      const from = workMonth(year, 'work_from');
      if (from === null || person.birth === null) return false;
      return ageInMonth(person.birth, from) < age && { 岁: age };
    }),
  }),
  homeRule({
    id: 'Q064',
    level: 'error',
    entity: 'member',
    title: '特困供养人员登记务工',
    message: '{姓名}为特困供养人员却登记外出务工',
    source: 'G1 5_01_004、5_12_003',
    reads: ['member.tekun', ...WORK_READS],
    find: eachOfYear('member.tekun', (year) => enjoysTekun(year) && hasWork(year)),
  }),
  homeRule({
    id: 'Q065',
    level: 'error',
    entity: 'member',
    title: '两段务工时间重叠',
    message: '{姓名}两段务工时间重叠',
    source: 'G1 5_12_001',
    reads: ['member.work_from', 'member.work_to'],
    before: ['member_year-1'],
    find: eachOfYear('member.work_from', (year, { before: [lastYear] }) => overlaps(year, lastYear)),
  }),
] satisfies readonly Rule[];
