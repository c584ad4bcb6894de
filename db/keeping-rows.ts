import type Database from 'better-sqlite3';
import type { PackedRow } from '#domain/keeping/package-metadata.ts';
import { columnsOf } from './change-triggers.ts';
import { foreignKeysOf, type ForeignKey } from './foreign-keys.ts';
import { HOUSEHOLD_TABLES } from './household-rows.ts';
import { CARRIED, NOT_CARRIED, VILLAGE_TABLES } from './keeping-tables.ts';
import type { Cells } from './row-access.ts';
import type { Db } from './schema.ts';

type Row = Cells & { id: number };

/** Rows by table, in the order of their ids. */
export interface GatheredRows {
  readonly rows: ReadonlyMap<keyof Db, readonly Row[]>;
  /** The number of a row within the package. */
  readonly localId: (table: keyof Db, id: number) => number | undefined;
}

export interface Whose {
  readonly householdIds: readonly number[];
  /** A village with all that is its own beside its households. */
  readonly villageId: number | null;
}

/**
 * All rows of these households, of the village where it is asked for, and what they point at: procedures with their
 * steps, helpers, packs. Nothing of any other household.
 */
export function gatherRows(raw: Database.Database, { householdIds, villageId }: Whose): GatheredRows {
  const found = new Map<keyof Db, Map<number, Row>>();
  const add = (table: keyof Db, rows: readonly Row[]): Row[] => {
    const known = found.get(table) ?? new Map<number, Row>();
    found.set(table, known);
    const fresh = rows.filter(({ id }) => !known.has(id));
    for (const row of fresh) known.set(row.id, row);
    return fresh;
  };
  const byIds = (table: keyof Db, column: string, ids: readonly number[], more = ''): Row[] =>
    raw
      .prepare(
        `SELECT x.* FROM json_each($ids) o CROSS JOIN "${table}" x ON x."${column}" = o.value ${more} ORDER BY x.id`,
      )
      .all({ ids: JSON.stringify(ids) }) as Row[];
  add('household', byIds('household', 'id', householdIds));
  for (const { table, by, through } of HOUSEHOLD_TABLES)
    add(table, byIds(table, by, [...(found.get(through ?? 'household')?.keys() ?? [])]));
  add('document', byIds('document', 'household_id', householdIds, 'AND x.draft = 0'));
  if (villageId !== null) {
    add('village', byIds('village', 'id', [villageId]));
    for (const { table, where } of VILLAGE_TABLES)
      add(table, raw.prepare(`SELECT * FROM "${table}" WHERE ${where}`).all({ village: villageId }) as Row[]);
  }
  followReferences(raw, { found, add, byIds });
  const codes = (['filing_item', 'filing_volume'] as const).flatMap((table) =>
    [...(found.get(table)?.values() ?? [])].map(({ code }) => code),
  );
  add(
    'filing_number',
    raw
      .prepare(
        'SELECT n.* FROM json_each($codes) c CROSS JOIN filing_number n ON n.code = c.value ORDER BY n.id',
      )
      .all({ codes: JSON.stringify(codes) }) as Row[],
  );
  return inOrder(found);
}

interface Following {
  readonly found: ReadonlyMap<keyof Db, ReadonlyMap<number, Row>>;
  readonly add: (table: keyof Db, rows: readonly Row[]) => Row[];
  readonly byIds: (table: keyof Db, column: string, ids: readonly number[]) => Row[];
}

/** What rows point at, where that is shared; and what goes along with a row. From the last table to the first, till nothing is new. */
function followReferences(raw: Database.Database, { found, add, byIds }: Following): void {
  const shared = new Set<string>(CARRIED.filter(({ same }) => same !== null).map(({ table }) => table));
  const keys = foreignKeysOf(raw).filter(({ parent }) => shared.has(parent));
  const carried = new Set<string>(CARRIED.map(({ table }) => table));
  for (let isNew = true; isNew;) {
    isNew = false;
    for (const { child, column, parent } of keys) {
      if (!carried.has(child)) continue;
      const rows = [...(found.get(child as keyof Db)?.values() ?? [])];
      const ids = new Set(rows.flatMap((row) => (typeof row[column] === 'number' ? [row[column]] : [])));
      const known = found.get(parent as keyof Db);
      const wanted = [...ids].filter((id) => known?.has(id) !== true);
      if (wanted.length > 0 && add(parent as keyof Db, byIds(parent as keyof Db, 'id', wanted)).length > 0)
        isNew = true;
    }
    for (const { table, along } of CARRIED)
      for (const [column, of] of along) {
        const ids = [...(found.get(of)?.keys() ?? [])];
        if (ids.length > 0 && add(table, byIds(table, column, ids)).length > 0) isNew = true;
      }
  }
}

function inOrder(found: ReadonlyMap<keyof Db, ReadonlyMap<number, Row>>): GatheredRows {
  const rows = new Map<keyof Db, readonly Row[]>();
  const numbers = new Map<keyof Db, ReadonlyMap<number, number>>();
  for (const { table } of CARRIED) {
    const own = [...(found.get(table)?.values() ?? [])].toSorted((a, b) => a.id - b.id);
    if (own.length === 0) continue;
    rows.set(table, own);
    numbers.set(table, new Map(own.map(({ id }, at) => [id, at + 1])));
  }
  return { rows, localId: (table, id) => numbers.get(table)?.get(id) };
}

/** The rows of a table as a package has them: ids of the package, references out of it left out, no empty cells. */
export function packedRows(
  raw: Database.Database,
  table: keyof Db,
  { rows, localId }: GatheredRows,
): PackedRow[] {
  const columns = columnsOf(raw, table).filter((column) => NOT_CARRIED[table]?.includes(column) !== true);
  const references = new Map(carriedReferences(raw, table).map(({ column, parent }) => [column, parent]));
  return (rows.get(table) ?? []).flatMap((row): PackedRow[] => {
    const packed: PackedRow = { id: localId(table, row.id) ?? 0 };
    for (const column of columns) {
      const value = row[column] ?? null;
      if (column === 'id' || value === null) continue;
      const parent = references.get(column);
      const told = parent === undefined ? value : (localId(parent as keyof Db, Number(value)) ?? null);
      if (told !== null) packed[column] = told;
    }
    return [packed];
  });
}

/** What a table points at, in tables that packages have and in others. */
const carriedReferences = (raw: Database.Database, table: keyof Db): ForeignKey[] =>
  foreignKeysOf(raw).filter(({ child }) => child === table);
