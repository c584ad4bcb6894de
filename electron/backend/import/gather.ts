import { codeOf } from '#domain/codes/code-value.ts';
import { findField } from '#domain/fields/dictionary.ts';
import { readDate } from '#domain/fields/written-value.ts';
import type { Cells } from '#db/row-access.ts';
import type { FileKind } from './file-kinds.ts';
import {
  householdDraft,
  layCells,
  yearOf,
  type HouseholdDraft,
  type ImportDraft,
  type MemberDraft,
} from './draft.ts';
import { keyOfNumber, textOf, type CellIssue, type ReadRow } from './read-row.ts';

/** What is known of one file while its rows are gathered. */
export interface FileContext {
  readonly kind: FileKind;
  /** The year that rows without one of their own speak of. */
  readonly year: number;
  /** False when nothing in the file says a year: then it only fills what is blank in identities. */
  readonly isDated: boolean;
  /** Households and persons that this file has already spoken of, by year: within a year the first row wins. */
  readonly seenHouseholds: Set<string>;
  readonly seenPersons: Map<string, number>;
  readonly notices: CellIssue[];
  /** 户编号 of a household that a row names only by its head's id number; undefined when unknown or not unique. */
  readonly householdNoOfHead: (headKey: string) => string | undefined;
  /** 户编号 of the household to which a 人口编号 belongs in the archive; undefined for a person not in it. */
  readonly householdNoOfPerson: (personNo: string) => string | undefined;
  readonly headerOf: (column: string) => string;
}

/** A reason why the row cannot be taken, or null when it was laid into the draft. */
export function gatherRow(
  draft: ImportDraft,
  row: ReadRow,
  file: FileContext,
): Omit<CellIssue, 'row'> | null {
  if (file.kind.rowIs === 'comparison') return gatherComparison(draft, row);
  const householdNo = householdNoOf(row, file);
  if (householdNo === null) return NO_HOUSEHOLD;
  if (file.kind.rowIs === 'member') {
    const refused = checkPerson(draft, row, file, householdNo);
    if (refused !== null) return refused;
  }
  const household = householdDraft(draft, householdNo);
  layHousehold(household, row, file);
  if (file.kind.rowIs === 'member') layMember(household, row, file);
  if (file.kind.rowIs === 'pairing') layPairing(household, row);
  rememberPlace(draft, row.stores.get('place'));
  file.notices.push(...row.notices);
  return null;
}

const NO_HOUSEHOLD = {
  column: '户编号',
  value: '',
  reason: '没有户编号，也不能按户主证件号码在档案库里找到这一户，请补上户编号再导入',
};

function householdNoOf(row: ReadRow, file: FileContext): string | null {
  const own = row.stores.get('household');
  const number = textOf(own, 'household_no') ?? textOf(row.stores.get('place'), 'household_no');
  if (number !== null) return number;
  const headKey = keyOfNumber(textOf(own, 'head_id_number'));
  return headKey === null ? null : (file.householdNoOfHead(headKey) ?? null);
}

const PERSON_COLUMNS = { personNo: 'person_no', idNumber: 'id_number', name: 'name' } as const;

function checkPerson(
  draft: ImportDraft,
  row: ReadRow,
  file: FileContext,
  householdKey: string,
): Omit<CellIssue, 'row'> | null {
  const member = row.stores.get('member');
  const personNo = textOf(member, PERSON_COLUMNS.personNo);
  const name = textOf(member, PERSON_COLUMNS.name);
  const idNumber = textOf(member, PERSON_COLUMNS.idNumber);
  if (personNo === null && name === null && idNumber === null) {
    return { column: '姓名', value: '', reason: '没有姓名、证件号码和人口编号，不知道是谁' };
  }
  if (personNo === null) return null;
  const seenAs = seenKey(personNo, row.year ?? file.year);
  const elsewhere = draft.personHousehold.get(personNo);
  if (elsewhere !== undefined && elsewhere !== householdKey) {
    return { column: '人口编号', value: personNo, reason: '同一个人口编号出现在两户，请核实归属后再导入' };
  }
  const known = file.householdNoOfPerson(personNo);
  if (known !== undefined && known !== householdKey) {
    return {
      column: '人口编号',
      value: personNo,
      reason: `这个人口编号在档案库里属于另一户（户编号 ${known === '' ? '未登记' : known}），请核实归属后再导入`,
    };
  }
  const before = file.seenPersons.get(seenAs);
  if (before !== undefined) {
    const first = draft.households.get(householdKey)?.members.find((m) => m.personNo === personNo);
    const firstName = first?.name ?? name;
    if (name !== null && firstName !== name) {
      return {
        column: '人口编号',
        value: personNo,
        reason: `人口编号与第 ${before} 行重复，但不是同一个人，请核实`,
      };
    }
    file.notices.push({
      row: row.number,
      column: '人口编号',
      value: personNo,
      reason: `与第 ${before} 行是同一人，取先出现的一行`,
    });
  } else file.seenPersons.set(seenAs, row.number);
  draft.personHousehold.set(personNo, householdKey);
  return null;
}

