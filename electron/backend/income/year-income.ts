import { headCountOf } from '#db/facts.ts';
import type { ReadHandle } from '#db/handle.ts';
import { householdYear, incomeStatement } from '#db/households.ts';
import { sumsOf } from './statement-view.ts';

/** The annual statement in yuan: sums as they follow from the items, else as a file reported them. */
export async function incomeOnFile(
  db: ReadHandle,
  householdId: number,
  { year, present }: { year: number; present: number },
) {
  const statement = (await incomeStatement(db, householdId, year)) ?? null;
  const ofYear = await householdYear(db, householdId, year);
  const heads = headCountOf(
    { annual_head_count: ofYear?.annual_head_count ?? null, head_count: ofYear?.head_count ?? null },
    present,
  );
  const sums = sumsOf({ ...statement }, heads);
  return {
    wage: statement?.wage_income ?? null,
    business: statement?.business_income ?? null,
    property: sums.property_income,
    transfer: sums.transfer_income,
    expense: statement?.business_expense ?? null,
    net: sums.net_income,
    perCapita: sums.per_capita_net_income,
    selfPaid: statement?.self_paid_expense ?? null,
  };
}
