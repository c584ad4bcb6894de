import type { PageSource, StoredRow } from './b-tree.ts';
import { readBTreePage } from './b-tree.ts';
import { claimFreePages, walkTree } from './tree-walk.ts';

/** What the database says of its own tables, as far as it can be read. */
export interface StoredSchema {
  /** Root pages by name. */
  readonly tables: ReadonlyMap<string, number>;
  /** Root pages of indexes by name. */
  readonly indexes: ReadonlyMap<string, number>;
  /** Null when the first page cannot be read. */
  readonly version: number | null;
}

const KINDS = new Set(['table', 'index', 'trigger', 'view']);

/** A row of `sqlite_schema` tells itself: five columns, of which the first is one of four words. */
const isSchemaRow = ({ values }: StoredRow): boolean =>
  values.length === 5 &&
  KINDS.has(String(values[0])) &&
  typeof values[1] === 'string' &&
  typeof values[3] === 'number';

/** Where pages of it cannot be reached, the pages that nobody claims are searched for the rest. */
export function storedSchema(source: PageSource, claimed: Set<number>): StoredSchema {
  const tables = new Map<string, number>();
  const indexes = new Map<string, number>();
  const take = (row: StoredRow): void => {
    if (!isSchemaRow(row)) return;
    const [kind, name, , root] = row.values as [string, string, string, number];
    const roots = kind === 'table' ? tables : kind === 'index' ? indexes : null;
    if (root > 0 && roots?.has(name) === false) roots.set(name, root);
  };
  const { lost } = walkTree(source, 1, claimed, take);
  const isFreeKnown = claimFreePages(source, claimed);
  if (lost.length > 0 || !isFreeKnown) {
    for (let number = 1; number <= source.count; number += 1) {
      if (claimed.has(number)) continue;
      const page = readBTreePage(source, number, () => undefined);
      if (page?.kind !== 'leaf' || page.of !== 'table' || !page.rows.some(isSchemaRow)) continue;
      claimed.add(number);
      page.rows.forEach(take);
    }
  }
  // SQLite's own, of which nothing is copied.
  for (const [name, root] of tables)
    if (name.startsWith('sqlite_')) walkTree(source, root, claimed, () => undefined);
  return { tables, indexes, version: source.page(1)?.readUInt32BE(60) ?? null };
}
