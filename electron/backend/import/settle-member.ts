import type { Cells } from '#db/row-access.ts';
import type { MemberDraft } from './draft.ts';
import type { Row } from './existing.ts';
import { isDoubt } from './match-household.ts';
import { matchMember } from './match-member.ts';
import { partOf, sizeOf, type PlannedPart, type PlannedRow } from './planned-row.ts';
import { offAtFirst, settleChanges } from './settle-changes.ts';
import { ownParts } from './settle-own.ts';
import { decided, rowOfYear, type HouseholdPlace, type Settling } from './settling.ts';
import type { Years } from './years.ts';

/** Rows of a household's people, read once for all of them. */
interface OfHousehold {
  readonly members: readonly Row[];
  readonly years: readonly Row[];
  readonly own: readonly Row[];
}

const NO_ROWS: OfHousehold = { members: [], years: [], own: [] };

export function settleMembers(
  place: HouseholdPlace,
  settling: Settling,
): { members: PlannedRow[]; unchanged: number } {
  const { draft, id } = place;
  const members: PlannedRow[] = [];
  let unchanged = 0;
  if (draft.members.length === 0) return { members, unchanged };
  const rows = id === null ? NO_ROWS : readRows(id, draft.members, settling);
  const taken = new Set<number>();
  for (const [index, member] of draft.members.entries()) {
    const key = `m${place.at}.${index}`;
    const match = decided(key, settling) ?? matchMember(member, id, settling.existing.known, taken);
    if (match === 'skip') continue;
    if (isDoubt(match)) {
      settling.doubts.push({
        ...{ key, entity: 'member', household: draft, member, origin: member.origin, householdId: id },
        ...{ householdRow: place.row, reason: match.reason, candidates: match.candidates },
      });
      for (const candidate of match.candidates) settling.members.add(candidate);
      continue;
    }
    if (match.id !== null) {
      taken.add(match.id);
      settling.members.add(match.id);
    }
    if (match.id === null && saysNothingOfNew(member, settling)) continue;
    const row =
      match.id === null
        ? addedMember(key, member, place, settling)
        : changedMember(key, match.id, { member, place, rows }, settling);
    if (row === null || (row.kind === 'changed' && row.size === 0)) unchanged += 1;
    if (row !== null) members.push(row);
  }
  return { members: members.slice(), unchanged };
}

/** A change of somebody, or his leaving, makes nobody of whom the archive does not know. */
function saysNothingOfNew(
  { origin, name, member, years, changes }: MemberDraft,
  { notices }: Settling,
): boolean {
  const isNew = (member['joined_on'] ?? null) !== null;
  if (changes.length > 0 && !isNew && years.size === 0 && (member['name'] ?? null) === null) {
    notices.push({ origin, column: '姓名', value: name ?? '', reason: '这一户没有这个人，变更没有导入' });
    return true;
  }
  if (isNew || (member['left_on'] ?? null) === null) return false;
  notices.push({ origin, column: '姓名', value: name ?? '', reason: '这一户没有这个人，减少没有导入' });
  return true;
}

function readRows(id: number, members: readonly MemberDraft[], { existing }: Settling): OfHousehold {
  return {
    members: existing.membersOf(id),
    years: members.some((m) => m.years.size > 0 || m.changes.length > 0) ? existing.memberYearsOf(id) : [],
    own: members.some((m) => m.own !== null) ? existing.ownValuesOf(id) : [],
  };
}

function addedMember(
  key: string,
  member: MemberDraft,
  { needs, draft, id }: HouseholdPlace,
  settling: Settling,
): PlannedRow {
  const parts: PlannedPart[] = [
    { table: 'member', year: null, id: null, cells: member.member, before: null },
  ];
  for (const [year, cells] of member.years) {
    const part = partOf('member_year', year, undefined, cells);
    if (part !== null) parts.push(part);
  }
  if (member.own !== null) parts.push(...ownParts(member.own, [], null, settling));
  return {
    key,
    entity: 'member',
    kind: 'added',
    parts: parts.slice(),
    needs,
    name: member.name ?? '',
    no: draft.no,
    village: draft.village,
    origin: member.origin,
    householdId: id,
    memberId: null,
    asOf: member.asOfYear,
    size: sizeOf(parts),
    off: null,
    written: null,
  };
}

function changedMember(
  key: string,
  id: number,
  { member, place, rows }: { member: MemberDraft; place: HouseholdPlace; rows: OfHousehold },
  settling: Settling,
): PlannedRow | null {
  const { existing } = settling;
  const own = rows.members.find((r) => r.id === id);
  // By decision it may be somebody of another household: he stays there.
  const found = own ?? existing.member(id);
  if (found === undefined) return null;
  const home = Number(found['household_id']);
  const of = own === undefined ? readRows(home, [member], settling) : rows;
  const older = member.asOfYear < Number(found['as_of_year'] ?? 0);
  const parts: PlannedPart[] = [];
  const push = (part: PlannedPart | null) => void (part !== null && parts.push(part));
  const yearsOwn = of.years.filter((y) => y['member_id'] === id);
  const changed = settleChanges(member.changes, { own: found, years: yearsOwn }, settling.notices);
  const isChanged = member.changes.length > 0;
  const wanted = isChanged ? { ...member.member, ...changed.own } : member.member;
  push(partOf('member', null, found, wanted, older && !isChanged));
  for (const [year, cells] of isChanged ? withYears(member.years, changed.years) : member.years)
    push(partOf('member_year', year, rowOfYear(yearsOwn, year), cells));
  if (member.own !== null) parts.push(...ownParts(member.own, of.own, id, settling));
  const asOf = !older && member.asOfYear !== (found['as_of_year'] ?? null) ? member.asOfYear : null;
  if (parts.length === 0 && (asOf === null || member.isOwn)) return null;
  const known = existing.known.households.get(home);
  return {
    ...{ key, entity: 'member', kind: 'changed', parts, needs: [], origin: member.origin },
    ...{ name: String(found['name'] ?? member.name ?? ''), no: known?.no ?? place.draft.no },
    ...{ village: known?.village ?? place.draft.village, householdId: home, memberId: id, asOf },
    ...{ size: sizeOf(parts), off: offAtFirst(changed.off, sizeOf(parts)), written: null },
  };
}

function withYears(years: Years<Cells>, more: ReadonlyMap<number, Cells>): Map<number, Cells> {
  const both = new Map(years);
  for (const [year, cells] of more) both.set(year, { ...both.get(year), ...cells });
  return both;
}
