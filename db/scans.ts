import { type Insertable, type Kysely, sql, type SqlBool, type Transaction, type Updateable } from 'kysely';
import type { Db, ScanBatchTable, ScanPageTable } from './schema.ts';

export type ScanState = ScanPageTable['state'];

export const insertBatch = async (
  trx: Transaction<Db>,
  batch: Omit<Insertable<ScanBatchTable>, 'id'>,
): Promise<number> =>
  (await trx.insertInto('scan_batch').values(batch).returning('id').executeTakeFirstOrThrow()).id;

export const insertPage = async (
  trx: Transaction<Db>,
  page: Omit<Insertable<ScanPageTable>, 'id'>,
): Promise<void> => {
  await trx.insertInto('scan_page').values(page).execute();
};

export const updatePage = async (
  trx: Transaction<Db>,
  id: number,
  values: Updateable<ScanPageTable>,
): Promise<void> => {
  await trx.updateTable('scan_page').set(values).where('id', '=', id).execute();
};

const pages = (db: Kysely<Db>) =>
  db
    .selectFrom('scan_page as s')
    .innerJoin('scan_batch as b', 'b.id', 's.batch_id')
    .innerJoin('attachment as a', 'a.id', 's.attachment_id')
    .leftJoin('document as d', 'd.id', 's.document_id')
    .leftJoin('household as h', 'h.id', 'd.household_id')
    .leftJoin('village as v', 'v.id', 'd.village_id')
    .leftJoin('attachment_link as l', 'l.id', 's.link_id')
    .leftJoin('household as lh', 'lh.id', 'l.household_id')
    .leftJoin('procedure as lp', 'lp.id', 'l.procedure_id')
    .leftJoin('village as lv', (join) => join.on('lv.id', '=', sql`coalesce(l.village_id, lp.village_id)`))
    .select([
      ...(['s.id', 's.batch_id', 's.attachment_id', 's.page', 's.width', 's.height', 's.turn'] as const),
      ...(['s.skew', 's.crop', 's.code', 's.state', 's.how', 's.document_id'] as const),
      ...(['s.document_page', 's.link_id', 's.reason', 'b.at', 'a.name', 'a.sha256'] as const),
      ...(['a.media_type', 'd.code as sheet_code', 'd.document', 'd.title', 'd.subject', 'd.pages'] as const),
      ...(['d.household_id', 'd.procedure_id', 'h.household_no', 'v.name as village'] as const),
      ...(['l.household_id as link_household_id', 'lh.household_no as link_household_no'] as const),
      ...(['lp.title as link_procedure', 'lv.name as link_village', 'l.title as link_title'] as const),
    ]);

export type ScanPageRow = Awaited<ReturnType<ReturnType<typeof pages>['executeTakeFirstOrThrow']>>;

/** In the order in which they are asked for; what is not there is left out. */
export async function findPages(db: Kysely<Db>, ids: readonly number[]): Promise<ScanPageRow[]> {
  const found = await pages(db).where('s.id', 'in', ids).execute();
  const byId = new Map(found.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id)).filter((row) => row !== undefined);
}

interface InboxFilter {
  readonly batchId?: number | undefined;
  readonly states: readonly ScanState[];
  readonly offset: number;
  readonly limit: number;
}

// The words of the index's own condition: of states as parameters SQLite cannot tell that it may be used.
const isOpen = sql<SqlBool>`s.state IN ('waiting', 'twice')`;

/** Newest batch first, in it as they came. */
export async function listPages(
  db: Kysely<Db>,
  { batchId, states, offset, limit }: InboxFilter,
): Promise<{ total: number; pages: ScanPageRow[] }> {
  const conditions = [
    ...(states.length > 0 ? [sql<SqlBool>`s.state IN (${sql.join(states)})`] : []),
    ...(states.length > 0 && states.every((state) => state === 'waiting' || state === 'twice')
      ? [isOpen]
      : []),
    ...(batchId === undefined ? [] : [sql<SqlBool>`s.batch_id = ${batchId}`]),
  ];
  const wanted =
    conditions.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`${sql.join(conditions, sql` AND `)}`;
  const { total } = await db
    .selectFrom('scan_page as s')
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .where(wanted)
    .executeTakeFirstOrThrow();
  const found = await pages(db)
    .where(wanted)
    .orderBy('s.batch_id', 'desc')
    .orderBy('s.id')
    .offset(offset)
    .limit(limit)
    .execute();
  return { total, pages: found };
}

