import type Database from 'better-sqlite3';
import type { ChangedCells } from '#domain/quality/reads.ts';
import { HOUSEHOLD_TABLES } from './household-rows.ts';
import type { Cells } from './row-access.ts';

interface ChangedRow {
  readonly table: string;
  readonly rowId: number;
  readonly before: Cells | null;
  readonly after: Cells | null;
}

export interface WhatChanged {
  readonly cells: readonly ChangedCells[];
  /** Those to which the rows belong or belonged, or which the rows speak of. */
  readonly householdIds: readonly number[];
  readonly villageIds: readonly number[];
}

/** What an act wrote, and whose it is. */
export function changedBy(raw: Database.Database, changeId: number): WhatChanged {
  const rows = (
    raw
      .prepare(
        'SELECT table_name AS "table", row_id AS rowId, before, after FROM change_row WHERE change_id = ?',
      )
      .all(changeId) as { table: string; rowId: number; before: string | null; after: string | null }[]
  ).map(({ table, rowId, before, after }): ChangedRow => ({
    ...{ table, rowId, before: cellsIn(before), after: cellsIn(after) },
  }));
  return { cells: cellsOf(rows), householdIds: householdsOf(raw, rows), villageIds: villagesOf(raw, rows) };
}

const cellsIn = (json: string | null): Cells | null => (json === null ? null : (JSON.parse(json) as Cells));

function cellsOf(rows: readonly ChangedRow[]): ChangedCells[] {
  const tables = new Map<string, Set<string> | null>();
  for (const { table, before, after } of rows) {
    const known = tables.get(table);
    if (before === null || after === null) tables.set(table, null);
    else if (known !== null) {
      const columns = known ?? new Set<string>();
      for (const column of Object.keys(after)) if (before[column] !== after[column]) columns.add(column);
      tables.set(table, columns);
    }
  }
  return [...tables].map(([table, columns]) => ({ table, columns: columns === null ? null : [...columns] }));
}

/** Households that a row of these tables is about without belonging to one: all that are with it. */
const ABOUT: Readonly<Record<string, string>> = {
  helper: 'SELECT household_id FROM pairing WHERE helper_id = ?',
  procedure: 'SELECT household_id FROM procedure_household WHERE procedure_id = ?',
};

function householdsOf(raw: Database.Database, rows: readonly ChangedRow[]): number[] {
  const households = new Set<number>();
  const add = (id: Cells[string] | undefined): void => {
    if (typeof id === 'number') households.add(id);
  };
  for (const row of rows) {
    if (row.table === 'household') households.add(row.rowId);
    const about = ABOUT[row.table];
    if (about !== undefined)
      for (const id of raw.prepare(about).pluck().all(row.rowId) as number[]) households.add(id);
    for (const { table, by, through } of HOUSEHOLD_TABLES)
      if (table === row.table)
        for (const owner of ownersOf(raw, row, by))
          if (through === undefined) add(owner);
          else add(householdThrough(raw, rows, through, owner));
  }
  return [...households];
}

/** What a row was and is owned by; the log of an altered row has only what was altered. */
function ownersOf(raw: Database.Database, { table, rowId, before, after }: ChangedRow, by: string): number[] {
  const told = [before?.[by], after?.[by]].filter((owner) => typeof owner === 'number');
  if (told.length > 0 || before === null || after === null) return told;
  const owner = raw.prepare(`SELECT "${by}" FROM "${table}" WHERE id = ?`).pluck().get(rowId);
  return typeof owner === 'number' ? [owner] : [];
}

/** The household of a row between, which the same act may have taken away. */
function householdThrough(
  raw: Database.Database,
  rows: readonly ChangedRow[],
  table: string,
  id: number,
): number | undefined {
  const found = raw.prepare(`SELECT household_id FROM "${table}" WHERE id = ?`).pluck().get(id);
  const removed = rows.find((row) => row.table === table && row.rowId === id)?.before?.['household_id'];
  return typeof found === 'number' ? found : typeof removed === 'number' ? removed : undefined;
}

const villagesOf = (raw: Database.Database, rows: readonly ChangedRow[]): number[] => {
  const ids = rows.flatMap((row) =>
    row.table === 'village'
      ? [row.rowId]
      : row.table === 'village_year'
        ? ownersOf(raw, row, 'village_id')
        : [],
  );
  return [...new Set(ids)];
};
