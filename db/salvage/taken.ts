import type Database from 'better-sqlite3';
import type { Cells } from '../row-access.ts';
import type { OpenedPages } from './page-source.ts';
import type { StoredSchema } from './stored-schema.ts';
import type { TargetTable } from './target.ts';
import type { LostRange } from './tree-walk.ts';

/** What is not in the new archive's tables, and why: it is kept beside them. */
export interface SetAside {
  readonly table: string | null;
  readonly id: number | null;
  readonly why:
    /** It breaks a rule of its table. */
    | 'rule'
    /** It belonged to a row that is lost. */
    | 'reference'
    /** Nobody can tell any more which table it belonged to. */
    | 'table'
    /** What is still known of a row that is lost. */
    | 'remains';
  readonly cells: Cells;
}

/** How far the rescue of one table has come. */
export interface TakenTable {
  readonly table: TargetTable;
  /** Where its rows cannot be reached; empty when all of it was read. */
  lost: LostRange[];
  read: number;
  /** Rows that were there and are not in the new table yet, each with what is known of it. */
  readonly missing: Map<number, Cells>;
  /** Those of the rows in the new table that came from the backup. */
  readonly filled: Set<number>;
  /** The same of a table whose rows have no number. */
  filledKeyed: number;
  replayed: number;
  /** Rows that were there and are not in the new table at the end. */
  gone: number;
}

/** A rescue under way. */
export interface Rescue {
  /** The new archive's database: its triggers are off until everything is in it. */
  readonly db: Database.Database;
  readonly source: OpenedPages;
  readonly schema: StoredSchema;
  readonly claimed: Set<number>;
  readonly tables: ReadonlyMap<string, TakenTable>;
  readonly aside: SetAside[];
}

export const takenOf = (rescue: Rescue, table: string): TakenTable => {
  const taken = rescue.tables.get(table);
  if (taken === undefined) throw new Error(`no table ${table}`);
  return taken;
};

export const isDamaged = ({ lost }: TakenTable): boolean => lost.length > 0;

/** Whether a row is in the new table. */
export const isThere = (db: Database.Database, table: string): ((id: number) => boolean) => {
  const found = db.prepare(`SELECT 1 FROM "${table}" WHERE rowid = ?`).pluck();
  return (id) => found.get(id) === 1;
};
