import { idKey } from '#domain/identity/id-number.ts';
import type { Cell, Cells, RowWriter } from '#db/row-access.ts';
import { comparisonKey, type Existing, ownKey } from './existing.ts';
import { findMember } from './gather.ts';
import type { HouseholdDraft, ImportDraft, MemberDraft } from './draft.ts';

export interface Counts {
  added: number;
  changed: number;
  unchanged: number;
}

export interface Settled {
  readonly households: Counts;
  readonly members: Counts;
}

/** Called every so often so that others get their turn; throws when the job was cancelled. */
export type Breathe = (done: number, total: number) => Promise<void>;

type Row = Cells & { id: number };

/** A writer that only hands out ids: the dry run goes through exactly the same steps as the import itself. */
export function dryWriter(): RowWriter {
  let next = -1;
  return {
    insert: () => {
      next -= 1;
      return next;
    },
    update: () => undefined,
  };
}

/** The cells of `wanted` that differ from the row; blank never overwrites. `fillOnly` keeps every value that stands. */
function differing(row: Row, wanted: Cells, fillOnly: boolean): Cells | null {
  let cells: Cells | null = null;
  for (const [column, value] of Object.entries<Cell>(wanted)) {
    const old = row[column] ?? null;
    if (value === null || value === old || (fillOnly && old !== null)) continue;
    (cells ??= {})[column] = value;
  }
  return cells;
}

/** Brings the archive to what the draft says, through `writer`, and counts. Pure but for the writer. */
export async function settle(
  draft: ImportDraft,
  existing: Existing,
  writer: RowWriter,
  breathe: Breathe,
): Promise<Settled> {
  const total = draft.households.size;
  const counts: Settled = {
    households: { added: 0, changed: 0, unchanged: 0 },
    members: { added: 0, changed: 0, unchanged: 0 },
  };
  settleTownship(draft, existing, writer);
  let done = 0;
  for (const household of draft.households.values()) {
    settleHousehold(household, existing, writer, counts);
    done += 1;
    if (done % 200 === 0) await breathe(done, total);
  }
  for (const { cells } of draft.comparisons) {
    const key = comparisonKey(cells);
    if (existing.comparisons.has(key)) continue;
    existing.comparisons.add(key);
    writer.insert('comparison_hit', cells);
  }
  await breathe(total, total);
  return counts;
}

/** Fills what the township has not said of itself; a township of another name is left alone. */
function settleTownship(draft: ImportDraft, existing: Existing, writer: RowWriter): void {
  const { township } = existing;
  if (township === undefined || draft.place === null) return;
  if (township['name'] !== '' && township['name'] !== draft.place.name) return;
  const blank = Object.entries(draft.place).filter(
    ([column, said]) => township[column] === '' && said !== '',
  );
  if (blank.length > 0) writer.update('township', 1, Object.fromEntries(blank));
}

function settleHousehold(
  draft: HouseholdDraft,
  existing: Existing,
  writer: RowWriter,
  counts: Settled,
): void {
  const villageId = draft.village === null ? null : settleVillage(draft, draft.village, existing, writer);
  const groupId =
    draft.group === null || villageId === null ? null : settleGroup(villageId, draft.group, existing, writer);
  const found = existing.householdsByNo.get(draft.key);
  const older = found !== undefined && draft.asOfYear < Number(found['as_of_year'] ?? 0);
  const wanted: Cells = { ...draft.household, village_id: villageId, village_group_id: groupId };
  let touched = false;
  let id: number;
  if (found === undefined) {
    const cells = { ...withoutBlank(wanted), household_no: draft.key, as_of_year: draft.asOfYear };
    id = writer.insert('household', cells);
    existing.householdsByNo.set(draft.key, { ...cells, id });
  } else {
    id = found.id;
    const cells = differing(found, { ...wanted, as_of_year: older ? null : draft.asOfYear }, older);
    if (cells !== null) writer.update('household', id, cells);
    touched = isVisible(cells);
  }
  touched = settleYears(id, draft, existing, writer) || touched;
  touched = settleSpells(id, draft, existing, writer, older) || touched;
  touched = settleMeasures(id, draft, existing, writer) || touched;
  touched = settlePairings(id, draft, existing, writer) || touched;
  touched = settleOwn({ household_id: id, member_id: null }, draft.own, existing, writer) || touched;
  const known = existing.membersByHousehold.get(id) ?? [];
  for (const member of draft.members) counts.members[settleMember(id, member, known, existing, writer)] += 1;
  counts.households[found === undefined ? 'added' : touched ? 'changed' : 'unchanged'] += 1;
}

