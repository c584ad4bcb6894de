import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Insertable, Kysely, Selectable, Transaction } from 'kysely';
import type { Db, ExportBatchTable } from './schema.ts';

export type ExportRecord = Selectable<ExportBatchTable>;

/** What a file said, as JSON: how its sheets are laid out, and what is in them. */
export interface ExportContent {
  readonly layout: unknown;
  readonly rows: unknown;
}

/** A record of a file that left the archive; kept whatever is undone. */
export async function insertExport(
  trx: Transaction<Db>,
  values: Insertable<ExportBatchTable>,
): Promise<number> {
  const { id } = await trx
    .insertInto('export_batch')
    .values(values)
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function insertExportContent(
  trx: Transaction<Db>,
  exportId: number,
  { layout, rows }: ExportContent,
): Promise<void> {
  await trx
    .insertInto('export_content')
    .values({
      export_id: exportId,
      columns: JSON.stringify(layout),
      rows: deflateRawSync(JSON.stringify(rows)),
    })
    .execute();
}

/** Newest first, each with whether its content was kept. */
export const listExports = (db: Kysely<Db>) =>
  db
    .selectFrom('export_batch')
    .leftJoin('export_content', 'export_content.export_id', 'export_batch.id')
    .selectAll('export_batch')
    .select((is) => is('export_content.export_id', 'is not', null).as('kept'))
    .orderBy('export_batch.id', 'desc')
    .execute();

export const findExport = (db: Kysely<Db>, id: number): Promise<ExportRecord | undefined> =>
  db.selectFrom('export_batch').selectAll().where('id', '=', id).executeTakeFirst();

/** All files of one act: a table above 5,000 rows is several. */
export const exportsOfChange = (db: Kysely<Db>, changeId: number): Promise<ExportRecord[]> =>
  db.selectFrom('export_batch').selectAll().where('change_id', '=', changeId).orderBy('id').execute();

/** Undefined for what was sent without keeping its content. */
export async function findExportContent(
  db: Kysely<Db>,
  exportId: number,
): Promise<ExportContent | undefined> {
  const found = await db
    .selectFrom('export_content')
    .selectAll()
    .where('export_id', '=', exportId)
    .executeTakeFirst();
  if (found === undefined) return undefined;
  return {
    layout: JSON.parse(found.columns) as unknown,
    rows: JSON.parse(inflateRawSync(found.rows).toString()) as unknown,
  };
}

/** Names of members, for telling of whom a finding is. */
export async function namesOfMembers(
  db: Kysely<Db>,
  ids: readonly number[],
): Promise<ReadonlyMap<number, string | null>> {
  const names = new Map<number, string | null>();
  for (let at = 0; at < ids.length; at += 500) {
    const found = await db
      .selectFrom('member')
      .select(['id', 'name'])
      .where('id', 'in', ids.slice(at, at + 500))
      .execute();
    for (const { id, name } of found) names.set(id, name);
  }
  return names;
}
