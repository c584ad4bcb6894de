import { centsOf, shareOfCents, yuanOf } from '#domain/income/money.ts';
import { PROPERTY_ITEMS, TRANSFER_ITEMS } from '#domain/income/statement.ts';
import { numberOf } from '../facts.ts';
import { type Fix, type Fixer, NO_FIXES } from './fix.ts';

/** As the rules Q093–Q097 have it: a cent is a matter of rounding. */
const TOLERANCE = 1;

/**
 * The sums that a file stated, from the parts upwards, each from what stands below it once that is right: all of a
 * statement are put right together. A sum without parts is left as it is, since nobody can tell what is wrong.
 */
export const fixSums: Fixer = ({ income, headCount }) => {
  if (income === null) return NO_FIXES;
  const stated = (name: string): number | null => {
    const value = numberOf(income, name);
    return value === null ? null : centsOf(value);
  };
  const fixes: Fix[] = [];
  /** The sum as it is after the fix; null where neither it nor anything below it is known. */
  const settle = (name: string, right: number | null): number | null => {
    const before = stated(name);
    if (before === null) return right;
    if (right === null || Math.abs(before - right) <= TOLERANCE) return before;
    const field = `income.${name}`;
    fixes.push({ kind: 'sums', memberId: null, field, before: yuanOf(before), after: yuanOf(right) });
    return right;
  };
  const property = settle('property_income', sumOf(PROPERTY_ITEMS.map(stated)));
  const transfer = settle('transfer_income', sumOf(TRANSFER_ITEMS.map(stated)));
  const parts = [stated('wage_income'), stated('business_income'), property, transfer];
  const annual = settle('annual_income', sumOf(parts));
  const net = settle('net_income', annual === null ? null : annual - (stated('business_expense') ?? 0));
  const heads = headCount ?? 0;
  settle('per_capita_net_income', net === null || heads < 1 ? null : shareOfCents(net, heads));
  return fixes;
};

function sumOf(parts: readonly (number | null)[]): number | null {
  const known = parts.filter((part) => part !== null);
  return known.length === 0 ? null : known.reduce((sum, part) => sum + part, 0);
}
