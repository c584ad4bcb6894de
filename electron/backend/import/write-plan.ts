import { idKey } from '#domain/identity/id-number.ts';
import type { Archive } from '#db/open-archive.ts';
import { FROZEN_TABLES } from '#db/change-triggers.ts';
import { closedYears } from '#db/closed-years.ts';
import { writeCustomValues } from '#db/custom-fields.ts';
import { removeMeasure } from '#db/import-reading.ts';
import { rowWriter, type Cells, type RowWriter } from '#db/row-access.ts';
import type { GridColumns } from './grid-column.ts';
import { isOff, isOn, isShown, type PlannedPart, type PlannedRow } from './planned-row.ts';
import { rowsOf, type Plan } from './planned-import.ts';
import { BREATH, type Breathe } from './settle.ts';
import { POST_NOTE, PUBLIC_POST } from './settle-measures.ts';
import { placeWriter, type PlaceWriter } from './write-places.ts';

interface Writing {
  readonly raw: Archive['raw'];
  readonly rows: RowWriter;
  readonly places: PlaceWriter;
  readonly columns: GridColumns;
}

/** Writes what is ticked of a plan; only inside `write`. */
export async function writePlan(
  plan: Plan,
  raw: Archive['raw'],
  columns: GridColumns,
  breathe: Breathe,
): Promise<void> {
  const rows = rowWriter(raw);
  const writing: Writing = { raw, rows, columns, places: placeWriter(raw, rows, plan) };
  const total = plan.households.length;
  if (plan.township !== null) writeRow(plan.township, null, writing);
  for (const helper of plan.helpers) writeRow(helper, null, writing);
  for (const [at, household] of plan.households.entries()) {
    if (household.row !== null) writeRow(household.row, household.id, writing);
    const id = household.id ?? household.row?.written ?? null;
    for (const member of household.members) writeRow(member, id, writing);
    for (const other of household.others) writeRow(other, id, writing);
    if ((at + 1) % BREATH === 0) await breathe(at + 1, total);
  }
  for (const village of plan.villages) if (isOn(village)) writing.places.phone(village);
  for (const hit of plan.comparisons) writeRow(hit, null, writing);
  await breathe(total, total);
}

/** The cells of a part that are written: those of a new row that say something, those of a known one that differ. */
function tickedCells(row: PlannedRow, part: PlannedPart, columns: GridColumns): Cells | null {
  let cells: Cells | null = null;
  for (const column in part.cells) {
    const value = part.cells[column];
    if (value === undefined || (value === null && part.before === null)) continue;
    if (row.off !== null && isShown(part, column) && isOff(row, columns(part, column).id)) continue;
    (cells ??= {})[column] = value;
  }
  return cells;
}

function writeRow(row: PlannedRow, householdId: number | null, writing: Writing): void {
  row.written = null;
  if (row.size > 0 && !isOn(row)) return;
  const [base] = row.parts;
  const asOf: Cells = row.asOf === null ? {} : { as_of_year: row.asOf };
  if (row.kind === 'added' && base !== undefined) {
    row.written = insertBase(row, base, { householdId, asOf }, writing);
    const owner = { householdId: row.entity === 'household' ? row.written : householdId, id: row.written };
    for (const part of row.parts.slice(1)) if (part.table !== 'place') writePart(row, part, owner, writing);
    return;
  }
  const id = row.memberId ?? row.householdId;
  const table = row.entity === 'member' ? 'member' : 'household';
  const own = row.parts.find((p) => p.table === table);
  if (row.asOf !== null && id !== null) {
    const cells = own === undefined ? null : tickedCells(row, own, writing.columns);
    writing.rows.update(table, id, { ...withDerived(own, cells ?? {}), ...asOf });
  }
  const owner = { householdId: row.householdId ?? householdId, id };
  for (const part of row.parts) if (row.asOf === null || part !== own) writePart(row, part, owner, writing);
}

/** Columns that follow from others. */
function withDerived(part: PlannedPart | undefined, cells: Cells): Cells {
  const more: Cells = {};
  if (part?.table === 'member' && cells['id_number'] !== undefined)
    more['id_key'] = cells['id_number'] === null ? null : idKey(String(cells['id_number']));
  if (part?.table === 'monitoring_spell' && cells['is_eliminated'] !== undefined)
    more['state'] = cells['is_eliminated'] === 1 ? 'eliminated' : 'open';
  return { ...cells, ...more };
}

