import { layCells, writable, yearOf, type HouseholdDraft, type MemberDraft, type Origin } from './draft.ts';
import type { Act } from './read-act.ts';

/** Lays what a row says of its household beside the fields of the forms. */
export function layHouseholdAct(household: HouseholdDraft, act: Act, year: number, origin: Origin): void {
  if (act.income !== undefined)
    layCells(yearOf(household.years, year, () => ({ household: {}, income: {} })).income, act.income, true);
  if (act.change !== undefined && isOfHousehold(act.change.field))
    household.changes.push({ ...act.change, origin });
  const { adjustment } = act;
  if (adjustment === undefined) return;
  const key = `${adjustment.year} ${adjustment.kind}`;
  const known = household.adjustments.get(key);
  if (known === undefined) {
    const adjustments = writable(household.adjustments);
    adjustments.set(key, { ...adjustment, origin });
    household.adjustments = adjustments;
  } else {
    layCells(known.cells, adjustment.cells, true);
    layCells(known.ofYear, adjustment.ofYear, true);
  }
}

const isOfHousehold = (field: string): boolean => field.startsWith('household.');

/** Lays what a row says of its person beside the fields of the forms: a later row has the later value. */
export function layMemberAct(member: MemberDraft, act: Act, origin: Origin): void {
  if (act.member !== undefined) layCells(member.member, act.member, false);
  if (act.newHead !== undefined) member.newHead = act.newHead;
  if (act.change !== undefined && !isOfHousehold(act.change.field))
    member.changes.push({ ...act.change, origin });
}
