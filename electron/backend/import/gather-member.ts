import type { Cells } from '#db/row-access.ts';
import {
  begun,
  layCells,
  yearOf,
  type HouseholdDraft,
  type ImportDraft,
  type MemberDraft,
  type Origin,
} from './draft.ts';
import { asOf, layOwn, seenIn, type FileContext } from './file-context.ts';
import { layMemberAct } from './gather-act.ts';
import type { Act } from './read-act.ts';
import { keyOfNumber, textOf, type CellIssue, type ReadRow } from './read-row.ts';
import { saidOf } from './said-of.ts';
import { Years } from './years.ts';

/** What the file contradicts itself in; what the archive would say of it is asked later. */
export function checkPerson(
  draft: ImportDraft,
  row: ReadRow,
  file: FileContext,
  householdKey: string,
): Omit<CellIssue, 'row'> | null {
  const member = row.stores.get('member');
  const personNo = textOf(member, 'person_no');
  const name = textOf(member, 'name');
  if (personNo === null) {
    return name === null && textOf(member, 'id_number') === null
      ? { column: '姓名', value: '', reason: '没有姓名、证件号码和人口编号，不知道是谁' }
      : null;
  }
  const elsewhere = draft.personHousehold.get(personNo);
  if (elsewhere !== undefined && elsewhere !== householdKey) {
    return { column: '人口编号', value: personNo, reason: '同一个人口编号出现在两户，请核实归属后再导入' };
  }
  const { persons } = seenIn(row.year ?? file.year, file);
  const before = persons.get(personNo);
  if (before === undefined) persons.set(personNo, row.number);
  else {
    const first = draft.households.get(householdKey)?.members.find((m) => m.personNo === personNo);
    const firstName = first?.name ?? name;
    if (name !== null && firstName !== name) {
      return {
        column: '人口编号',
        value: personNo,
        reason: `人口编号与第 ${before} 行重复，但不是同一个人，请核实`,
      };
    }
    // Of a person whose values changed there is a row for each.
    if (file.kind.rowIs !== 'field-change')
      file.notices.push({
        ...{ row: row.number, column: '人口编号', value: personNo },
        reason: `与第 ${before} 行是同一人，取先出现的一行`,
      });
  }
  draft.personHousehold.set(personNo, householdKey);
  return null;
}

const NOTHING: Cells = {};

export function layMember(
  household: HouseholdDraft,
  row: ReadRow,
  { file, origin, act }: { file: FileContext; origin: Origin; act: Act },
): void {
  const year = row.year ?? file.year;
  const cells = saidOf(row, 'member') ?? NOTHING;
  const personNo = textOf(cells, 'person_no');
  const key = keyOfNumber(textOf(cells, 'id_number'));
  const name = textOf(cells, 'name');
  const found = findMember(household.members, personNo, key, name);
  const repeated =
    found !== undefined && personNo !== null && seenIn(year, file).persons.get(personNo) !== row.number;
  const member = found ?? newMember(household, { personNo, idKey: key, name }, origin);
  const older = asOf(row, file) < member.asOfYear;
  // A row of changes names its person, and says one value of him.
  if (file.kind.rowIs !== 'field-change') {
    member.member = begun(member.member, cells);
    layCells(member.member, cells, repeated || older);
  }
  if (file.kind.isOwn !== true) member.isOwn = false;
  const ofYear = saidOf(row, 'member_year');
  if (ofYear !== undefined) {
    const known = member.years.get(year);
    if (known === undefined) member.years.set(year, { ...ofYear });
    else layCells(known, ofYear, repeated);
  }
  layOwn(row, 'member', () => yearOf<Cells>((member.own ??= new Map<number, Cells>()), year, () => ({})));
  layMemberAct(member, act, origin);
  if (found !== undefined) {
    member.personNo ??= personNo;
    if (key !== null && !(repeated || older)) member.idKey = key;
    else member.idKey ??= key;
    member.name = textOf(member.member, 'name') ?? member.name;
  }
  member.asOfYear = Math.max(member.asOfYear, asOf(row, file));
}

function newMember(
  household: HouseholdDraft,
  who: Pick<MemberDraft, 'personNo' | 'idKey' | 'name'>,
  origin: Origin,
): MemberDraft {
  const made: MemberDraft = {
    origin,
    personNo: who.personNo,
    idKey: who.idKey,
    name: who.name,
    asOfYear: 0,
    member: {},
    years: new Years(),
    own: null,
    changes: [],
    newHead: null,
    knownId: null,
    isOwn: true,
  };
  household.members.push(made);
  return made;
}

/**
 * Another row of the files that speaks of the same person: by 人口编号, then id number, then name; a person with
 * another 人口编号 is somebody else.
 */
function findMember(
  members: readonly MemberDraft[],
  personNo: string | null,
  key: string | null,
  name: string | null,
): MemberDraft | undefined {
  let named: MemberDraft | undefined;
  let namesakes = 0;
  let byKey: MemberDraft | undefined;
  for (const m of members) {
    if (personNo !== null && m.personNo === personNo) return m;
    if (personNo !== null && m.personNo !== null) continue;
    if (key !== null && m.idKey === key) byKey ??= m;
    else if (name !== null && m.name === name && (key === null || m.idKey === null)) {
      namesakes += 1;
      named = m;
    }
  }
  return byKey ?? (namesakes === 1 ? named : undefined);
}
