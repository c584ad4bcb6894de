import type { Cells } from '#db/row-access.ts';
import { layCells, yearOf, type HouseholdDraft, type MemberDraft } from './draft.ts';
import type { Act } from './read-act.ts';

const noCells = (): Cells => ({});

/** Lays what a row says of its household beside the fields of the forms. */
export function layHouseholdAct(household: HouseholdDraft, act: Act, year: number): void {
  if (act.householdYear !== undefined || act.income !== undefined) {
    const ofYear = yearOf(household.years, year, () => ({ household: {}, income: {} }));
    layCells(ofYear.household, act.householdYear ?? {}, true);
    layCells(ofYear.income, act.income ?? {}, true);
  }
  const { adjustment } = act;
  if (adjustment === undefined) return;
  const key = `${adjustment.year} ${adjustment.kind}`;
  const known = household.adjustments.get(key);
  if (known === undefined) household.adjustments.set(key, adjustment);
  else layCells(known.cells, adjustment.cells, true);
}

/** Lays what a row says of its person beside the fields of the forms: a later row has the later value. */
export function layMemberAct(member: MemberDraft, act: Act): void {
  if (act.member !== undefined) layCells(member.member, act.member, false);
  if (act.newHead !== undefined) member.newHead = act.newHead;
  if (act.memberYear !== undefined)
    layCells(yearOf(member.years, act.memberYear.year, noCells), act.memberYear.cells, false);
}