/** A newer year alone is kept but is no change worth telling. */
const isVisible = (cells: Cells | null): boolean =>
  cells !== null && Object.keys(cells).some((c) => c !== 'as_of_year');

const withoutBlank = (cells: Cells): Cells =>
  Object.fromEntries(Object.entries(cells).filter(([, v]) => v !== null));

function settleVillage(draft: HouseholdDraft, name: string, existing: Existing, writer: RowWriter): number {
  const found = existing.villages.get(name);
  if (found === undefined) {
    const cells: Cells = draft.villagePhone === null ? { name } : { name, phone: draft.villagePhone };
    const id = writer.insert('village', cells);
    existing.villages.set(name, { ...cells, id });
    return id;
  }
  if (draft.villagePhone !== null && (found['phone'] ?? null) === null) {
    writer.update('village', found.id, { phone: draft.villagePhone });
    found['phone'] = draft.villagePhone;
  }
  return found.id;
}

function settleGroup(villageId: number, name: string, existing: Existing, writer: RowWriter): number {
  const key = `${villageId} ${name}`;
  const found = existing.groups.get(key);
  if (found !== undefined) return found.id;
  const id = writer.insert('village_group', { village_id: villageId, name });
  existing.groups.set(key, { id, village_id: villageId, name });
  return id;
}

function settleYears(id: number, draft: HouseholdDraft, existing: Existing, writer: RowWriter): boolean {
  let touched = false;
  for (const [year, { household, income }] of draft.years) {
    const key = `${id} ${year}`;
    touched =
      settleYearRow(
        'household_year',
        { household_id: id, year },
        household,
        existing.householdYears.get(key),
        writer,
      ) || touched;
    if (Object.keys(income).length === 0) continue;
    const fixed = { household_id: id, year, purpose: 'annual' };
    touched = settleYearRow('income_statement', fixed, income, existing.incomes.get(key), writer) || touched;
  }
  return touched;
}

function settleYearRow(
  table: 'household_year' | 'income_statement' | 'member_year',
  fixed: Cells,
  wanted: Cells,
  found: Row | undefined,
  writer: RowWriter,
): boolean {
  if (found === undefined) {
    writer.insert(table, { ...fixed, ...withoutBlank(wanted) });
    return true;
  }
  const cells = differing(found, wanted, false);
  if (cells !== null) writer.update(table, found.id, cells);
  return cells !== null;
}

function settleSpells(
  id: number,
  draft: HouseholdDraft,
  existing: Existing,
  writer: RowWriter,
  older: boolean,
): boolean {
  let touched = false;
  const known = existing.spells.get(id) ?? [];
  for (const wanted of draft.spells) {
    const month = wanted['recognised_month'] ?? null;
    const found =
      known.find((s) => month !== null && s['recognised_month'] === month) ??
      known.find(
        (s) =>
          s['category'] === (wanted['category'] ?? null) &&
          (month === null || (s['recognised_month'] ?? null) === null),
      );
    const state = wanted['is_eliminated'] === 1 ? 'eliminated' : 'open';
    if (found === undefined) {
      // A row that names no category and no month speaks of no spell.
      if ((wanted['category'] ?? null) === null && month === null) continue;
      const cells = { household_id: id, state, ...withoutBlank(wanted) };
      known.push({ ...cells, id: writer.insert('monitoring_spell', cells) });
      touched = true;
      continue;
    }
    const cells = differing(found, 'is_eliminated' in wanted ? { ...wanted, state } : wanted, older);
    if (cells !== null) writer.update('monitoring_spell', found.id, cells);
    touched = cells !== null || touched;
  }
  existing.spells.set(id, known);
  return touched;
}

function settleMeasures(id: number, draft: HouseholdDraft, existing: Existing, writer: RowWriter): boolean {
  let touched = false;
  for (const { year, kind, items } of draft.measures.values()) {
    const found = existing.measures.get(`${id} ${year} ${kind}`);
    if (found === undefined) writer.insert('measure', { household_id: id, year, kind, items });
    else if (found['items'] !== items) writer.update('measure', found.id, { items });
    else continue;
    touched = true;
  }
  return touched;
}

