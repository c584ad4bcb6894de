import { centsOf, productInCents, yuanOf } from './money.ts';
import type { IncomeItemName } from './statement.ts';

/** One line under an entry item: what was sold, earned, received or paid. Quantity and price make the amount. */
export interface IncomeLine {
  readonly item: IncomeItemName;
  readonly quantity: number | null;
  /** Yuan. */
  readonly unitPrice: number | null;
  /** Yuan; what counts where quantity or price is missing. */
  readonly amount: number | null;
}

type Amounts = Omit<IncomeLine, 'item'>;

/** Quantity × price where both are known, else the amount; null where neither says how much. */
export function lineCents({ quantity, unitPrice, amount }: Amounts): number | null {
  if (quantity !== null && unitPrice !== null) return productInCents(quantity, unitPrice);
  return amount === null ? null : centsOf(amount);
}

/** Yuan per entry item that has lines; an item without lines is not in it. */
export function sumsOfLines(lines: readonly IncomeLine[]): Record<string, number> {
  const cents = new Map<IncomeItemName, number>();
  for (const line of lines) cents.set(line.item, (cents.get(line.item) ?? 0) + (lineCents(line) ?? 0));
  return Object.fromEntries([...cents].map(([item, sum]) => [item, yuanOf(sum)]));
}
