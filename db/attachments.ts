import type { Insertable, Kysely, Transaction } from 'kysely';
import type { AttachmentLinkTable, AttachmentTable, Db } from './schema.ts';

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

const links = (db: Kysely<Db>) =>
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
    .orderBy('l.sort')
    .orderBy('l.id');

/** What is attached to a household and to its visits, in the order in which it was attached. */
export const linksOfHousehold = (db: Kysely<Db>, householdId: number): Promise<LinkedAttachment[]> =>
  links(db).where('l.household_id', '=', householdId).execute();

/** What proves that a problem was put right. */
export const linksOfIssue = (db: Kysely<Db>, issueId: number): Promise<LinkedAttachment[]> =>
  links(db).where('l.issue_id', '=', issueId).execute();

export const findAttachment = (db: Kysely<Db>, id: number) =>
  db.selectFrom('attachment').selectAll().where('id', '=', id).executeTakeFirst();

/** A link with what its place is called: a household by its number, a procedure by village and title. */
export const findLink = (db: Kysely<Db>, id: number) =>
  db
    .selectFrom('attachment_link as l')
    .leftJoin('household as h', 'h.id', 'l.household_id')
    .leftJoin('procedure as p', 'p.id', 'l.procedure_id')
    .leftJoin('village as v', 'v.id', 'p.village_id')
    .leftJoin('issue as i', 'i.id', 'l.issue_id')
    .leftJoin('village as o', 'o.id', 'l.village_id')
    .select(['l.id', 'h.household_no', 'p.title as procedure', 'i.number as issue'])
    .select((eb) => eb.fn.coalesce('v.name', 'o.name').as('village'))
    .where('l.id', '=', id)
    .executeTakeFirst();

/** The row of a content that is kept, made when it is new; inside `write`. */
export async function attachmentOf(
  trx: Transaction<Db>,
  file: Omit<Insertable<AttachmentTable>, 'id'>,
): Promise<number> {
  const known = await trx
    .selectFrom('attachment')
    .select('id')
    .where('sha256', '=', file.sha256)
    .executeTakeFirst();
  if (known !== undefined) return known.id;
  return (await trx.insertInto('attachment').values(file).returning('id').executeTakeFirstOrThrow()).id;
}

export const insertLink = async (
  trx: Transaction<Db>,
  link: Omit<Insertable<AttachmentLinkTable>, 'id' | 'sort'>,
): Promise<number> =>
  (await trx.insertInto('attachment_link').values(link).returning('id').executeTakeFirstOrThrow()).id;

export const deleteLink = async (trx: Transaction<Db>, id: number): Promise<void> => {
  await trx.deleteFrom('attachment_link').where('id', '=', id).execute();
};

/** 档号 under which a link is filed, or was. */
export const filedAs = async (db: Kysely<Db>, linkId: number): Promise<string | undefined> =>
  (await db.selectFrom('filing_item').select('code').where('link_id', '=', linkId).executeTakeFirst())?.code;

/** Scanned pages that were put into a place by hand wait again. */
export const freePages = async (trx: Transaction<Db>, linkId: number): Promise<void> => {
  await trx
    .updateTable('scan_page')
    .set({ state: 'waiting', how: null, link_id: null, reason: '从归位的地方取下了。' })
    .where('link_id', '=', linkId)
    .execute();
};

/** 问题编号, which stands in the list of changes. */
export const issueNumber = async (db: Kysely<Db>, id: number): Promise<string | undefined> =>
  (await db.selectFrom('issue').select('number').where('id', '=', id).executeTakeFirst())?.number;