function settlePairings(id: number, draft: HouseholdDraft, existing: Existing, writer: RowWriter): boolean {
  let touched = false;
  for (const { helper, pairing } of draft.pairings) {
    const helperId = settleHelper(helper, existing, writer);
    const key = `${helperId} ${id}`;
    const known = existing.pairings.get(key) ?? [];
    const found = known.find((p) => (p['starts_on'] ?? null) === (pairing['starts_on'] ?? null));
    if (found === undefined) {
      const cells = { helper_id: helperId, household_id: id, ...withoutBlank(pairing) };
      existing.pairings.set(key, [...known, { ...cells, id: writer.insert('pairing', cells) }]);
      touched = true;
      continue;
    }
    const cells = differing(found, pairing, false);
    if (cells !== null) writer.update('pairing', found.id, cells);
    touched = cells !== null || touched;
  }
  return touched;
}

/** By number, else by name, unit and phone together: two helpers may share a name. */
function settleHelper(wanted: Cells, existing: Existing, writer: RowWriter): number {
  const number = wanted['helper_no'] ?? null;
  const same = (h: Row) =>
    ['name', 'unit_name', 'phone'].every((c) => (h[c] ?? null) === (wanted[c] ?? null));
  const found = number === null ? existing.helpers.find(same) : existing.helpersByNo.get(String(number));
  if (found !== undefined) {
    const cells = differing(found, wanted, false);
    if (cells !== null) {
      writer.update('helper', found.id, cells);
      Object.assign(found, cells);
    }
    return found.id;
  }
  const id = writer.insert('helper', withoutBlank(wanted));
  const row = { ...wanted, id };
  existing.helpers.push(row);
  if (number !== null) existing.helpersByNo.set(String(number), row);
  return id;
}

function settleMember(
  householdId: number,
  draft: MemberDraft,
  known: Row[],
  existing: Existing,
  writer: RowWriter,
): keyof Counts {
  const candidates = known.map((row) => ({
    row,
    personNo: row['person_no'] === null ? null : String(row['person_no']),
    idKey: row['id_key'] === null ? null : String(row['id_key']),
    name: row['name'] === null ? null : String(row['name']),
  }));
  const found = findMember(candidates, draft.personNo, draft.idKey, draft.name)?.row;
  const wanted: Cells = { ...draft.member };
  if (wanted['id_number'] !== undefined) wanted['id_key'] = idKey(String(wanted['id_number']));
  if (found === undefined) {
    const cells = { household_id: householdId, as_of_year: draft.asOfYear, ...withoutBlank(wanted) };
    const id = writer.insert('member', cells);
    for (const [year, ofYear] of draft.years)
      settleYearRow('member_year', { member_id: id, year }, ofYear, undefined, writer);
    settleOwn({ household_id: householdId, member_id: id }, draft.own, existing, writer);
    return 'added';
  }
  const older = draft.asOfYear < Number(found['as_of_year'] ?? 0);
  const cells = differing(found, { ...wanted, as_of_year: older ? null : draft.asOfYear }, older);
  if (cells !== null) writer.update('member', found.id, cells);
  let touched = isVisible(cells);
  for (const [year, ofYear] of draft.years) {
    touched =
      settleYearRow(
        'member_year',
        { member_id: found.id, year },
        ofYear,
        existing.memberYears.get(`${found.id} ${year}`),
        writer,
      ) || touched;
  }
  touched =
    settleOwn({ household_id: householdId, member_id: found.id }, draft.own, existing, writer) || touched;
  return touched ? 'changed' : 'unchanged';
}

/** Values of the township's own fields; one that is not asked for every year takes the newest year's. */
function settleOwn(
  owner: { household_id: number; member_id: number | null },
  own: ReadonlyMap<number, Cells>,
  existing: Existing,
  writer: RowWriter,
): boolean {
  let touched = false;
  for (const [year, cells] of [...own].toSorted(([a], [b]) => a - b)) {
    for (const [name, value] of Object.entries(cells)) {
      const field = existing.ownFields.get(name);
      if (field === undefined || value === null) continue;
      const wanted = { field_id: field.id, ...owner, year: field['yearly'] === 1 ? year : null };
      const found = existing.ownValues.get(ownKey(wanted));
      if (found?.['value'] === String(value)) continue;
      const id = found?.id ?? writer.insert('custom_value', { ...wanted, value: String(value) });
      if (found !== undefined) writer.update('custom_value', id, { value: String(value) });
      existing.ownValues.set(ownKey(wanted), { ...wanted, value: String(value), id });
      touched = true;
    }
  }
  return touched;
}