/** Newest first. */
export const listBatches = (db: Kysely<Db>, limit: number) => {
  const counted = (state: ScanState) => sql<number>`count(*) filter (where s.state = ${state})`;
  return db
    .selectFrom('scan_batch as b')
    .innerJoin('scan_page as s', 's.batch_id', 'b.id')
    .select(({ fn }) => [
      ...(['b.id', 'b.at', 'b.source', 'b.operator'] as const),
      fn.count<number>('s.attachment_id').distinct().as('files'),
      fn.countAll<number>().as('pages'),
      counted('filed').as('filed'),
      counted('waiting').as('waiting'),
      counted('twice').as('twice'),
    ])
    .where('b.id', 'in', (eb) => eb.selectFrom('scan_batch').select('id').orderBy('id', 'desc').limit(limit))
    .groupBy('b.id')
    .orderBy('b.id', 'desc')
    .execute();
};

/** Whether a content is a print as the program made it. */
export const isOwnPrint = async (db: Kysely<Db>, sha256: string): Promise<boolean> =>
  (await db
    .selectFrom('attachment as a')
    .select('a.id')
    .where('a.sha256', '=', sha256)
    .where(
      sql<SqlBool>`exists (select 1 from document d join print_run r on r.id = d.run_id
      where r.attachment_id = a.id)`,
    )
    .executeTakeFirst()) !== undefined;

/** When a content came in before as a scan, if it did and that was not undone. */
export const takenBefore = async (db: Kysely<Db>, sha256: string): Promise<string | null> =>
  (
    await db
      .selectFrom('attachment as a')
      .innerJoin('scan_page as s', 's.attachment_id', 'a.id')
      .innerJoin('scan_batch as b', 'b.id', 's.batch_id')
      .select('b.at')
      .where('a.sha256', '=', sha256)
      .orderBy('b.id')
      .executeTakeFirst()
  )?.at ?? null;

const sheets = (db: Kysely<Db>) =>
  db
    .selectFrom('document as d')
    .select(['d.id', 'd.code', 'd.document', 'd.title', 'd.subject', 'd.pages', 'd.draft'])
    .select(['d.household_id', 'd.procedure_id', 'd.village_id', 'd.year', 'd.printed_at']);

export type SheetRow = Awaited<ReturnType<ReturnType<typeof sheets>['executeTakeFirstOrThrow']>>;

/** Prints by their 文书编号. */
export const sheetsByCode = (db: Kysely<Db>, codes: readonly string[]): Promise<SheetRow[]> =>
  sheets(db).where('d.code', 'in', codes).execute();

export const sheetsById = (db: Kysely<Db>, ids: readonly number[]): Promise<SheetRow[]> =>
  sheets(db).where('d.id', 'in', ids).execute();

/** The pages of prints that are back, each with when its batch came in. */
export const filedPages = (db: Kysely<Db>, documentIds: readonly number[]) =>
  db
    .selectFrom('scan_page as s')
    .innerJoin('scan_batch as b', 'b.id', 's.batch_id')
    .select(['s.id', 's.document_id as documentId', 's.document_page as page', 'b.at'])
    .where('s.document_id', 'in', documentIds)
    .where('s.state', '=', 'filed')
    .orderBy('s.document_page')
    .execute();

export const householdOfMember = async (db: Kysely<Db>, id: number): Promise<number | undefined> =>
  (await db.selectFrom('member').select('household_id').where('id', '=', id).executeTakeFirst())
    ?.household_id;

/** How a page is shown in the place where it was filed by hand; inside `write`. */
export const showLink = async (
  trx: Transaction<Db>,
  id: number,
  shown: Pick<ScanPageRow, 'turn' | 'crop'>,
): Promise<void> => {
  await trx.updateTable('attachment_link').set(shown).where('id', '=', id).execute();
};
