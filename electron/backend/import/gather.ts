import { codeOf } from '#domain/codes/code-value.ts';
import type { Cells } from '#db/row-access.ts';
import { isOfPerson, type FileKind, type FileKindId } from './file-kinds.ts';
import {
  householdDraft,
  begun,
  layCells,
  writable,
  yearOf,
  type HouseholdDraft,
  type ImportDraft,
  type Origin,
} from './draft.ts';
import { saidCells } from './blank-cells.ts';
import { gatherComparison } from './gather-comparison.ts';
import { layHouseholdAct } from './gather-act.ts';
import { checkPerson, layMember } from './gather-member.ts';
import { asOf, layOwn, seenIn, type FileContext } from './file-context.ts';
import { householdKeyOf } from './household-key.ts';
import { readAct } from './read-act.ts';
import { ACCORDINGLY } from './read-adjustment.ts';
import { textOf, type CellIssue, type ReadRow } from './read-row.ts';
import { POST_NOTE, PUBLIC_POST } from './settle-measures.ts';
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
  layHouseholdAct(household, act.act, row.year ?? file.year, origin);
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
  if (file.kind.isOwn !== true) household.isOwn = false;
  const { households } = seenIn(year, file);
  const repeated = households.has(household.key);
  if (!repeated) households.add(household.key);
  const older = asOf(row, file) < household.asOfYear;
  layPlace(household, row, older);
  const own = saidOf(row, 'household');
  household.household = begun(household.household, own);
  const differing = own === undefined ? [] : layCells(household.household, own, repeated || older);
  const differingInYear = layYear(household, row, { year, repeated, kind: file.kind });
  if (repeated) {
    noteDiffering(differing, row, file);
    noteDiffering(differingInYear, row, file);
  }
  household.asOfYear = Math.max(household.asOfYear, asOf(row, file));
  const spell = saidOf(row, 'monitoring_spell');
  // A table of ours has a spell in each row, the national export one of the household in every row of its people.
  if (spell !== undefined && (!repeated || file.kind.isOwn === true))
    household.spells.push({
      cells: { ...spell, ...(file.kind.endsSpell ? { is_eliminated: 1 } : {}) },
      origin,
    });
  if (!repeated) layMeasures(household, row, year);
  layOwn(row, 'household', () => yearOf((household.own = writable(household.own)), year, () => ({})));
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
  { year, repeated, kind }: { year: number; repeated: boolean; kind: FileKind },
): readonly string[] {
  const ofHousehold = withoutCounted(household, 'household', {
    year,
    kind,
    said: saidOf(row, 'household_year'),
  });
  const income = withoutCounted(household, 'income', { year, kind, said: saidOf(row, 'income_statement') });
  // A table of ours tells what the archive has, not what the national system lists.
  const category =
    kind.isOwn === true ? null : (row.stores.get('monitoring_spell')?.['category'] ?? reportedCategory(row));
  const speaks =
    ofHousehold ?? income ?? row.stores.get('monitoring_spell') ?? row.special.get('reported-category');
  if (speaks === undefined) return [];
  const ofYear = yearOf(household.years, year, () => ({ household: {}, income: {} }));
  const cells = category === null ? (ofHousehold ?? {}) : { ...ofHousehold, reported_category: category };
  ofYear.household = begun(ofYear.household, cells);
  ofYear.income = begun(ofYear.income, income);
  return [...layCells(ofYear.household, cells, repeated), ...layCells(ofYear.income, income ?? {}, repeated)];
}

/** Columns of our own tables that this program computed, or that an adjustment of the row stands for. */
const COUNTED: ReadonlySet<string> = new Set([
  ...['head_count', 'annual_head_count', 'current_head_count'],
  ...['annual_income', 'net_income', 'per_capita_net_income'],
]);

function withoutCounted(
  household: HouseholdDraft,
  side: 'household' | 'income',
  { year, kind, said }: { year: number; kind: FileKind; said: Readonly<Cells> | undefined },
): Readonly<Cells> | undefined {
  if (kind.isOwn !== true || said === undefined) return said;
  const accordingly: readonly string[] = kind.adjustment === undefined ? [] : ACCORDINGLY[kind.adjustment];
  const rest: Cells = {};
  for (const [column, value] of saidCells(said)) {
    if (COUNTED.has(column)) layCells(countedOf(household, year)[side], { [column]: value }, true);
    else if (!accordingly.includes(column)) rest[column] = value;
  }
  return rest;
}

const countedOf = (household: HouseholdDraft, year: number): { household: Cells; income: Cells } =>
  yearOf((household.counted = writable(household.counted)), year, () => ({ household: {}, income: {} }));

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
  const said = saidOf(row, 'measure') ?? {};
  const note = said[POST_NOTE] === null ? undefined : said[POST_NOTE];
  const kinds = new Map(saidCells(said));
  kinds.delete(POST_NOTE);
  if (note !== undefined && !kinds.has(PUBLIC_POST)) kinds.set(PUBLIC_POST, '');
  if (kinds.size === 0) return;
  const measures = writable(household.measures);
  household.measures = measures;
  for (const [kind, items] of kinds)
    measures.set(`${year} ${kind}`, {
      ...{ year, kind, items: items === '' ? undefined : items === null ? null : String(items) },
      note: kind === PUBLIC_POST && note !== undefined ? String(note) : undefined,
    });
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
