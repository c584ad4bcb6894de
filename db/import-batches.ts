import type Database from 'better-sqlite3';
import type { Insertable, Kysely, Transaction } from 'kysely';
import type { Db, ImportBatchTable, ImportFileTable } from './schema.ts';
import { isStanding } from './standing.ts';

/** Records an import and its files; the number of the batch. */
export async function insertImportBatch(
  trx: Transaction<Db>,
  batch: Insertable<ImportBatchTable>,
  files: readonly Omit<Insertable<ImportFileTable>, 'batch_id'>[],
): Promise<number> {
  const { id } = await trx.insertInto('import_batch').values(batch).returning('id').executeTakeFirstOrThrow();
  for (const file of files)
    await trx
      .insertInto('import_file')
      .values({ ...file, batch_id: id })
      .execute();
  return id;
}

/** A sheet of which rows were refused, with its headers; cells and problems as JSON. */
export interface RefusedSheet {
  readonly file: string;
  readonly sheet: string | null;
  readonly year: number | null;
  /** Each a JSON list of texts. */
  readonly header: readonly string[];
  readonly rows: readonly { readonly row: number; readonly cells: string; readonly problems: string }[];
}

/** Keeps what an import refused, so that it can be handed out to be corrected; only inside `write`. */
export function keepRefusals(raw: Database.Database, batchId: number, sheets: readonly RefusedSheet[]): void {
  const insert = raw.prepare(
    `INSERT INTO import_refusal (batch_id, file, sheet, year, row, cells, problems, is_header)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const { file, sheet, year, header, rows } of sheets) {
    for (const [at, cells] of header.entries())
      insert.run(batchId, file, sheet, year, at + 1, cells, '[]', 1);
    for (const { row, cells, problems } of rows)
      insert.run(batchId, file, sheet, year, row, cells, problems, 0);
  }
}

interface RefusalRow {
  readonly file: string;
  readonly sheet: string | null;
  readonly year: number | null;
  readonly row: number;
  readonly cells: string;
  readonly problems: string;
  readonly is_header: 0 | 1;
}

/** What an import refused, sheet by sheet in the order of the files. */
export function refusedOf(raw: Database.Database, batchId: number): RefusedSheet[] {
  const rows = raw
    .prepare(
      `SELECT file, sheet, year, row, cells, problems, is_header FROM import_refusal
      WHERE batch_id = ? ORDER BY id`,
    )
    .all(batchId) as RefusalRow[];
  return [...Map.groupBy(rows, (r) => JSON.stringify([r.file, r.sheet])).values()].map((own) => ({
    ...{ file: own[0]?.file ?? '', sheet: own[0]?.sheet ?? null, year: own[0]?.year ?? null },
    header: own.filter((r) => r.is_header === 1).map((r) => r.cells),
    rows: own.filter((r) => r.is_header === 0),
  }));
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
