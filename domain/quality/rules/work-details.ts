import { labelOf } from '#domain/codes/code-value.ts';
import { moneyText } from '#domain/income/money.ts';
import { monthOf } from '#domain/time/day.ts';
import { fieldByKey, type FieldKey } from '#domain/fields/dictionary.ts';
import { numberOf, type RuleContext, textOf, type Values } from '../facts.ts';
import { eachOfYear, NO_HITS } from '../find.ts';
import type { Home } from '../home.ts';
import { homeRule, type Rule, type RuleHit } from '../rule.ts';
import { nameOf } from '../words.ts';
import { hasWork, WORK_READS, workMonth, WORKS_NOW_READS, worksNow, worksOutside } from '../work.ts';

/** What the work monitoring asks of everybody who is away at work. */
const ASKED = [
  'member.monthly_wage',
  'member.employer',
  'member.industry',
  'member.employment_channel',
  'member.is_point_to_point',
] as const satisfies readonly FieldKey[];

const asked = ASKED.map((key) => {
  const { name, label } = fieldByKey(key);
  return { key, name, label };
});

const isEmpty = (year: Values, name: string): boolean => {
  const value = year[name] ?? null;
  return value === null || value === '';
};

function findGaps(home: Home, context: RuleContext): readonly RuleHit[] {
  let hits: RuleHit[] | undefined;
  for (const { id, values, year } of home.present) {
    if (year === null || !worksNow(year, context)) continue;
    const empty = asked.filter(({ name }) => isEmpty(year, name));
    if (empty.length === 0) continue;
    const words = { 姓名: nameOf(values), 字段: empty.map(({ label }) => label).join('、') };
    (hits ??= []).push({ memberId: id, field: empty[0]?.key ?? ASKED[0], words });
  }
  return hits ?? NO_HITS;
}

/**
 * 是否已务工=否 has no column of its own: a spell with an end is over, and so is one of somebody with 0 months in the
 * year. Its end has to be there and must have come.
 */
function endsInDoubt(year: Values, { today }: RuleContext): boolean {
  const to = workMonth(year, 'work_to');
  if (to !== null) return to > monthOf(today);
  return workMonth(year, 'work_from') !== null && numberOf(year, 'work_months') === 0;
}

/** Codes of 就业渠道 that are work at home: 帮扶车间, 公益性岗位. */
const AT_HOME: readonly string[] = ['02', '03'];
const PHONE = /^\d{11}$/;

/** Rules on what the work monitoring tells, Q066–Q070 of the catalogue. */
export const workDetailRules = [
  homeRule({
    id: 'Q066',
    level: 'warning',
    entity: 'member',
    title: '务工结束时间为空或在将来',
    message: '{姓名}已标为不再务工，但结束时间为空或在将来',
    source: 'G1 1111_16/17',
    reads: ['member.work_to', 'member.work_from', 'member.work_months'],
    find: eachOfYear('member.work_to', (year, _person, _home, context) => endsInDoubt(year, context)),
  }),
  homeRule({
    id: 'Q067',
    level: 'warning',
    entity: 'member',
    title: '务工月收入过低或过高',
    message: '{姓名}务工月收入 {v} 元，请核实',
    source: 'G1 5_16_001/002、1111_12',
    reads: ['member.monthly_wage'],
    parameters: {
      // Under 100 it cannot be (5_16_001), under 400 it is asked about as well (1111_12): one question either way.
      low: { title: '务工月收入低于此数提示', value: 400, unit: '元', source: 'G1 1111_12' },
      high: { title: '务工月收入高于此数提示', value: 30_000, unit: '元', source: 'G1 5_16_002' },
    },
    find: eachOfYear('member.monthly_wage', (year, _person, _home, _context, { low, high }) => {
      const wage = numberOf(year, 'monthly_wage');
      return wage !== null && (wage < low || wage > high) && { v: moneyText(wage) };
    }),
  }),
  homeRule({
    id: 'Q068',
    level: 'error',
    entity: 'member',
    title: '务工信息不全',
    message: '{姓名}务工信息不全：{字段}',
    source: 'G1 5_01_007、5_12_006',
    reads: [...WORKS_NOW_READS, ...ASKED],
    find: findGaps,
  }),
  homeRule({
    id: 'Q069',
    level: 'warning',
    entity: 'member',
    title: '县外务工的就业渠道不对',
    message: '{姓名}在县外务工，就业渠道不应是{v}',
    source: 'G1 5_01_003、5_12_002',
    reads: ['member.employment_channel', 'member.work_place', 'member.work_area', 'member.works_abroad'],
    find: eachOfYear('member.employment_channel', (year, _person, _home, context) => {
      const channel = textOf(year, 'employment_channel');
      if (channel === null || !AT_HOME.includes(channel) || !worksOutside(year, context)) return false;
      return { v: labelOf('employment_channel', channel) };
    }),
  }),
  homeRule({
    id: 'Q070',
    level: 'warning',
    entity: 'member',
    title: '务工人员没有有效手机号',
    message: '{姓名}在务工但没有有效手机号',
    source: 'G1 2_01_013/014、2_12_007',
    reads: ['member.phone', ...WORK_READS],
    find: eachOfYear(
      'member.phone',
      (year, { values }) => hasWork(year) && !PHONE.test(textOf(values, 'phone') ?? ''),
    ),
  }),
] satisfies readonly Rule[];
