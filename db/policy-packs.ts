import type Database from 'better-sqlite3';
import { type Insertable, type Selectable, sql } from 'kysely';
import type { ReadHandle, WriteHandle } from './handle.ts';
import type { PolicyPackTable } from './schema.ts';

/** A pack that a township loaded, without its content. */
export type PackHead = Omit<Selectable<PolicyPackTable>, 'body'>;

/** In the order in which they were loaded. */
export const packHeads = (db: ReadHandle): Promise<PackHead[]> =>
  db
    .selectFrom('policy_pack')
    .select(['id', 'pack_id', 'version', 'sha256', 'base_pack_id', 'file_name', 'loaded_on'])
    .orderBy('id')
    .execute();

export const packBodies = async (db: ReadHandle): Promise<string[]> =>
  (await db.selectFrom('policy_pack').select('body').orderBy('id').execute()).map(({ body }) => body);

const joined = (rows: readonly { sha256: string }[]): string => rows.map(({ sha256 }) => sha256).join(' ');

/** What the content of all packs is known by: the same text, the same packs. */
export const packsFingerprint = async (db: ReadHandle): Promise<string> =>
  joined(await db.selectFrom('policy_pack').select('sha256').orderBy('id').execute());

/** All packs with their fingerprint, and the province that chooses among them; for what cannot wait. */
export function packsAtOnce(raw: Database.Database): {
  fingerprint: string;
  bodies: string[];
  province: string;
} {
  const rows = raw.prepare('SELECT sha256, body FROM policy_pack ORDER BY id').all() as {
    sha256: string;
    body: string;
  }[];
  const province = raw.prepare('SELECT province FROM township WHERE id = 1').pluck().get() as
    string | undefined;
  return { fingerprint: joined(rows), bodies: rows.map(({ body }) => body), province: province ?? '' };
}

/** The row of a pack that was loaded; undefined for those that come with the program. */
export const findPackRow = (
  db: ReadHandle,
  { id, version }: { id: string; version: number },
): Promise<{ id: number } | undefined> =>
  db
    .selectFrom('policy_pack')
    .select('id')
    .where('pack_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();

export const insertPack = async (trx: WriteHandle, values: Insertable<PolicyPackTable>): Promise<number> =>
  (await trx.insertInto('policy_pack').values(values).returning('id').executeTakeFirstOrThrow()).id;

export async function deletePack(trx: WriteHandle, id: number): Promise<void> {
  await trx.deleteFrom('policy_pack').where('id', '=', id).execute();
}

/** How many procedures began with each version of each pack, running ones apart. */
export const packUses = (
  db: ReadHandle,
): Promise<{ pack_id: string; pack_version: number; all: number; open: number }[]> =>
  db
    .selectFrom('procedure')
    .select([
      'pack_id',
      'pack_version',
      sql<number>`count(*)`.as('all'),
      sql<number>`sum(status = 'open')`.as('open'),
    ])
    .groupBy(['pack_id', 'pack_version'])
    .execute();
