import type Database from 'better-sqlite3';
import type { Insertable, Kysely, Transaction } from 'kysely';
import type { Db, ImportBatchTable, ImportFileTable } from './schema.ts';
import { isStanding } from './standing.ts';

/** Records an import and its files. */
export async function insertImportBatch(
  trx: Transaction<Db>,
  batch: Insertable<ImportBatchTable>,
  files: readonly Omit<Insertable<ImportFileTable>, 'batch_id'>[],
): Promise<void> {
  const { id } = await trx.insertInto('import_batch').values(batch).returning('id').executeTakeFirstOrThrow();
  for (const file of files)
    await trx
      .insertInto('import_file')
      .values({ ...file, batch_id: id })
      .execute();
}

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
