import type { Month } from '#domain/time/day.ts';

const indexOf = (month: Month): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(4)) - 1;

/** Months from one to the other: 202301 → 202403 is 14. */
export const monthsBetween = (from: Month, to: Month): number => indexOf(to) - indexOf(from);

/** 满 n 个月, by months as the national system counts them: from January a half year is full in July. */
export const isFullMonths = (from: Month, to: Month, months: number): boolean =>
  monthsBetween(from, to) >= months;

/** How long a spell lasted by the end of a month: 不满 1 个月, 14 个月, 2 年 3 个月. */
export function lengthInWords(months: number): string {
  if (months < 1) return '不满 1 个月';
  if (months < 24) return `${months} 个月`;
  const rest = months % 12;
  return `${Math.floor(months / 12)} 年${rest === 0 ? '' : ` ${rest} 个月`}`;
}
