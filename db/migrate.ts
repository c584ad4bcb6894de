import Database from 'better-sqlite3';
import { APPLICATION_ID } from './connection.ts';
import { installTriggers, removeTriggers } from './change-triggers.ts';
import { firstSlice } from './migrations/001-first-slice.ts';
import { fullArchive } from './migrations/002-full-archive.ts';
import { search } from './migrations/003-search.ts';
import { exchange } from './migrations/004-exchange.ts';
import { documents } from './migrations/005-documents.ts';
import { procedures } from './migrations/006-procedures.ts';
import { checks } from './migrations/007-checks.ts';
import { safety } from './migrations/008-safety.ts';
import { paper } from './migrations/009-paper.ts';

export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
  /** What SQL alone cannot do, in the same transaction, before the triggers are made anew. */
  readonly fill?: (db: Database.Database) => void;
}

/** Every step from an empty file to today's schema, in order, never edited once released. */
export const migrations: readonly Migration[] = [
  firstSlice,
  fullArchive,
  search,
  exchange,
  documents,
  procedures,
  checks,
  safety,
  paper,
];

export const SCHEMA_VERSION = migrations.length;

export type MigrationRefusal = 'not-an-archive' | 'future' | 'damaged';

/** What stands in the way of opening this file, or null. */
export function refusalOf(db: Database.Database): MigrationRefusal | null {
  const version = db.pragma('user_version', { simple: true }) as number;
  const application = db.pragma('application_id', { simple: true }) as number;
  if (application !== APPLICATION_ID) {
    const tables = db.prepare('SELECT count(*) FROM sqlite_master').pluck().get() as number;
    // An emptied file is a loss to be told of, not a new archive.
    return application === 0 && version === 0 && tables === 0 ? 'damaged' : 'not-an-archive';
  }
  return version > SCHEMA_VERSION ? 'future' : null;
}

export const needsMigration = (db: Database.Database): boolean =>
  (db.pragma('user_version', { simple: true }) as number) < SCHEMA_VERSION;

/** Brings the schema up to date, all steps at once or none; the triggers are made once, from the tables as they then are. */
export function migrate(db: Database.Database, upTo = SCHEMA_VERSION): void {
  const version = db.pragma('user_version', { simple: true }) as number;
  const pending = migrations.filter((each) => each.version > version && each.version <= upTo);
  const newest = pending.at(-1)?.version;
  if (newest === undefined) return;
  db.transaction(() => {
    removeTriggers(db);
    for (const migration of pending) {
      db.exec(migration.sql);
      migration.fill?.(db);
    }
    installTriggers(db);
    const broken = db.pragma('foreign_key_check') as unknown[];
    if (broken.length > 0) throw new Error(`migration ${version} to ${newest}: foreign keys broken`);
    db.pragma(`application_id=${APPLICATION_ID}`);
    db.pragma(`user_version=${newest}`);
  }).exclusive();
}

/**
 * Tables and indexes as SQL text in a stable order; kept in db/schema.sql for review. Triggers follow from them, as
 * do the tables in which SQLite keeps a full-text index.
 */
export function schemaText(db: Database.Database): string {
  const rows = db
    .prepare(
      `SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND type IN ('table', 'index') AND name NOT LIKE 'sqlite_%'
        AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow') ORDER BY type DESC, name`,
    )
    .all() as { sql: string }[];
  return `${rows.map((r) => `${r.sql};`).join('\n\n')}\n`;
}

/** The schema of a new archive. */
export function emptySchemaText(): string {
  const db = new Database(':memory:');
  migrate(db);
  return schemaText(db);
}
