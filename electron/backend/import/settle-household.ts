import type { Cells } from '#db/row-access.ts';
import type { HouseholdDraft } from './draft.ts';
import type { Existing, Row } from './existing.ts';
import { isDoubt, matchHousehold } from './match-household.ts';
import {
  differing,
  NOTHING_NEEDED,
  partOf,
  sizeOf,
  type PlannedPart,
  type PlannedRow,
} from './planned-row.ts';
import type { PlannedHousehold } from './planned-import.ts';
import { settleMembers } from './settle-member.ts';
import { settleOthers } from './settle-others.ts';
import { ownParts } from './settle-own.ts';
import { decided, rowOfYear, type Settling } from './settling.ts';

/** What the files change of one household; null when nobody can say which it is, or it was decided to pass it over. */
export function settleHousehold(
  draft: HouseholdDraft,
  at: number,
  settling: Settling,
): PlannedHousehold | null {
  const key = `h${at}`;
  const match = decided(key, settling) ?? matchHousehold(draft, settling.existing.known);
  if (match === 'skip') return null;
  if (isDoubt(match)) {
    settling.doubts.push({
      ...{ key, entity: 'household', household: draft, member: null, origin: draft.origin },
      ...{ householdId: null, householdRow: null, reason: match.reason, candidates: match.candidates },
    });
    for (const id of match.candidates) spokenOfWhole(id, settling);
    return null;
  }
  const { id } = match;
  if (id !== null) settling.households.add(id);
  const row = id === null ? addedRow(key, draft, settling) : changedRow(key, id, draft, settling);
  const needs = row?.kind === 'added' ? [row] : NOTHING_NEEDED;
  const place = { at, id, row, needs, draft };
  const { members, unchanged } = settleMembers(place, settling);
  return { id, row, members, unchangedMembers: unchanged, others: settleOthers(place, settling) };
}

function spokenOfWhole(id: number, { households, members, existing }: Settling): void {
  households.add(id);
  for (const person of existing.known.peopleOf(id)) members.add(person.id);
}

const headName = (draft: HouseholdDraft): string =>
  String(
    draft.household['head_name'] ?? draft.members.find((m) => m.member['relation'] === '01')?.name ?? '',
  );

function addedRow(key: string, draft: HouseholdDraft, settling: Settling): PlannedRow {
  const { household } = draft;
  const own = household['household_no'] === undefined ? { household_no: draft.no, ...household } : household;
  const parts: PlannedPart[] = [{ table: 'household', year: null, id: null, cells: own, before: null }];
  const place = placeOf(draft);
  if (place !== null) parts.push({ table: 'place', year: null, id: null, cells: place, before: null });
  pushYears(parts, draft, null, settling);
  return {
    ...{ key, entity: 'household', kind: 'added', parts, needs: NOTHING_NEEDED, origin: draft.origin },
    ...{ name: headName(draft), no: draft.no, village: draft.village, householdId: null, memberId: null },
    ...{ asOf: draft.asOfYear, size: sizeOf(parts), off: null, written: null },
  };
}

const placeOf = ({ village, group }: HouseholdDraft): Cells | null =>
  village === null ? null : group === null ? { village } : { village, group_name: group };

function changedRow(key: string, id: number, draft: HouseholdDraft, settling: Settling): PlannedRow | null {
  const { existing } = settling;
  const found = existing.household(id);
  const known = existing.known.households.get(id);
  if (found === undefined || known === undefined) return null;
  const older = draft.asOfYear < Number(found['as_of_year'] ?? 0);
  const parts: PlannedPart[] = [];
  const wanted =
    draft.no === null || draft.household['household_no'] !== undefined
      ? draft.household
      : { household_no: draft.no, ...draft.household };
  const own = partOf('household', null, found, wanted, older);
  if (own !== null) parts.push(own);
  const place = placeOf(draft);
  const moved =
    place === null ? null : differing({ village: known.village, group_name: known.group }, place, older);
  if (moved !== null) parts.push({ table: 'place', year: null, id, ...moved });
  pushYears(parts, draft, id, settling);
  const asOf = !older && draft.asOfYear !== (found['as_of_year'] ?? null) ? draft.asOfYear : null;
  if (parts.length === 0 && asOf === null) return null;
  return {
    ...{ key, entity: 'household', kind: 'changed', parts, needs: NOTHING_NEEDED, origin: draft.origin },
    ...{ name: known.headName ?? headName(draft), no: known.no ?? draft.no, village: known.village },
    ...{ householdId: id, memberId: null, asOf, size: sizeOf(parts), off: null, written: null },
  };
}

function pushYears(parts: PlannedPart[], draft: HouseholdDraft, id: number | null, settling: Settling): void {
  const { existing } = settling;
  if (draft.years.size > 0) {
    const years = id === null ? [] : existing.yearsOf(id);
    const incomes = id === null || !saysIncome(draft) ? [] : existing.incomesOf(id);
    for (const [year, { household, income }] of draft.years) {
      const ofYear = partOf('household_year', year, rowOfYear(years, year), household);
      if (ofYear !== null) parts.push(ofYear);
      const earned = partOf('income_statement', year, rowOfYear(incomes, year), income);
      if (earned !== null) parts.push(earned);
    }
  }
  if (draft.own.size > 0) parts.push(...ownParts(draft.own, ownValues(existing, id), null, settling));
}

const saysIncome = ({ years }: HouseholdDraft): boolean => {
  for (const { income } of years.values()) for (const _ in income) return true;
  return false;
};

const ownValues = (existing: Existing, id: number | null): readonly Row[] =>
  id === null ? [] : existing.ownValuesOf(id);
