import { type RuleContext, textOf, type Values } from './facts.ts';
import type { Home, Person } from './home.ts';

/** Codes of 享受低保政策情况 and 享受特困供养政策情况: in the countryside, in a town. */
const ENJOYED: readonly string[] = ['1', '2'];
/** Codes of 贫困户属性, of all years. */
const OF_DIBAO: readonly string[] = ['02', '04', '07', '08'];
const OF_TEKUN: readonly string[] = ['03', '06', '07', '08'];
const ORDINARY_POOR = '01';
/** 一般脱贫户 since 2017; before, 一般农户. */
const ORDINARY_EXITED = '05';
const EXITED_SINCE = 2017;

const enjoys = (year: Values | null, name: 'dibao' | 'tekun'): boolean =>
  ENJOYED.includes(textOf(year, name) ?? '');

/** 享受低保. */
export const enjoysDibao = (year: Values | null): boolean => enjoys(year, 'dibao');

/** 享受特困供养. */
export const enjoysTekun = (year: Values | null): boolean => enjoys(year, 'tekun');

/** 享受低保 or 享受特困供养. */
export const isSupported = (year: Values | null): boolean => enjoysDibao(year) || enjoysTekun(year);

/** 贫困户属性 of the year. */
export const attributeOf = ({ year }: Pick<Home, 'year'>): string | null => textOf(year, 'poverty_attribute');

/** 低保户, 低保贫困户, 低保脱贫户 and those that are 特困供养 too. */
export const isDibaoHousehold = (home: Home): boolean => OF_DIBAO.includes(attributeOf(home) ?? '');

/** 五保户, 特困供养贫困户, 特困供养脱贫户 and those that are 低保 too. */
export const isTekunHousehold = (home: Home): boolean => OF_TEKUN.includes(attributeOf(home) ?? '');

/** 一般贫困户, 一般脱贫户. */
export function isOrdinaryHousehold(home: Home, { year }: Pick<RuleContext, 'year'>): boolean {
  const attribute = attributeOf(home);
  return attribute === ORDINARY_POOR || (attribute === ORDINARY_EXITED && year >= EXITED_SINCE);
}

/** Somebody's year is recorded, and none of them enjoys it. Of nobody recorded nothing is known. */
export const nobodyIs = (people: readonly Person[], isEnjoyedIn: (year: Values | null) => boolean): boolean =>
  people.some(({ year }) => year !== null) && !people.some(({ year }) => isEnjoyedIn(year));
