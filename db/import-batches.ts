import type Database from 'better-sqlite3';
import type { Kysely } from 'kysely';
import type { Db } from './schema.ts';
import { isStanding } from './undo.ts';

/** Every import, newest first, with whether it still stands. */
export async function listImportBatches(db: Kysely<Db>, raw: Database.Database) {
  const batches = await db.selectFrom('import_batch').selectAll().orderBy('id', 'desc').limit(200).execute();
  const files = await db.selectFrom('import_file').select(['batch_id', 'name']).orderBy('id').execute();
  return batches.map((b) => ({
    id: b.id,
    change: b.change_id,
    at: b.at,
    files: files.filter((f) => f.batch_id === b.id).map((f) => f.name),
    rowsRead: b.rows_read,
    rowsAccepted: b.rows_accepted,
    rowsRefused: b.rows_refused,
    undone: !isStanding(raw, b.change_id),
  }));
}
