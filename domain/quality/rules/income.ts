import { centsOf, moneyText, shareOfCents, yuanOf } from '#domain/income/money.ts';
import { INCOME_ITEMS, PROPERTY_ITEMS, TRANSFER_ITEMS } from '#domain/income/statement.ts';
import { numberOf } from '../facts.ts';
import { NO_HITS } from '../find.ts';
import type { Home } from '../home.ts';
import { homeRule, type Rule, type RuleHit } from '../rule.ts';

/**
 * Cents by which a stated sum may differ (Q093: 误差 > 0.01). One cent is a matter of rounding: the national
 * system does not say how it rounds a half cent, and a finding stops the export.
 */
const TOLERANCE = 1;

type CentsOf = (name: string) => number | null;

/** Cents of a field of the statement; null where nothing is stated. */
function statementOf({ income }: Home): CentsOf {
  return (name) => {
    const value = numberOf(income, name);
    return value === null ? null : centsOf(value);
  };
}

/** The sum of the parts that are stated; null where none is. */
function sumOf(cents: CentsOf, parts: readonly string[]): number | null {
  const stated = parts.map(cents).filter((part) => part !== null);
  return stated.length === 0 ? null : stated.reduce((sum, part) => sum + part, 0);
}

/** Each rule compares a stated sum with what stands directly below it, so that one slip gives one finding. */
function differsBy(field: string, expected: (cents: CentsOf) => number | null) {
  return (home: Home): readonly RuleHit[] => {
    if (home.income === null) return NO_HITS;
    const cents = statementOf(home);
    const stated = cents(field);
    const right = expected(cents);
    if (stated === null || right === null || Math.abs(stated - right) <= TOLERANCE) return NO_HITS;
    return [{ field: `income.${field}` }];
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
function findWrongShare(home: Home): readonly RuleHit[] {
  if (home.income === null) return NO_HITS;
  const cents = statementOf(home);
  const stated = cents('per_capita_net_income');
  const net = cents('net_income') ?? netOf(cents);
  const heads = home.facts.headCount ?? 0;
  if (stated === null || net === null || heads < 1) return NO_HITS;
  const share = shareOfCents(net, heads);
  if (Math.abs(share - stated) <= TOLERANCE) return NO_HITS;
  return [{ field: 'income.per_capita_net_income', words: { v: moneyText(yuanOf(share)) } }];
}

function findNegativeItems(home: Home): readonly RuleHit[] {
  if (home.income === null) return NO_HITS;
  const cents = statementOf(home);
  return INCOME_ITEMS.filter(({ name }) => (cents(name) ?? 0) < 0).map(({ name, label }) => ({
    field: `income.${name}`,
    words: { 项目: label },
  }));
}

const keysOf = (names: readonly string[]): string[] => names.map((name) => `income.${name}`);
const SUMS = ['wage_income', 'business_income', 'property_income', 'transfer_income'];
const PARTS = keysOf([...SUMS, ...PROPERTY_ITEMS, ...TRANSFER_ITEMS]);

/** Rules on the sums of an income statement, Q093–Q098 of the catalogue. */
export const incomeRules = [
  homeRule({
    id: 'Q093',
    level: 'error',
    entity: 'income',
    title: '年收入与四项之和不一致',
    message: '年收入与四项收入之和不一致',
    source: 'inferred;G5',
    reads: ['income.annual_income', ...PARTS],
    find: differsBy('annual_income', sumOfParts),
  }),
  homeRule({
    id: 'Q094',
    level: 'error',
    entity: 'income',
    title: '转移性收入与分项不一致',
    message: '转移性收入与分项之和不一致',
    source: 'inferred;G5',
    reads: ['income.transfer_income', ...keysOf(TRANSFER_ITEMS)],
    find: differsBy('transfer_income', (cents) => sumOf(cents, TRANSFER_ITEMS)),
  }),
  homeRule({
    id: 'Q095',
    level: 'error',
    entity: 'income',
    title: '财产性收入与分项不一致',
    message: '财产性收入与分项之和不一致',
    source: 'inferred;G14',
    reads: ['income.property_income', ...keysOf(PROPERTY_ITEMS)],
    find: differsBy('property_income', (cents) => sumOf(cents, PROPERTY_ITEMS)),
  }),
  homeRule({
    id: 'Q096',
    level: 'error',
    entity: 'income',
    title: '纯收入计算有误',
    message: '纯收入计算有误',
    source: 'G5;P23',
    reads: ['income.net_income', 'income.annual_income', 'income.business_expense', ...PARTS],
    find: differsBy('net_income', netOf),
  }),
  homeRule({
    id: 'Q097',
    level: 'error',
    entity: 'income',
    title: '人均纯收入计算有误',
    message: '人均纯收入计算有误（应为 {v} 元）',
    source: 'G10;inferred',
    reads: [
      'income.per_capita_net_income',
      'income.net_income',
      'income.annual_income',
      'income.business_expense',
      'household.annual_head_count',
      'household.head_count',
      ...PARTS,
    ],
    find: findWrongShare,
  }),
  homeRule({
    id: 'Q098',
    level: 'error',
    entity: 'income',
    title: '收入项为负数',
    message: '{项目}不能为负数',
    source: 'inferred',
    reads: keysOf(INCOME_ITEMS.map(({ name }) => name)),
    find: findNegativeItems,
  }),
] satisfies readonly Rule[];
