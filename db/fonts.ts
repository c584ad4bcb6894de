import type { Kysely, Transaction } from 'kysely';
import type { FontRole } from '#domain/policy/font-roles.ts';
import type { Db } from './schema.ts';

/** The township's own fonts, in the order in which they were added. */
export const ownFontFiles = (db: Kysely<Db>) =>
  db
    .selectFrom('font_file as f')
    .innerJoin('attachment as a', 'a.id', 'f.attachment_id')
    .select(['f.id', 'f.role', 'f.name', 'f.characters', 'a.bytes', 'a.sha256'])
    .orderBy('f.id')
    .execute();

export const findFontFile = (db: Kysely<Db>, id: number) =>
  db.selectFrom('font_file').select(['id', 'role', 'name']).where('id', '=', id).executeTakeFirst();

/** One font for each role takes the place of the one before; for rare characters there may be several. */
export async function insertFontFile(
  trx: Transaction<Db>,
  font: { role: FontRole; name: string; characters: number; attachment_id: number },
): Promise<number> {
  if (font.role !== 'fallback') await trx.deleteFrom('font_file').where('role', '=', font.role).execute();
  return (await trx.insertInto('font_file').values(font).returning('id').executeTakeFirstOrThrow()).id;
}

export const deleteFontFile = async (trx: Transaction<Db>, id: number): Promise<void> => {
  await trx.deleteFrom('font_file').where('id', '=', id).execute();
};
