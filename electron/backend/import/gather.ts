import { codeOf } from '#domain/codes/code-value.ts';
import type { Cells } from '#db/row-access.ts';
import { isOfPerson, type FileKindId } from './file-kinds.ts';
import {
  householdDraft,
  begun,
  layCells,
  yearOf,
  type HouseholdDraft,
  type ImportDraft,
  type Origin,
} from './draft.ts';
import { saidCells } from './blank-cells.ts';
import { gatherComparison } from './gather-comparison.ts';
import { layHouseholdAct } from './gather-act.ts';
import { checkPerson, layMember } from './gather-member.ts';
import { asOf, layOwn, seenKey, type FileContext } from './file-context.ts';
import { householdKeyOf } from './household-key.ts';
import { readAct } from './read-act.ts';
import { textOf, type CellIssue, type ReadRow } from './read-row.ts';
import { saidOf } from './said-of.ts';

/** A reason why the row cannot be taken, or null when it was laid into the draft. */
export function gatherRow(
  draft: ImportDraft,
  row: ReadRow,
  file: FileContext,
): Omit<CellIssue, 'row'> | null {
  const origin = { source: file.source, file: file.file, row: row.number };
  if (file.kind.rowIs === 'comparison') return gatherComparison(draft, row, origin);
  const key = householdKeyOf(row, file.finder, { mayBeNew: MAY_BE_NEW.has(file.kind.id) });
  if (key === null) return NO_HOUSEHOLD;
  const ofPerson = isOfPerson(file.kind.rowIs);
  const act = readAct(row, file);
  if (!act.ok) return act.refusal;
  if (ofPerson) {
    const refused = checkPerson(draft, row, file, key.key);
    if (refused !== null) return refused;
  }
  const household = householdDraft(draft, key, origin);
  layHousehold(household, row, file, origin);
  layHouseholdAct(household, act.act, row.year ?? file.year);
  if (ofPerson) layMember(household, row, { file, origin, act: act.act });
  if (file.kind.rowIs === 'pairing') layPairing(household, row, origin);
  rememberPlace(draft, row.stores.get('place'));
  if (row.notices.length > 0) file.notices.push(...row.notices);
  return null;
}

/** Sheets in which a household may have no 户编号 yet. */
const MAY_BE_NEW: ReadonlySet<FileKindId> = new Set(['new-household', 'family-members', 'new-monitoring']);

const NO_HOUSEHOLD = {
  column: '户编号',
  value: '',
  reason: '没有户编号，也不能按户主证件号码、户主姓名和村在档案库里找到这一户，请补上户编号再导入',
};

function layHousehold(household: HouseholdDraft, row: ReadRow, file: FileContext, origin: Origin): void {
  const year = row.year ?? file.year;
  const seenAs = seenKey(household.key, year);
  const repeated = file.seenHouseholds.has(seenAs);
  if (!repeated) file.seenHouseholds.add(seenAs);
  const older = asOf(row, file) < household.asOfYear;
  layPlace(household, row, older);
  const own = saidOf(row, 'household');
  household.household = begun(household.household, own);
  const differing = own === undefined ? [] : layCells(household.household, own, repeated || older);
  const differingInYear = layYear(household, row, year, repeated);
  if (repeated) {
    noteDiffering(differing, row, file);
    noteDiffering(differingInYear, row, file);
  }
  household.asOfYear = Math.max(household.asOfYear, asOf(row, file));
  const spell = saidOf(row, 'monitoring_spell');
  if (spell !== undefined && !repeated) household.spells.push({ cells: { ...spell }, origin });
  if (!repeated) layMeasures(household, row, year);
  layOwn(row, 'household', () => yearOf<Cells>(household.own, year, () => ({})));
}

function layPlace(household: HouseholdDraft, row: ReadRow, older: boolean): void {
  const place = row.stores.get('place');
  const village = textOf(place, 'village');
  const group = textOf(place, 'group_name');
  household.village = older ? (household.village ?? village) : (village ?? household.village);
  household.group = older ? (household.group ?? group) : (group ?? household.group);
  household.villagePhone ??= row.special.get('village-phone') ?? null;
}

function layYear(
  household: HouseholdDraft,
  row: ReadRow,
  year: number,
  repeated: boolean,
): readonly string[] {
  const ofHousehold = saidOf(row, 'household_year');
  const income = saidOf(row, 'income_statement');
  const category = row.stores.get('monitoring_spell')?.['category'] ?? reportedCategory(row);
  const speaks =
    ofHousehold ?? income ?? row.stores.get('monitoring_spell') ?? row.special.get('reported-category');
  if (speaks === undefined) return [];
  const ofYear = yearOf(household.years, year, () => ({ household: {}, income: {} }));
  const cells = category === null ? (ofHousehold ?? {}) : { ...ofHousehold, reported_category: category };
  return [...layCells(ofYear.household, cells, repeated), ...layCells(ofYear.income, income ?? {}, repeated)];
}

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
  for (const [kind, items] of saidCells(saidOf(row, 'measure') ?? {})) {
    if (items === null || (typeof items === 'string' && items !== ''))
      household.measures.set(`${year} ${kind}`, { year, kind, items });
  }
}

function layPairing(household: HouseholdDraft, row: ReadRow, origin: Origin): void {
  const helper = row.stores.get('helper');
  if (helper === undefined) return;
  household.pairings.push({ helper: { ...helper }, pairing: { ...saidOf(row, 'pairing') }, origin });
}

/** 省 市 县 乡, each as the first row says that has it. */
function rememberPlace(draft: ImportDraft, place: Cells | undefined): void {
  const name = textOf(place, 'township');
  if (name === null || (draft.place !== null && draft.place.name !== name)) return;
  const known = draft.place ?? { province: '', city: '', county: '', name };
  if (known.province !== '' && known.city !== '' && known.county !== '') return;
  draft.place = {
    province: known.province || (textOf(place, 'province') ?? ''),
    city: known.city || (textOf(place, 'city') ?? ''),
    county: known.county || (textOf(place, 'county') ?? ''),
    name,
  };
}
