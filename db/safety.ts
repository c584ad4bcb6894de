import type { ReadHandle } from './handle.ts';
import type { Archive } from './open-archive.ts';

/** The last time that a backup was restored by way of trial. */
export interface LastRehearsal {
  /** ISO. */
  readonly at: string;
  readonly file: string;
  readonly ok: boolean;
}

export async function lastRehearsal(db: ReadHandle): Promise<LastRehearsal | null> {
  const row = await db
    .selectFrom('safety')
    .select(['rehearsed_at', 'rehearsed_file', 'rehearsed_ok'])
    .executeTakeFirst();
  if (row === undefined || row.rehearsed_at === null) return null;
  return { at: row.rehearsed_at, file: row.rehearsed_file ?? '', ok: row.rehearsed_ok === 1 };
}

/** No act of anybody, so it is in no log; it alters nothing of a household. */
export const keepRehearsal = ({ writing }: Archive, { at, file, ok }: LastRehearsal): Promise<unknown> =>
  writing
    .updateTable('safety')
    .set({ rehearsed_at: at, rehearsed_file: file, rehearsed_ok: ok ? 1 : 0 })
    .execute();
