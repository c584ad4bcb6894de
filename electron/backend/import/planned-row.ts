import type { Cells } from '#db/row-access.ts';
import type { DifferenceRow } from '#contract/import.ts';
import type { Origin } from './draft.ts';

/** The tables that an import writes; `place` stands for the village and the group of a household, by their names. */
export type PartTable =
  | 'place'
  | 'township'
  | 'village'
  | 'household'
  | 'household_year'
  | 'income_statement'
  | 'member'
  | 'member_year'
  | 'monitoring_spell'
  | 'measure'
  | 'helper'
  | 'pairing'
  | 'adjustment'
  | 'custom_value'
  | 'comparison_hit';

/** What one row of a table gets. */
export interface PlannedPart {
  readonly table: PartTable;
  readonly year: number | null;
  /** The row that is changed; null for one that is made. */
  readonly id: number | null;
  /**
   * Of a changed row the cells that differ; of a new one what the files say, as it lies in the draft (blanks and
   * nulls among it are no cells). Null clears.
   */
  readonly cells: Readonly<Cells>;
  /** What stands in those cells of a changed row; null for a new one. */
  readonly before: Readonly<Cells> | null;
}

/**
 * One line of the grid of differences: a household, a person, a spell …, with everything that the files change of it.
 * Nothing is kept for a cell by itself: a hundred thousand new rows are as many objects, not as many cells.
 */
export interface PlannedRow {
  readonly key: string;
  readonly entity: DifferenceRow['entity'];
  readonly kind: 'added' | 'changed';
  /** Copied when it is whole: a list that grew holds room for a dozen more. */
  readonly parts: readonly PlannedPart[];
  /** Without these written nothing of it can be: a new household before its people. */
  readonly needs: readonly PlannedRow[];
  readonly name: string;
  readonly no: string | null;
  readonly village: string | null;
  readonly origin: Origin | null;
  readonly householdId: number | null;
  readonly memberId: number | null;
  /** The newer `as_of_year` that goes along unseen. */
  readonly asOf: number | null;
  /** How many cells it shows. */
  readonly size: number;
  /** Cells that are not ticked, by their column of the grid. */
  off: 'all' | Set<string> | null;
  /** The id of the row, once it is written. */
  written: number | null;
}

export const NOTHING_NEEDED: readonly PlannedRow[] = [];

/** Columns that go along with others and are never shown. */
const UNSHOWN: ReadonlySet<string> = new Set(['id_key', 'joined_kind', 'left_kind']);

export const isShown = (part: PlannedPart, column: string): boolean => {
  const value = part.cells[column];
  return value !== undefined && (value !== null || part.before !== null) && !UNSHOWN.has(column);
};

export function sizeOf(parts: readonly PlannedPart[]): number {
  let size = 0;
  for (const part of parts) for (const column in part.cells) if (isShown(part, column)) size += 1;
  return size;
}

/** How many of its cells are ticked, seen by itself. */
export const tickedIn = ({ off, size }: PlannedRow): number =>
  off === null ? size : off === 'all' ? 0 : size - off.size;

/** Whether the cell of that column is not ticked. */
export const isOff = (row: PlannedRow, id: string): boolean => row.off === 'all' || row.off?.has(id) === true;

/** Whether anything of it is written: it has a ticked cell and what it needs is written too. */
export const isOn = (row: PlannedRow): boolean => tickedIn(row) > 0 && row.needs.every(isOn);

/** The cells of `wanted` that differ from the row; blank never overwrites. `fillOnly` keeps every value that stands. */
export function differing(
  row: Readonly<Cells>,
  wanted: Readonly<Cells>,
  fillOnly: boolean,
): { cells: Cells; before: Cells } | null {
  let found: { cells: Cells; before: Cells } | null = null;
  for (const column in wanted) {
    const value = wanted[column];
    const old = row[column] ?? null;
    if (value === undefined || value === old || (fillOnly && old !== null)) continue;
    found ??= { cells: {}, before: {} };
    found.cells[column] = value;
    found.before[column] = old;
  }
  return found;
}

/** The part for a row of a table, or nothing when it stands as wanted. */
export function partOf(
  table: PartTable,
  year: number | null,
  found: (Cells & { id: number }) | undefined,
  wanted: Readonly<Cells>,
  fillOnly = false,
): PlannedPart | null {
  if (found === undefined) {
    for (const column in wanted)
      if (wanted[column] !== undefined && wanted[column] !== null)
        return { table, year, id: null, cells: wanted, before: null };
    return null;
  }
  const differences = differing(found, wanted, fillOnly);
  return differences === null ? null : { table, year, id: found.id, ...differences };
}
