import type { StoredRow } from './b-tree.ts';
import { cellsOf, inserter } from './target.ts';
import type { Rescue, TakenTable } from './taken.ts';
import { EVERYTHING, walkTree } from './tree-walk.ts';

/** Copies every row of a table that its tree still leads to; says where it does not. */
export function takeRows(rescue: Rescue, taken: TakenTable): void {
  const { table } = taken;
  const root = rescue.schema.tables.get(table.name);
  if (root === undefined) {
    taken.lost = [EVERYTHING];
    return;
  }
  const insert = rowTaker(rescue, taken);
  const { lost } = walkTree(rescue.source, root, rescue.claimed, insert);
  taken.lost.push(...lost);
}

/** Puts rows into the new table; those that a page without them cuts off are missing, with what is left of them. */
export function rowTaker(rescue: Rescue, taken: TakenTable): (row: StoredRow) => void {
  const { table } = taken;
  if (table.isDerived) return () => undefined;
  const insert = inserter(rescue.db, table);
  return ({ id, values, isWhole }) => {
    if (!isWhole) {
      if (id === null) return;
      taken.lost.push({ above: id - 1, upTo: id });
      taken.missing.set(id, cellsOf(table, values));
    } else if (insert(id, values)) {
      taken.read += 1;
      if (id !== null) taken.missing.delete(id);
    } else {
      rescue.aside.push({ table: table.name, id, why: 'rule', cells: cellsOf(table, values) });
      taken.gone += 1;
    }
  };
}
