import type Database from 'better-sqlite3';

/** The two logs that stand for ever: what was changed, and who saw whom. Each names the newest entry of the other. */
export type LogTable = 'change' | 'access_entry';

/** The newest sealed entry of a log as “id:hash”, found from its end; null while there is none. */
export function headOf(raw: Database.Database, table: LogTable): string | null {
  const head = raw
    .prepare(`SELECT id || ':' || hash FROM ${table} WHERE id > 0 AND hash <> '' ORDER BY id DESC LIMIT 1`)
    .pluck()
    .get() as string | undefined;
  return head ?? null;
}
