import type Database from 'better-sqlite3';
import type { PackedCell, PackedRow, PackedTable } from '#domain/keeping/package-metadata.ts';
import { columnsOf } from './change-triggers.ts';
import { nextCustomName } from './custom-fields.ts';
import { foreignKeysOf } from './foreign-keys.ts';
import { CARRIED } from './keeping-tables.ts';
import { type Cells, rowWriter, type RowWriter } from './row-access.ts';
import type { Db } from './schema.ts';

/** Ids of this archive by table and number in the package. */
export type NewIds = ReadonlyMap<string, ReadonlyMap<number, number>>;

interface BringRows {
  readonly tables: readonly PackedTable[];
  /** Rows that stay out, by table and number in the package. */
  readonly skipped: ReadonlyMap<string, ReadonlySet<number>>;
  /** Cells that a package does not have (the print that a paper is of), or has in other words. */
  readonly more: (table: keyof Db, row: PackedRow) => Cells;
  /** A row of the archive that stands for this one. */
  readonly known: (table: keyof Db, row: PackedRow) => number | undefined;
}

const MOST_NUMBERS = 1000;

/**
 * Writes the rows of a package, each with a new id, what it points at before it; rows that households share and that
 * are there already are used. Only inside `write`.
 */
export function bringRows(raw: Database.Database, asked: BringRows): NewIds {
  const rows = rowWriter(raw);
  const ids = new Map<string, Map<number, number>>();
  const late: { table: keyof Db; id: number; column: string; parent: string; number: number }[] = [];
  const keys = Map.groupBy(foreignKeysOf(raw), ({ child }) => child);
  for (const { table, same } of CARRIED) {
    const packed = asked.tables.find((each) => each.table === table);
    const own = new Map<number, number>();
    ids.set(table, own);
    if (packed === undefined) continue;
    const columns = new Set(columnsOf(raw, table));
    for (const row of packed.rows) {
      const number = Number(row['id']);
      if (asked.skipped.get(table)?.has(number) === true) continue;
      const cells: Cells = {};
      const later: { column: string; parent: string; number: number }[] = [];
      for (const [column, value] of Object.entries(row)) {
        if (column === 'id' || !columns.has(column)) continue;
        const key = keys.get(table)?.find((each) => each.column === column);
        if (key === undefined) cells[column] = value;
        else if (isLate(table, key.parent) || table === 'document')
          later.push({ column, parent: key.parent, number: Number(value) });
        else cells[column] = ids.get(key.parent)?.get(Number(value)) ?? null;
      }
      const found =
        asked.known(table, row) ??
        (same === null ? undefined : findSame(raw, { table, same, cells, used: own }));
      const id = found ?? insert(raw, rows, table, { ...cells, ...asked.more(table, row) });
      own.set(number, id);
      if (found === undefined || table === 'document')
        late.push(...later.map((each) => ({ table, id, ...each })));
    }
  }
  for (const { table, id, column, parent, number } of late) {
    const target = ids.get(parent)?.get(number);
    if (target !== undefined) rows.update(table, id, { [column]: target });
  }
  return ids;
}

/** What a paper that was printed elsewhere was made of, deflated. */
export function setPrintContent(raw: Database.Database, id: number, content: Buffer): void {
  raw.prepare('UPDATE document SET content = ? WHERE id = ?').run(content, id);
}

const ORDER = new Map<string, number>(CARRIED.map(({ table }, at) => [table, at]));

/** What points at its own table, or at one that is written after it. */
const isLate = (table: keyof Db, parent: string): boolean =>
  (ORDER.get(parent) ?? -1) >= (ORDER.get(table) ?? 0);

interface Sought {
  readonly table: keyof Db;
  readonly same: readonly string[];
  readonly cells: Cells;
  /** Rows that stand for others of the package already: two of a package are never one here. */
  readonly used: ReadonlyMap<number, number>;
}

function findSame(raw: Database.Database, { table, same, cells, used }: Sought): number | undefined {
  const names = table === 'helper' && (cells['helper_no'] ?? null) !== null ? ['helper_no'] : same;
  const where = names.map((column) => `"${column}" IS ?`).join(' AND ');
  const taken = new Set(used.values());
  const found = raw
    .prepare(`SELECT id FROM "${table}" WHERE ${where} ORDER BY id`)
    .pluck()
    .all(...names.map((column) => cells[column] ?? null)) as number[];
  return found.find((id) => !taken.has(id));
}

