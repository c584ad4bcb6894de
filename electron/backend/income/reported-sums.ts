import type { Cells } from '#db/row-access.ts';
import { INCOME_ITEMS } from '#domain/income/statement.ts';

/** Sums that a file reported speak of the items as they were; they are dropped as soon as an item is edited. */
export const REPORTED_SUMS: readonly string[] = [
  'property_income',
  'transfer_income',
  'annual_income',
  'net_income',
  'per_capita_net_income',
];

/** The reported sums that an edit of an entry item makes wrong, as blanks. */
export function outdatedSums(income: object | undefined, edited: Cells): Cells {
  const before = (income ?? {}) as Cells;
  const differs = INCOME_ITEMS.some(
    ({ name }) => edited[name] !== undefined && edited[name] !== (before[name] ?? null),
  );
  if (!differs) return {};
  return Object.fromEntries(REPORTED_SUMS.filter((c) => !(c in edited)).map((c) => [c, null]));
}
