import { centsOf, moneyText, shareOfCents, yuanOf } from '#domain/income/money.ts';
import { INCOME_ITEMS, PROPERTY_ITEMS, TRANSFER_ITEMS } from '#domain/income/statement.ts';
import { type HouseholdFacts, numberOf } from './facts.ts';
import type { Rule, RuleHit } from './rule.ts';

/**
 * Cents by which a stated sum may differ (Q093: 误差 > 0.01). One cent is a matter of rounding: the national
 * system does not say how it rounds a half cent, and a finding stops the export.
 */
const TOLERANCE = 1;

type CentsOf = (name: string) => number | null;

/** Cents of a field of the statement; null where nothing is stated. */
function statementOf({ income }: HouseholdFacts): CentsOf {
  return (name) => {
    const value = income && numberOf(income.values, name);
    return value === null ? null : centsOf(value);
  };
}

/** The sum of the parts that are stated; null where none is. */
function sumOf(cents: CentsOf, parts: readonly string[]): number | null {
  const stated = parts.map(cents).filter((part) => part !== null);
  return stated.length === 0 ? null : stated.reduce((sum, part) => sum + part, 0);
}

/** Each rule compares a stated sum with what stands directly below it, so that one slip gives one finding. */
function differsBy(field: string, expected: (cents: CentsOf) => number | null): Rule['find'] {
  return (household) => {
    const cents = statementOf(household);
    const stated = cents(field);
    const right = expected(cents);
    if (stated === null || right === null || Math.abs(stated - right) <= TOLERANCE) return [];
    return [{ field }];
  };
}

function sumOfParts(cents: CentsOf): number | null {
  const property = cents('property_income') ?? sumOf(cents, PROPERTY_ITEMS);
  const transfer = cents('transfer_income') ?? sumOf(cents, TRANSFER_ITEMS);
  const parts = [cents('wage_income'), cents('business_income'), property, transfer].filter(
    (part) => part !== null,
  );
  return parts.length === 0 ? null : parts.reduce((sum, part) => sum + part, 0);
}

function netOf(cents: CentsOf): number | null {
  const annual = cents('annual_income') ?? sumOfParts(cents);
  return annual === null ? null : annual - (cents('business_expense') ?? 0);
}

/** The divisor is the head-count of the statement's year, not today's (口径说明 4). */
const findWrongShare: Rule['find'] = (household) => {
  const cents = statementOf(household);
  const stated = cents('per_capita_net_income');
  const net = cents('net_income') ?? netOf(cents);
  const heads = household.income?.headCount ?? 0;
  if (stated === null || net === null || heads < 1) return [];
  const share = shareOfCents(net, heads);
  if (Math.abs(share - stated) <= TOLERANCE) return [];
  return [{ field: 'per_capita_net_income', words: { v: moneyText(yuanOf(share)) } }];
};

const findNegativeItems: Rule['find'] = (household) => {
  const cents = statementOf(household);
  return INCOME_ITEMS.filter(({ name }) => (cents(name) ?? 0) < 0).map(({ name, label }): RuleHit => ({
    field: name,
    words: { 项目: label },
  }));
};

/** Rules on the sums of an income statement, Q093–Q098 of the catalogue. */
export const incomeRules = [
  {
    id: 'Q093',
    level: 'error',
    entity: 'income',
    title: '年收入与四项之和不一致',
    message: '年收入与四项收入之和不一致',
    source: 'inferred;G5',
    find: differsBy('annual_income', sumOfParts),
  },
  {
    id: 'Q094',
    level: 'error',
    entity: 'income',
    title: '转移性收入与分项不一致',
    message: '转移性收入与分项之和不一致',
    source: 'inferred;G5',
    find: differsBy('transfer_income', (cents) => sumOf(cents, TRANSFER_ITEMS)),
  },
  {
    id: 'Q095',
    level: 'error',
    entity: 'income',
    title: '财产性收入与分项不一致',
    message: '财产性收入与分项之和不一致',
    source: 'inferred;G14',
    find: differsBy('property_income', (cents) => sumOf(cents, PROPERTY_ITEMS)),
  },
  {
    id: 'Q096',
    level: 'error',
    entity: 'income',
    title: '纯收入计算有误',
    message: '纯收入计算有误',
    source: 'G5;P23',
    find: differsBy('net_income', netOf),
  },
  {
    id: 'Q097',
    level: 'error',
    entity: 'income',
    title: '人均纯收入计算有误',
    message: '人均纯收入计算有误（应为 {v} 元）',
    source: 'G10;inferred',
    find: findWrongShare,
  },
  {
    id: 'Q098',
    level: 'error',
    entity: 'income',
    title: '收入项为负数',
    message: '{项目}不能为负数',
    source: 'inferred',
    find: findNegativeItems,
  },
] as const satisfies readonly Rule[];
