import { adjustmentOf } from '#db/documents-decisions.ts';
import { ADJUSTMENT_KIND, adjustmentCells, isOfTheList } from '../../procedure/adjustment-days.ts';
import { withComparison } from '../../procedure/suspected.ts';
import type { HouseholdAsk } from '../sheet.ts';

export type Adjusted = NonNullable<Awaited<ReturnType<typeof adjustmentOf>>>;

const BLANK = {
  ...{ reason: null, causes: null, mark: null, applied_on: null, comparison_result: null },
  ...{ first_meeting_on: null, first_notice_from: null, first_notice_to: null },
  ...{ second_meeting_on: null, second_notice_from: null, second_notice_to: null },
  ...{ county_approved_on: null, announced_on: null, told_on: null, is_signed: null, note: null },
} as const;

/**
 * How the household comes into or goes out of the year's list in one of these ways: as far as the procedure is that
 * it is in, else as it is registered.
 */
export async function adjustmentFor(
  { db, raw, household, year, running, candidate }: HouseholdAsk,
  kinds: readonly string[],
): Promise<Adjusted | undefined> {
  const effect = running?.definition.effect;
  if (running?.row.status === 'open' && candidate?.dropped === 0 && effect && isOfTheList(effect)) {
    const kind = ADJUSTMENT_KIND[effect];
    const cells = adjustmentCells(withComparison(raw, running), candidate);
    if (kinds.includes(kind))
      return { id: 0, household_id: household.id, year, kind, ...BLANK, ...cells } as Adjusted;
  }
  return adjustmentOf(db, { householdId: household.id, year, kinds });
}