/** A file may hold a household or a person once for each year. */
const seenKey = (number: string, year: number) => `${number} ${year}`;

/** The year for deciding which file is newer; 0 for a file that does not say. */
const asOf = (row: ReadRow, file: FileContext) => row.year ?? (file.isDated ? file.year : 0);

function layHousehold(household: HouseholdDraft, row: ReadRow, file: FileContext): void {
  const year = row.year ?? file.year;
  const seenAs = seenKey(household.key, year);
  const repeated = file.seenHouseholds.has(seenAs);
  file.seenHouseholds.add(seenAs);
  const place = row.stores.get('place');
  const older = asOf(row, file) < household.asOfYear;
  household.village = older
    ? (household.village ?? textOf(place, 'village'))
    : (textOf(place, 'village') ?? household.village);
  household.group = older
    ? (household.group ?? textOf(place, 'group_name'))
    : (textOf(place, 'group_name') ?? household.group);
  household.villagePhone ??= row.special.get('village-phone') ?? null;
  const differing = layCells(household.household, row.stores.get('household') ?? {}, repeated || older);
  const hasYearValues =
    row.stores.has('household_year') ||
    row.stores.has('income_statement') ||
    row.special.has('reported-category') ||
    row.stores.has('monitoring_spell');
  if (hasYearValues) {
    const ofYear = yearOf(household.years, year, () => ({ household: {}, income: {} }));
    const cells = { ...row.stores.get('household_year') };
    const category = row.stores.get('monitoring_spell')?.['category'] ?? reportedCategory(row);
    if (category !== null) cells['reported_category'] = category;
    differing.push(...layCells(ofYear.household, cells, repeated));
    differing.push(...layCells(ofYear.income, row.stores.get('income_statement') ?? {}, repeated));
  }
  if (repeated) noteDiffering(differing, row, file);
  household.asOfYear = Math.max(household.asOfYear, asOf(row, file));
  const spell = row.stores.get('monitoring_spell');
  if (spell !== undefined && !repeated) household.spells.push({ ...spell });
  if (!repeated) layMeasures(household, row, year);
  layOwn(household.own, row, year, 'household');
}

/** Values of the township's own fields that belong to the household or to the person of the row. */
function layOwn(own: Map<number, Cells>, row: ReadRow, year: number, owner: 'household' | 'member'): void {
  const cells = Object.entries(row.stores.get('custom') ?? {}).filter(
    ([name]) => isOfMember(name) === (owner === 'member'),
  );
  if (cells.length === 0) return;
  layCells(
    yearOf<Cells>(own, year, () => ({})),
    Object.fromEntries(cells),
    true,
  );
}

const isOfMember = (name: string) => findField(`member.${name}`) !== undefined;

const reportedCategory = (row: ReadRow): string | null => {
  const written = row.special.get('reported-category');
  return written === undefined || written === '' ? null : codeOf('monitoring_category', written);
};

function noteDiffering(columns: readonly string[], row: ReadRow, file: FileContext): void {
  for (const column of columns) {
    if (column === 'reported_category') continue;
    file.notices.push({
      row: row.number,
      column: file.headerOf(column),
      value: '',
      reason: '同一户的各行写得不一样，取先出现的一行',
    });
  }
}

