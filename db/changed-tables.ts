import type Database from 'better-sqlite3';
import type { LOGGED_TABLES } from './change-triggers.ts';

/** The id of the newest change; 0 in an archive without any. */
export const lastChange = (raw: Database.Database): number =>
  (raw.prepare('SELECT max(id) FROM change').pluck().get() as number | null) ?? 0;

/** Whether any change after that one wrote in one of the tables. */
export function isWrittenSince(
  raw: Database.Database,
  change: number,
  tables: readonly (typeof LOGGED_TABLES)[number][],
): boolean {
  const marks = tables.map(() => '?').join(', ');
  const sql = `SELECT 1 FROM change_row WHERE change_id > ? AND table_name IN (${marks}) LIMIT 1`;
  return raw.prepare(sql).get(change, ...tables) !== undefined;
}

/** Whether any change after that one wrote in another table than these. */
export function isWrittenBeside(
  raw: Database.Database,
  change: number,
  tables: readonly (typeof LOGGED_TABLES)[number][],
): boolean {
  const marks = tables.map(() => '?').join(', ');
  const sql = `SELECT 1 FROM change_row WHERE change_id > ? AND table_name NOT IN (${marks}) LIMIT 1`;
  return raw.prepare(sql).get(change, ...tables) !== undefined;
}