function insertBase(
  row: PlannedRow,
  base: PlannedPart,
  { householdId, asOf }: { householdId: number | null; asOf: Cells },
  writing: Writing,
): number {
  const { rows, columns, places } = writing;
  const cells = withDerived(base, tickedCells(row, base, columns) ?? {});
  const place = row.parts.find((p) => p.table === 'place');
  const where = place === undefined ? null : tickedCells(row, place, columns);
  const household = { household_id: householdId };
  switch (base.table) {
    case 'household':
      return rows.insert('household', {
        ...cells,
        ...(where === null ? {} : places.cells(where, null)),
        ...asOf,
      });
    case 'member':
      return rows.insert('member', { ...household, ...asOf, ...cells });
    case 'monitoring_spell':
      return rows.insert('monitoring_spell', { ...household, state: 'open', ...cells });
    case 'measure':
      return rows.insert('measure', { ...household, ...measureCells(base, cells) });
    case 'adjustment':
      return rows.insert('adjustment', { ...household, year: base.year, ...cells });
    case 'pairing': {
      const helper = row.needs.find((n) => n.parts[0]?.table === 'helper')?.written;
      return rows.insert('pairing', { ...household, ...cells, ...(helper ? { helper_id: helper } : {}) });
    }
    case 'village':
      throw new Error('villages are made with their first household');
    case 'place':
      throw new Error('a place is no row');
    default:
      return rows.insert(base.table, cells);
  }
}

/** A measure's column in the grid is its kind; public posts may have a note. */
function measureCells(part: PlannedPart, cells: Cells): Cells {
  const kind = kindOf(part);
  return { year: part.year, kind, items: cells[kind] ?? null, note: cells[POST_NOTE] ?? null };
}

const kindOf = ({ cells }: PlannedPart): string =>
  Object.keys(cells).find((column) => column !== POST_NOTE) ?? PUBLIC_POST;

function writePart(
  row: PlannedRow,
  part: PlannedPart,
  owner: { readonly householdId: number | null; readonly id: number | null },
  { raw, rows, columns, places }: Writing,
): void {
  const cells = tickedCells(row, part, columns);
  if (cells === null) return;
  const { table, year } = part;
  if (table === 'custom_value') {
    const memberId = row.entity === 'member' ? owner.id : null;
    writeCustomValues(raw, rows, { householdId: owner.householdId ?? 0, memberId, year: year ?? 0 }, cells);
  } else if (table === 'place') {
    if (owner.householdId !== null)
      rows.update('household', owner.householdId, places.cells(cells, owner.householdId));
  } else if (part.id === null) {
    const fixed: Cells =
      table === 'member_year' ? { member_id: owner.id, year } : { household_id: owner.householdId, year };
    const purpose: Cells = table === 'income_statement' ? { purpose: 'annual' } : {};
    rows.insert(table, { ...fixed, ...purpose, ...cells });
  } else if (table === 'measure') {
    const { [POST_NOTE]: note, ...kinds } = cells;
    const [items] = Object.values(kinds);
    if (items === null) removeMeasure(raw, part.id);
    else
      rows.update('measure', part.id, {
        ...(items === undefined ? {} : { items }),
        ...(note === undefined ? {} : { note }),
      });
  } else rows.update(table, part.id, withDerived(part, cells));
}

/** Closed years that what is ticked would alter, in their order. */
export function closedYearsIn(plan: Plan, raw: Archive['raw'], columns: GridColumns): number[] {
  const closed = new Set(closedYears(raw).map((c) => c.year));
  if (closed.size === 0) return [];
  const frozen: ReadonlySet<string> = new Set(FROZEN_TABLES);
  const touched = new Set<number>();
  for (const row of rowsOf(plan)) {
    if (!isOn(row)) continue;
    for (const part of row.parts)
      if (
        part.year !== null &&
        closed.has(part.year) &&
        frozen.has(part.table) &&
        tickedCells(row, part, columns) !== null
      )
        touched.add(part.year);
  }
  return [...touched].toSorted((a, b) => a - b);
}
