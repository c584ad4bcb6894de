import type { GridColumns } from './grid-column.ts';
import { isOff, isOn, isShown, type PartTable, type PlannedPart, type PlannedRow } from './planned-row.ts';
import type { Plan, PlannedHousehold } from './planned-import.ts';

/**
 * A new row is written only with what it is known again by when the same files come once more: a person without
 * number and name would be somebody new in every import, and what was left out of him would not be what is shown then.
 */

/** What makes a new row this one and no other, each of them as far as the files say it. */
const ALL_OF: Readonly<Partial<Record<PartTable, readonly string[]>>> = {
  pairing: ['helper_id', 'starts_on'],
  comparison_hit: ['name', 'department', 'suspicion', 'detail', 'reported_on'],
  adjustment: ['kind'],
};

/** Any of these is enough. */
const ONE_OF: Readonly<Partial<Record<PartTable, readonly string[]>>> = {
  member: ['person_no', 'id_number', 'name'],
  monitoring_spell: ['recognised_month', 'category'],
};

/** A helper is known by number, else by all of the rest; none is without a name. */
const allOf = ({ table, cells }: PlannedPart): readonly string[] | undefined => {
  if (table !== 'helper') return ALL_OF[table];
  return (cells['helper_no'] ?? null) === null ? ['name', 'unit_name', 'phone'] : ['name', 'helper_no'];
};

/** Cells by their column of the grid that a new row lacks to be known again, when those in `off` are not ticked. */
export function lackedBy(row: PlannedRow, off: ReadonlySet<string>, columns: GridColumns): readonly string[] {
  return row.parts.flatMap((part) => {
    if (part.before !== null) return [];
    const said = (names: readonly string[] | undefined) =>
      (names ?? []).filter((column) => isShown(part, column)).map((column) => columns(part, column).id);
    const any = said(ONE_OF[part.table]);
    return [...said(allOf(part)).filter((id) => off.has(id)), ...(any.every((id) => off.has(id)) ? any : [])];
  });
}

/** Of the household's own cells, and of its head's, those by which a household is found. */
const OF_HOUSEHOLD: ReadonlySet<string> = new Set(['household_no', 'head_name', 'head_id_number', 'village']);
const OF_HEAD: ReadonlySet<string> = new Set(['relation', 'name', 'id_number']);

/**
 * A new household is found by its number or by its head, who is another row: where neither is left it is not written,
 * or, when ticks were set, what is missing is ticked along.
 */
export function keepHouseholdsKnown(plan: Plan, on: boolean, columns: GridColumns): void {
  for (const household of plan.households) {
    const { row } = household;
    if (row?.kind !== 'added' || !isOn(row) || isKnownAgain(household, columns)) continue;
    if (!on) {
      row.off = 'all';
      continue;
    }
    tickAlong(row, OF_HOUSEHOLD, columns);
    const head = headOf(household, () => true);
    if (head !== undefined && !isKnownAgain(household, columns)) tickAlong(head, OF_HEAD, columns);
  }
}

/** Whether a cell of a row counts. */
type Counts = (row: PlannedRow, part: PlannedPart, column: string) => boolean;

function isKnownAgain(household: PlannedHousehold, columns: GridColumns): boolean {
  if (household.row?.off === null && valueIn(household.row, 'household_no', () => true) !== null) return true;
  const left = foundBy(household, (row, part, column) => !isOff(row, columns(part, column).id));
  if (left.no !== null) return true;
  const said = foundBy(household, () => true);
  const isNamed = said.name !== null && said.village !== null;
  if (said.no === null && said.number === null && !isNamed) return true;
  return (
    (said.number !== null && left.number === said.number) ||
    (isNamed && left.name === said.name && left.village !== null)
  );
}

/** By what the household would be found if it were written with the cells that count. */
function foundBy(household: PlannedHousehold, counts: Counts) {
  const own = (column: string) => valueIn(household.row, column, counts);
  const head = headOf(household, counts) ?? null;
  return {
    no: own('household_no'),
    village: own('village'),
    name: valueIn(head, 'name', counts) ?? own('head_name'),
    number: valueIn(head, 'id_number', counts) ?? own('head_id_number'),
  };
}

const headOf = ({ members }: PlannedHousehold, counts: Counts): PlannedRow | undefined =>
  members.find((row) => row.kind === 'added' && valueIn(row, 'relation', counts) === '01');

function valueIn(row: PlannedRow | null, column: string, counts: Counts) {
  if (row === null) return null;
  for (const part of row.parts) {
    const value = part.cells[column] ?? null;
    if (value !== null && part.year === null && counts(row, part, column)) return value;
  }
  return null;
}

function tickAlong(row: PlannedRow, wanted: ReadonlySet<string>, columns: GridColumns): void {
  const off = new Set<string>();
  for (const part of row.parts)
    for (const column in part.cells) {
      const { id } = columns(part, column);
      if (isShown(part, column) && isOff(row, id) && !(part.year === null && wanted.has(column))) off.add(id);
    }
  row.off = off.size === 0 ? null : off;
}
