import { isMonth, type Month, monthOf } from '#domain/time/day.ts';
import { numberOf, type RuleContext, textOf, type Values } from './facts.ts';
import { isOutsideCounty } from './work-place.ts';

/** The forms up to 2018 ask for the area of the work instead of its place. */
const AREA_UNTIL = 2018;
/** Codes of 务工区域: 县外省内, 省外. */
const OUTSIDE: readonly string[] = ['03', '04'];
/** Written where there is no place of work. */
const NOTHING: ReadonlySet<string> = new Set(['无', '否', '/', '-', '—']);

/** What `hasWork` reads. */
export const WORK_READS = [
  'member.work_place',
  'member.work_area',
  'member.work_months',
  'member.work_from',
] as const;
/** What `worksNow` reads beside. */
export const WORKS_NOW_READS = [
  ...WORK_READS,
  'member.work_to',
  'member.monthly_wage',
  'member.is_point_to_point',
] as const;

/** 务工所在地. */
export function workPlaceOf(year: Values | null): string | null {
  const text = textOf(year, 'work_place');
  return text === null || NOTHING.has(text) ? null : text;
}

/** 务工所在地, in the years of the older forms 务工区域. */
export const placeOrAreaOf = (values: Values | null, { year }: Pick<RuleContext, 'year'>): string | null =>
  workPlaceOf(values) ?? (year <= AREA_UNTIL ? textOf(values, 'work_area') : null);

/** 务工时间（月）; an empty one is 0. */
export const workMonthsOf = (year: Values | null): number => numberOf(year, 'work_months') ?? 0;

/** A month of the work monitoring, as `yyyymm`. */
export function workMonth(year: Values | null, name: 'work_from' | 'work_to'): Month | null {
  const text = textOf(year, name);
  return text !== null && isMonth(text) ? text : null;
}

/** 务工登记存在: how long, where or since when; up to 2018 in which area. */
export const hasWork = (year: Values | null): boolean =>
  year !== null &&
  (workMonthsOf(year) > 0 ||
    workPlaceOf(year) !== null ||
    textOf(year, 'work_area') !== null ||
    workMonth(year, 'work_from') !== null);

/**
 * 目前务工, of whom the work monitoring tells something (the member tables have neither wage nor 点对点) and whose spell
 * is not over in the month of the check.
 */
export function worksNow(year: Values, { today }: Pick<RuleContext, 'today'>): boolean {
  const from = workMonth(year, 'work_from');
  const isMonitored =
    from !== null || numberOf(year, 'monthly_wage') !== null || (year['is_point_to_point'] ?? null) !== null;
  if (!isMonitored || !hasWork(year) || numberOf(year, 'work_months') === 0) return false;
  const to = workMonth(year, 'work_to');
  return to === null || to >= monthOf(today);
}

/** 县外务工: by the area, by 国外, or by a place that lies in another county. */
export const worksOutside = (year: Values, { ownPlace, countyCode }: RuleContext): boolean => {
  if (OUTSIDE.includes(textOf(year, 'work_area') ?? '') || year['works_abroad'] === 1) return true;
  const place = workPlaceOf(year);
  return place !== null && isOutsideCounty(place, ownPlace, countyCode);
};
