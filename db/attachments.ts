import type { Kysely, Transaction } from 'kysely';
import type { Db } from './schema.ts';

export interface LinkedAttachment {
  readonly linkId: number;
  readonly attachmentId: number;
  readonly visitId: number | null;
  readonly name: string;
  readonly title: string | null;
  readonly mediaType: string;
  readonly bytes: number;
  readonly takenOn: string | null;
}

/** What is attached to a household and to its visits, in the order in which it was attached. */
export const linksOfHousehold = (db: Kysely<Db>, householdId: number): Promise<LinkedAttachment[]> =>
  db
    .selectFrom('attachment_link as l')
    .innerJoin('attachment as a', 'a.id', 'l.attachment_id')
    .select([
      'l.id as linkId',
      'a.id as attachmentId',
      'l.visit_id as visitId',
      'a.name',
      'l.title',
      'a.media_type as mediaType',
      'a.bytes',
      'l.taken_on as takenOn',
    ])
    .where('l.household_id', '=', householdId)
    .orderBy('l.sort')
    .orderBy('l.id')
    .execute();

export const findAttachment = (db: Kysely<Db>, id: number) =>
  db.selectFrom('attachment').selectAll().where('id', '=', id).executeTakeFirst();

export const findLink = (db: Kysely<Db>, id: number) =>
  db
    .selectFrom('attachment_link as l')
    .innerJoin('household as h', 'h.id', 'l.household_id')
    .select(['l.id', 'l.attachment_id', 'h.household_no'])
    .where('l.id', '=', id)
    .executeTakeFirst();

/** The row of a content that is kept, made when it is new; inside `write`. */
export async function attachmentOf(
  trx: Transaction<Db>,
  file: { sha256: string; media_type: string; bytes: number; name: string; added_at: string },
): Promise<number> {
  const known = await trx
    .selectFrom('attachment')
    .select('id')
    .where('sha256', '=', file.sha256)
    .executeTakeFirst();
  if (known !== undefined) return known.id;
  return (await trx.insertInto('attachment').values(file).returning('id').executeTakeFirstOrThrow()).id;
}

export async function insertLink(
  trx: Transaction<Db>,
  link: {
    attachment_id: number;
    household_id: number;
    visit_id: number | null;
    title: string | null;
    taken_on: string | null;
  },
): Promise<number> {
  return (await trx.insertInto('attachment_link').values(link).returning('id').executeTakeFirstOrThrow()).id;
}

export const deleteLink = async (trx: Transaction<Db>, id: number): Promise<void> => {
  await trx.deleteFrom('attachment_link').where('id', '=', id).execute();
};
