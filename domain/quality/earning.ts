import { monthOf } from '#domain/time/day.ts';
import { numberOf, type RuleContext, textOf, type Values } from './facts.ts';
import { hasWork, WORK_READS, workMonth } from './work.ts';

/** What `earnsWages` reads. */
export const EARNING_READS = [
  ...WORK_READS,
  'member.work_to',
  'member.public_post',
  'member.public_post_months',
] as const;

const hasPublicPost = (year: Values): boolean =>
  textOf(year, 'public_post') !== null || (numberOf(year, 'public_post_months') ?? 0) > 0;

/** 务工 or 公益性岗位 in the income period; work that began after it or ended before it brings no wage of the period. */
export function earnsWages(year: Values, { incomePeriod }: Pick<RuleContext, 'incomePeriod'>): boolean {
  if (hasPublicPost(year)) return true;
  if (!hasWork(year)) return false;
  if (incomePeriod === null) return true;
  const [from, to] = [workMonth(year, 'work_from'), workMonth(year, 'work_to')];
  return (
    (from === null || from <= monthOf(incomePeriod[1])) && (to === null || to >= monthOf(incomePeriod[0]))
  );
}
