import type { Cells } from '../row-access.ts';
import { readBTreePage } from './b-tree.ts';
import { cellsOf } from './target.ts';
import { isDamaged, isThere, takenOf, type Rescue, type TakenTable } from './taken.ts';
import { isIn, walkTree } from './tree-walk.ts';

/** Notes a row that was there and is not in the new table, and what is known of it. */
export function miss(rescue: Rescue, taken: TakenTable): (id: number, known?: Cells) => void {
  if (taken.table.isDerived || taken.table.hasNoRowid) return () => undefined;
  const there = isThere(rescue.db, taken.table.name);
  return (id, known = {}) => {
    if (!isIn(taken.lost, id) || there(id)) return;
    taken.missing.set(id, { ...taken.missing.get(id), ...known });
  };
}

/** Every index has the number of every row of its table, or of those that it is about, and some of its cells. */
export function askIndexes(rescue: Rescue, taken: TakenTable): void {
  const { table } = taken;
  if (table.isDerived || table.hasNoRowid) return;
  const note = miss(rescue, taken);
  for (const [name, columns] of table.indexes) {
    const root = rescue.schema.indexes.get(name);
    if (root === undefined) continue;
    walkTree(rescue.source, root, new Set(), ({ values, isWhole }) => {
      const id = values.at(-1);
      if (!isWhole || typeof id !== 'number') return;
      const named = columns.map((column) => table.columns.findIndex((each) => each.name === column));
      const row = table.columns.map((_, i) => {
        const at = named.indexOf(i);
        return at < 0 ? null : (values[at] ?? null);
      });
      note(id, cellsOf(table, row));
    });
  }
}

/** The list of households repeats what is most needed to know one again. */
export function askSummaries(rescue: Rescue): void {
  const households = takenOf(rescue, 'household');
  const { table } = takenOf(rescue, 'household_summary');
  const root = rescue.schema.tables.get(table.name);
  if (!isDamaged(households) || root === undefined) return;
  const note = miss(rescue, households);
  const repeated = ['household_no', 'village_id', 'household_type', 'head_name'];
  walkTree(rescue.source, root, new Set(), ({ id, values, isWhole }) => {
    if (!isWhole || id === null) return;
    const known = Object.entries(cellsOf(table, values)).filter(([column]) => repeated.includes(column));
    note(id, Object.fromEntries(known));
  });
}

/** Tables from which nothing is ever deleted: every number up to the highest was a row. */
const COUNTED_ON = ['change', 'change_row', 'access_entry'];

export function askNumbers(rescue: Rescue, table: string): void {
  const taken = takenOf(rescue, table);
  if (!COUNTED_ON.includes(table) || !isDamaged(taken)) return;
  const note = miss(rescue, taken);
  const highest = Math.max(
    rescue.db.prepare(`SELECT coalesce(max(id), 0) FROM "${table}"`).pluck().get() as number,
    sequencesOf(rescue).get(table) ?? 0,
    ...taken.missing.keys(),
  );
  for (let id = 1; id <= highest; id += 1) note(id);
}

/** The highest number that SQLite has given in each table that never gives one twice. */
export function sequencesOf({ source, schema }: Rescue): Map<string, number> {
  const sequences = new Map<string, number>();
  const root = schema.tables.get('sqlite_sequence');
  if (root === undefined || readBTreePage(source, root, () => undefined) === null) return sequences;
  walkTree(source, root, new Set(), ({ values: [table, highest] }) => {
    if (typeof table === 'string' && typeof highest === 'number') sequences.set(table, highest);
  });
  return sequences;
}

/** Rows that the log says were made and not removed. */
export function askLog(rescue: Rescue, taken: TakenTable): void {
  const note = miss(rescue, taken);
  for (const { id, isGone } of lastOf(rescue, taken.table.name)) {
    if (isGone === 1) taken.missing.delete(id);
    else note(id);
  }
}

const lastOf = ({ db }: Rescue, table: string) =>
  db
    .prepare(
      `SELECT row_id AS id, after IS NULL AS isGone, max(id) AS last FROM change_row WHERE table_name = ? GROUP BY row_id`,
    )
    .all(table) as { id: number; isGone: 0 | 1 }[];

/** Rows that others speak of. */
export function askReferences(rescue: Rescue): void {
  for (const { table } of rescue.tables.values()) {
    if (table.isDerived) continue;
    for (const { column, parent } of table.references) {
      const taken = takenOf(rescue, parent);
      if (!isDamaged(taken)) continue;
      const ids = rescue.db
        .prepare(`SELECT DISTINCT "${column}" FROM "${table.name}" WHERE "${column}" IS NOT NULL`)
        .pluck()
        .all() as number[];
      ids.forEach((id) => miss(rescue, taken)(id));
    }
  }
}
