import { labelOf } from '#domain/codes/code-value.ts';
import { textOf, type Values } from './facts.ts';
import { quotable } from './words.ts';

/** Codes of 劳动能力. */
export const LABOUR = {
  ordinary: '01',
  skilled: '02',
  lost: '03',
  none: '04',
  weak: '05',
} as const;

/** The code of 劳动能力 in the year; null where it is empty. */
export const labourOf = (year: Values | null): string | null => textOf(year, 'labour_ability');

/** 普通劳动力 or 技能劳动力. */
export function isFullLabour(year: Values | null): boolean {
  const labour = labourOf(year);
  return labour === LABOUR.ordinary || labour === LABOUR.skilled;
}

/** 有劳动能力: 普通, 技能, 弱劳动力或半劳动力. Empty and unknown labels are neither this nor `cannotWork`. */
export const canWork = (year: Values | null): boolean => isFullLabour(year) || labourOf(year) === LABOUR.weak;

/** 无劳动力 or 丧失劳动力. */
export function cannotWork(year: Values | null): boolean {
  const labour = labourOf(year);
  return labour === LABOUR.none || labour === LABOUR.lost;
}

/** The label of 劳动能力 for a message. */
export const labourLabel = (year: Values | null): string =>
  quotable(labelOf('labor_ability', labourOf(year)));