function layMeasures(household: HouseholdDraft, row: ReadRow, year: number): void {
  for (const [kind, items] of Object.entries(row.stores.get('measure') ?? {})) {
    if (typeof items === 'string' && items !== '')
      household.measures.set(`${year} ${kind}`, { year, kind, items });
  }
}

function layMember(household: HouseholdDraft, row: ReadRow, file: FileContext): void {
  const year = row.year ?? file.year;
  const cells = row.stores.get('member') ?? {};
  const personNo = textOf(cells, 'person_no');
  const key = keyOfNumber(textOf(cells, 'id_number'));
  const name = textOf(cells, 'name');
  const found = findMember(household.members, personNo, key, name);
  const member: MemberDraft = found ?? {
    personNo,
    idKey: key,
    name,
    asOfYear: 0,
    member: {},
    years: new Map(),
    own: new Map(),
  };
  if (found === undefined) household.members.push(member);
  const repeated =
    found !== undefined && personNo !== null && file.seenPersons.get(seenKey(personNo, year)) !== row.number;
  layCells(member.member, cells, repeated || asOf(row, file) < member.asOfYear);
  const ofYear = row.stores.get('member_year');
  if (ofYear !== undefined)
    layCells(
      yearOf<Cells>(member.years, year, () => ({})),
      ofYear,
      repeated,
    );
  layOwn(member.own, row, year, 'member');
  member.personNo ??= personNo;
  member.idKey = keyOfNumber(textOf(member.member, 'id_number'));
  member.name = textOf(member.member, 'name');
  member.asOfYear = Math.max(member.asOfYear, asOf(row, file));
}

/** By 人口编号, then id number, then name; a person with another 人口编号 is somebody else. */
export function findMember<T extends { personNo: string | null; idKey: string | null; name: string | null }>(
  members: readonly T[],
  personNo: string | null,
  key: string | null,
  name: string | null,
): T | undefined {
  const byNumber = personNo === null ? undefined : members.find((m) => m.personNo === personNo);
  if (byNumber !== undefined) return byNumber;
  const open = members.filter((m) => personNo === null || m.personNo === null);
  const byKey = key === null ? undefined : open.find((m) => m.idKey === key);
  if (byKey !== undefined) return byKey;
  const sameName = open.filter((m) => name !== null && m.name === name && (key === null || m.idKey === null));
  return sameName.length === 1 ? sameName[0] : undefined;
}

function layPairing(household: HouseholdDraft, row: ReadRow): void {
  const helper = row.stores.get('helper');
  if (helper === undefined) return;
  household.pairings.push({ helper: { ...helper }, pairing: { ...row.stores.get('pairing') } });
}

/** 省 市 县 乡, each as the first row says that has it. */
function rememberPlace(draft: ImportDraft, place: Cells | undefined): void {
  const name = textOf(place, 'township');
  if (name === null || (draft.place !== null && draft.place.name !== name)) return;
  const known = draft.place ?? { province: '', city: '', county: '', name };
  draft.place = {
    province: known.province || (textOf(place, 'province') ?? ''),
    city: known.city || (textOf(place, 'city') ?? ''),
    county: known.county || (textOf(place, 'county') ?? ''),
    name,
  };
}

function gatherComparison(draft: ImportDraft, row: ReadRow): Omit<CellIssue, 'row'> | null {
  const member = row.stores.get('member');
  const written = textOf(member, 'id_number');
  const key = keyOfNumber(written);
  if (key === null)
    return { column: '证件号码', value: written ?? '', reason: '证件号码为空或不是 15、18 位，不能对上人' };
  const suspicion = row.special.get('suspicion') ?? '';
  const department = row.special.get('department') ?? '';
  if (suspicion === '' || department === '')
    return {
      column: suspicion === '' ? '疑似问题' : '比对部门',
      value: '',
      reason: '没有写明比对部门或疑似问题',
    };
  draft.comparisons.push({
    cells: {
      id_key: key,
      name: textOf(member, 'name') ?? '',
      department,
      suspicion,
      detail: row.special.get('detail') ?? null,
      reported_on: readDate(row.special.get('reported-on') ?? '') ?? null,
    },
  });
  return null;
}
