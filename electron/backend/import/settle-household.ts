import type { Cells } from '#db/row-access.ts';
import { saidCells } from './blank-cells.ts';
import { layCells, type HouseholdDraft } from './draft.ts';
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
import { offAtFirst, settleChanges } from './settle-changes.ts';
import { settleMembers } from './settle-member.ts';
import { yearsOfAdjustments } from './settle-adjustments.ts';
import { settleOthers } from './settle-others.ts';
import { withMoves } from './settle-moves.ts';
import { ownParts } from './settle-own.ts';
import { decided, rowOfYear, type Settling } from './settling.ts';

/** What the files change of one household; null when nobody can say which it is, or it was decided to pass it over. */
export function settleHousehold(
  said: HouseholdDraft,
  at: number,
  settling: Settling,
): PlannedHousehold | null {
  const key = `h${at}`;
  const match = decided(key, settling) ?? matchHousehold(said, settling.existing.known);
  if (match === 'skip') return null;
  if (isDoubt(match)) {
    settling.doubts.push({
      ...{ key, entity: 'household', household: said, member: null, origin: said.origin },
      ...{ householdId: null, householdRow: null, reason: match.reason, candidates: match.candidates },
    });
    for (const id of match.candidates) spokenOfWhole(id, settling);
    return null;
  }
  const { id } = match;
  if (id !== null) settling.households.add(id);
  const draft = withMoves(said, id, settling);
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
    key,
    entity: 'household',
    kind: 'added',
    parts: parts.slice(),
    needs: NOTHING_NEEDED,
    name: headName(draft),
    no: draft.no,
    village: draft.village,
    origin: draft.origin,
    householdId: null,
    memberId: null,
    asOf: draft.asOfYear,
    size: sizeOf(parts),
    off: null,
    written: null,
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
  const changed = settleChanges(draft.changes, { own: found, years: [] }, settling.notices);
  const own =
    draft.changes.length === 0
      ? partOf('household', null, found, wanted, older)
      : partOf('household', null, found, { ...wanted, ...changed.own });
  if (own !== null) parts.push(own);
  const place = placeOf(draft);
  const moved =
    place === null ? null : differing({ village: known.village, group_name: known.group }, place, older);
  if (moved !== null) parts.push({ table: 'place', year: null, id, ...moved });
  pushYears(parts, draft, id, settling);
  const asOf = !older && draft.asOfYear !== (found['as_of_year'] ?? null) ? draft.asOfYear : null;
  if (parts.length === 0 && (asOf === null || draft.isOwn)) return null;
  return {
    ...{ key, entity: 'household', kind: 'changed', parts, needs: NOTHING_NEEDED, origin: draft.origin },
    ...{ name: known.headName ?? headName(draft), no: known.no ?? draft.no, village: known.village },
    ...{ householdId: id, memberId: null, asOf, size: sizeOf(parts), written: null },
    off: offAtFirst(changed.off, sizeOf(parts)),
  };
}

function pushYears(parts: PlannedPart[], draft: HouseholdDraft, id: number | null, settling: Settling): void {
  const { existing } = settling;
  const accordingly = draft.adjustments.size === 0 ? NO_YEARS : yearsOfAdjustments(draft, id, existing);
  if (draft.years.size > 0 || accordingly.size > 0) {
    const years = id === null ? [] : existing.yearsOf(id);
    const incomes = id === null || !saysIncome(draft) ? [] : existing.incomesOf(id);
    for (const year of yearsIn(draft.years, accordingly)) {
      const said = sayOfYear(draft, year, { isNew: id === null, statement: rowOfYear(incomes, year) });
      const wanted =
        accordingly.size === 0 ? said.household : { ...said.household, ...accordingly.get(year) };
      const ofYear = partOf('household_year', year, rowOfYear(years, year), wanted);
      if (ofYear !== null) parts.push(ofYear);
      const earned = partOf('income_statement', year, rowOfYear(incomes, year), said.income);
      if (earned !== null) parts.push(earned);
    }
  }
  if (draft.own.size > 0) parts.push(...ownParts(draft.own, ownValues(existing, id), null, settling));
}

const yearsIn = (...all: readonly Iterable<readonly [number, unknown]>[]): Set<number> =>
  new Set(all.flatMap((said) => Array.from(said, ([year]) => year)));

const NO_YEARS: ReadonlyMap<number, Cells> = new Map();
const NOTHING = { household: {}, income: {} };

/** With what was computed when the table was written, where there is nothing of which it could be computed anew. */
function sayOfYear(
  { years, counted }: HouseholdDraft,
  year: number,
  { isNew, statement }: { isNew: boolean; statement: Row | undefined },
): { household: Cells; income: Cells } {
  const { household, income } = years.get(year) ?? NOTHING;
  const computed = counted.size === 0 ? undefined : counted.get(year);
  if (computed === undefined) return { household, income };
  const hasItems = statement !== undefined || saidCells(income).some(([, value]) => value !== null);
  return {
    household: isNew ? onTop(household, computed.household) : household,
    income: hasItems ? income : onTop(income, computed.income),
  };
}

/** A blank covers nothing. */
function onTop(said: Cells, below: Cells): Cells {
  const cells = { ...below };
  layCells(cells, said, false);
  return cells;
}

const saysIncome = ({ years, counted }: HouseholdDraft): boolean => {
  for (const [, { income }] of [...years, ...counted])
    for (const column in income) if (income[column] !== undefined) return true;
  return false;
};

const ownValues = (existing: Existing, id: number | null): readonly Row[] =>
  id === null ? [] : existing.ownValuesOf(id);
