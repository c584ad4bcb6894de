import { moneyText } from '#domain/income/money.ts';
import type { SuspectHome, SuspicionContext } from './facts.ts';
import type { Ground } from './suspicion.ts';

/** The numbers of the rules that ask the same of who is out and of who went out. */
export interface ShortfallRules {
  readonly housing: string;
  readonly water: string;
  readonly schooling: string;
  readonly insurance: string;
}

/** 三保障和饮水 that the year's values say are lacking; what was not collected is not lacking. */
export function shortfallsOf(
  { housing, water, people }: SuspectHome,
  rules: ShortfallRules,
  { year }: SuspicionContext,
): Ground[] {
  const grounds: Ground[] = [];
  if (housing === 'lacking')
    grounds.push({
      ...{ rule: rules.housing, memberId: null, field: 'living_conditions.safe_housing', weighs: true },
      message: `${year} 年住房安全没有保障`,
    });
  if (water === 'lacking')
    grounds.push({
      ...{ rule: rules.water, memberId: null, field: 'living_conditions.has_safe_water', weighs: true },
      message: `${year} 年饮水安全没有保障`,
    });
  for (const { id, name, isDropout, isUninsured } of people) {
    if (isDropout)
      grounds.push({
        ...{ rule: rules.schooling, memberId: id, field: 'member.dropout_reason', weighs: true },
        message: `${name} ${year} 年义务教育阶段失学辍学`,
      });
    if (isUninsured)
      grounds.push({
        ...{ rule: rules.insurance, memberId: id, weighs: true },
        field: 'member.has_resident_medical_insurance',
        message: `${name} ${year} 年没有参加基本医疗保险`,
      });
  }
  return grounds;
}

/** `2025 年人均纯收入 5200 元`. */
export const incomeWords = (year: number, perCapita: number): string =>
  `${year} 年人均纯收入 ${moneyText(perCapita)} 元`;