function insert(raw: Database.Database, rows: RowWriter, table: keyof Db, cells: Cells): number {
  if (table === 'custom_field') return rows.insert(table, { ...cells, key: nextCustomName(raw) });
  if (table === 'issue')
    return rows.insert(table, { ...cells, number: freeNumber(raw, String(cells['number'])) });
  const isTaken =
    table === 'village' &&
    raw.prepare('SELECT 1 FROM village WHERE code = ?').get(cells['code'] ?? null) !== undefined;
  return rows.insert(table, isTaken ? { ...cells, code: null } : cells);
}

/** 问题编号 stands for one problem only: one that is taken here gets a sign that it came from elsewhere. */
function freeNumber(raw: Database.Database, number: string): string {
  const isTaken = raw.prepare('SELECT 1 FROM issue WHERE number = ?');
  for (let n = 0; n < MOST_NUMBERS; n += 1) {
    const wanted = n === 0 ? number : `${number}-移${n}`;
    if (isTaken.get(wanted) === undefined) return wanted;
  }
  throw new Error('no free number');
}

/** Whose each row of a package is, by table and number; what is nobody's is not in it. */
export function skippedRows(
  tables: readonly PackedTable[],
  first: ReadonlyMap<string, ReadonlySet<number>>,
  keys: readonly { readonly child: string; readonly column: string; readonly parent: string }[],
): ReadonlyMap<string, ReadonlySet<number>> {
  const skipped = new Map([...first].map(([table, ids]) => [table, new Set(ids)]));
  for (const { table, same } of CARRIED) {
    if (same !== null && table !== 'attachment') continue;
    const own = skipped.get(table) ?? new Set<number>();
    skipped.set(table, own);
    const references = keys.filter(({ child, parent }) => child === table && !isLate(table, parent));
    for (const row of tables.find((each) => each.table === table)?.rows ?? [])
      if (references.some(({ column, parent }) => isIn(skipped.get(parent), row[column])))
        own.add(Number(row['id']));
  }
  return skipped;
}

const isIn = (ids: ReadonlySet<number> | undefined, value: PackedCell | undefined): boolean =>
  typeof value === 'number' && ids?.has(value) === true;

/** Rows that households share and that none of what comes in needs stay out. */
export function unneededRows(
  tables: readonly PackedTable[],
  skipped: ReadonlyMap<string, ReadonlySet<number>>,
  keys: readonly { readonly child: string; readonly column: string; readonly parent: string }[],
): ReadonlyMap<string, ReadonlySet<number>> {
  const needed = new Map<string, Set<number>>(CARRIED.map(({ table }) => [table, new Set<number>()]));
  const rowsOf = (table: string) => tables.find((each) => each.table === table)?.rows ?? [];
  const need = (table: string, id: number): boolean => {
    const own = needed.get(table);
    if (own === undefined || own.has(id)) return false;
    own.add(id);
    return true;
  };
  for (const { table, same } of CARRIED)
    if (same === null || table === 'filing_number' || table === 'village')
      for (const { id } of rowsOf(table))
        if (skipped.get(table)?.has(Number(id)) !== true) need(table, Number(id));
  for (let isNew = true; isNew;) {
    isNew = false;
    for (const { table, same, along } of CARRIED)
      for (const row of rowsOf(table)) {
        const id = Number(row['id']);
        const goesAlong = same !== null && along.some(([column, of]) => isIn(needed.get(of), row[column]));
        if (goesAlong && need(table, id)) isNew = true;
        if (needed.get(table)?.has(id) !== true) continue;
        for (const { column, parent } of keys.filter(({ child }) => child === table))
          if (typeof row[column] === 'number' && SHARED.has(parent) && need(parent, row[column]))
            isNew = true;
      }
  }
  return new Map(
    CARRIED.map(({ table }) => [
      table,
      new Set(
        rowsOf(table)
          .map(({ id }) => Number(id))
          .filter((id) => needed.get(table)?.has(id) !== true),
      ),
    ]),
  );
}

const SHARED = new Set<string>(CARRIED.filter(({ same }) => same !== null).map(({ table }) => table));
