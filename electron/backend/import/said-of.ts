import type { Cells } from '#db/row-access.ts';
import type { ReadRow } from './read-row.ts';

/** What the row says of a store, null for what it wants cleared. May be shared with other rows: never write into it. */
export function saidOf(row: ReadRow, store: string): Readonly<Cells> | undefined {
  const cells = row.stores.get(store);
  const cleared = row.cleared.size === 0 ? undefined : row.cleared.get(store);
  if (cleared === undefined) return cells;
  return { ...cells, ...Object.fromEntries(cleared.map((column) => [column, null])) };
}
