import type Database from 'better-sqlite3';
import type { SqliteDatabase } from 'kysely';

/**
 * A handle as Kysely takes it. On a full disk SQLite has already rolled back when the error arrives; rolling back once
 * more would be an error of its own, and hide the one that says why.
 */
export const kyselyHandle = (db: Database.Database): SqliteDatabase => ({
  close: () => void db.close(),
  prepare: (sql) => db.prepare(sql === 'rollback' && !db.inTransaction ? 'SELECT 1' : sql),
});
