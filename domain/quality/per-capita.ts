import { centsOf, shareOfCents, yuanOf } from '#domain/income/money.ts';
import { deriveIncome, INCOME_ITEMS, type IncomeItems } from '#domain/income/statement.ts';
import { numberOf, type Values } from './facts.ts';

/** What `perCapitaOf` and the heads of a household read. */
export const PER_CAPITA_READS = [
  'income.per_capita_net_income',
  'income.net_income',
  ...INCOME_ITEMS.map(({ name }) => `income.${name}`),
  'household.annual_head_count',
  'household.head_count',
] as const;

/**
 * 人均纯收入 in yuan: as the statement says it, else its net income shared by the heads, else worked out from its items
 * as the income page does. Whether what it says adds up is a rule of its own (Q096, Q097).
 */
export function perCapitaOf(income: Values | null, heads: number): number | null {
  if (income === null) return null;
  const stated = numberOf(income, 'per_capita_net_income');
  if (stated !== null) return stated;
  const net = numberOf(income, 'net_income');
  if (net !== null) return heads < 1 ? null : yuanOf(shareOfCents(centsOf(net), heads));
  const items: Record<string, number | null> = {};
  for (const { name } of INCOME_ITEMS) items[name] = numberOf(income, name);
  return deriveIncome(items as IncomeItems, heads).per_capita_net_income;
}
