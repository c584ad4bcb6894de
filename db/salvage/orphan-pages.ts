import { readBTreePage, type StoredRow } from './b-tree.ts';
import { cellsOf, fits } from './target.ts';
import { rowTaker } from './take-rows.ts';
import { isDamaged, isThere, type Rescue, type TakenTable } from './taken.ts';
import { isIn } from './tree-walk.ts';

/**
 * Pages of rows to which no way leads any more, since a page above them is damaged. Of the tables that miss rows,
 * one takes a page when every row of it could be its own by number, count and kind of columns, and when what indexes
 * and log know of these numbers agrees; where two could, or none, the rows are set aside.
 */
export function takeOrphans(rescue: Rescue, only?: readonly string[]): void {
  const damaged = [...rescue.tables.values()].filter(isDamaged);
  if (damaged.length === 0) return;
  for (let number = 1; number <= rescue.source.count; number += 1) {
    if (rescue.claimed.has(number)) continue;
    const page = readBTreePage(rescue.source, number, (p) => void rescue.claimed.add(p));
    if (page?.kind !== 'leaf' || page.of !== 'table' || page.rows.length === 0) continue;
    const owner = ownerOf(rescue, damaged, page.rows);
    if (only !== undefined && (owner === null || !only.includes(owner.table.name))) continue;
    rescue.claimed.add(number);
    if (owner === null) setAside(rescue, page.rows);
    else page.rows.filter(isNew(rescue, owner)).forEach(rowTaker(rescue, owner));
  }
}

const isNew = (rescue: Rescue, { table }: TakenTable) => {
  const there = isThere(rescue.db, table.name);
  return ({ id }: StoredRow): boolean => table.isDerived || (id !== null && !there(id));
};

function ownerOf(
  { db }: Rescue,
  damaged: readonly TakenTable[],
  rows: readonly StoredRow[],
): TakenTable | null {
  const could = damaged
    .filter(
      ({ table, lost }) =>
        !table.hasNoRowid &&
        rows.every(({ id, values }) => id !== null && fits(table, values) && isIn(lost, id)),
    )
    .map((taken) => ({ taken, score: agreement(taken, rows) }))
    .filter(({ score }) => score >= 0)
    .toSorted((a, b) => b.score - a.score);
  const [best, second] = could;
  if (best === undefined) return null;
  if (best.taken.table.name === 'change_row' && !namesTables(db, rows)) return null;
  return second === undefined || best.score > second.score ? best.taken : null;
}

/** Rows that the table misses speak for it, and so does every value that something else knows too. */
function agreement({ table, missing }: TakenTable, rows: readonly StoredRow[]): number {
  let score = 0;
  for (const { id, values } of rows) {
    const known = missing.get(id ?? 0);
    if (known === undefined) continue;
    score += 1;
    const cells = cellsOf(table, values);
    for (const [column, value] of Object.entries(known)) score += cells[column] === value ? 2 : -20;
  }
  return score;
}

const namesTables = (db: Rescue['db'], rows: readonly StoredRow[]): boolean => {
  const isTable = db.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?`).pluck();
  return rows.every(({ values }) => isTable.get(values[2]) === 1);
};

function setAside({ aside }: Rescue, rows: readonly StoredRow[]): void {
  for (const { id, values } of rows) {
    const cells = Object.fromEntries(
      values.map((value, i) => [
        String(i),
        Buffer.isBuffer(value) ? value.toString('hex') : typeof value === 'bigint' ? String(value) : value,
      ]),
    );
    aside.push({ table: null, id, why: 'table', cells });
  }
}
