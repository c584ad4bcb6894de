import { type Kysely, sql } from 'kysely';
import type { Archive } from './open-archive.ts';
import type { Db } from './schema.ts';

/** More than anybody leaves lying about; the oldest go first. */
const MOST_DRAFTS = 100;

export interface DraftHead {
  readonly key: string;
  readonly title: string;
  readonly savedAt: string;
}

/**
 * Drafts are no acts: nothing is logged and nothing can be undone. They go through the writing handle outside of
 * `write`, which waits for the act that is running, and are on the disk when the promise resolves.
 */
export async function saveDraft(archive: Archive, draft: DraftHead & { content: string }): Promise<void> {
  const { key, title, content, savedAt } = draft;
  const row = { saved_at: savedAt, body: JSON.stringify({ title, content }) };
  await archive.writing
    .insertInto('draft')
    .values({ key, ...row })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
    .execute();
  await archive.writing
    .deleteFrom('draft')
    .where('key', 'not in', (query) =>
      query.selectFrom('draft').select('key').orderBy('saved_at', 'desc').limit(MOST_DRAFTS),
    )
    .execute();
}

export const discardDraft = async (archive: Archive, key: string): Promise<void> => {
  await dropDraft(archive.writing, key);
};

/** As part of the act that makes the draft needless. */
export async function dropDraft(db: Kysely<Db>, key: string): Promise<void> {
  await db.deleteFrom('draft').where('key', '=', key).execute();
}

export async function draftContent(db: Kysely<Db>, key: string): Promise<string | null> {
  const row = await db
    .selectFrom('draft')
    .select(sql<string>`json_extract(body, '$.content')`.as('content'))
    .where('key', '=', key)
    .executeTakeFirst();
  return row?.content ?? null;
}

/** Newest first. */
export const listDrafts = (db: Kysely<Db>, prefix: string): Promise<DraftHead[]> =>
  db
    .selectFrom('draft')
    .select(['key', 'saved_at as savedAt', sql<string>`json_extract(body, '$.title')`.as('title')])
    .where(sql<boolean>`substr(key, 1, length(${prefix})) = ${prefix}`)
    .orderBy('saved_at', 'desc')
    .execute();
