import { type Kysely, sql, type SqlBool } from 'kysely';
import type { Retention } from '#domain/records/filing.ts';
import type { Db } from './schema.ts';

interface Stretch {
  readonly offset: number;
  readonly limit: number;
}

const CODE = sql<string>`coalesce(i.code, o.code)`;
const TITLE = sql<string>`coalesce(i.title, o.title)`;

const loans = (db: Kysely<Db>) =>
  db
    .selectFrom('filing_loan as n')
    .leftJoin('filing_item as i', 'i.id', 'n.item_id')
    .leftJoin('filing_volume as o', 'o.id', 'n.volume_id')
    .select([
      ...(['n.id', 'n.item_id as itemId', 'n.volume_id as volumeId', 'n.borrower', 'n.unit'] as const),
      ...(['n.reason', 'n.approved_by as approvedBy', 'n.lent_on as lentOn', 'n.due_on as dueOn'] as const),
      ...(['n.returned_on as returnedOn', 'n.condition'] as const),
      CODE.as('code'),
      TITLE.as('title'),
    ]);
export type LoanRow = Awaited<ReturnType<typeof openLoans>>[number];

/** What is lent and not back, the earliest day first. */
export const openLoans = (db: Kysely<Db>) =>
  loans(db)
    .where('n.returned_on', 'is', null)
    .where('n.due_on', '>', '')
    .orderBy('n.due_on')
    .orderBy('n.id')
    .execute();

/** All loans, newest first. */
export async function listLoans(
  db: Kysely<Db>,
  { offset, limit }: Stretch,
): Promise<{ total: number; rows: LoanRow[] }> {
  const { total } = await db
    .selectFrom('filing_loan')
    .select(sql<number>`count(*)`.as('total'))
    .executeTakeFirstOrThrow();
  return { total, rows: await loans(db).orderBy('n.id', 'desc').limit(limit).offset(offset).execute() };
}

export const findLoan = (db: Kysely<Db>, id: number): Promise<LoanRow | undefined> =>
  loans(db).where('n.id', '=', id).executeTakeFirst();

const handed = <Value>(what: string, table: 'filing_item' | 'filing_volume') =>
  sql<Value>`(SELECT ${sql.raw(what)} FROM ${sql.table(table)} x WHERE x.handover_id = g.id)`;

/** What was handed over, newest first. `items` are those outside of volumes. */
export async function listHandovers(db: Kysely<Db>, { offset, limit }: Stretch) {
  const { total } = await db
    .selectFrom('filing_handover')
    .select(sql<number>`count(*)`.as('total'))
    .executeTakeFirstOrThrow();
  const rows = await db
    .selectFrom('filing_handover as g')
    .select([
      ...(['g.id', 'g.to_unit as toUnit', 'g.on_day as onDay', 'g.giver', 'g.receiver'] as const),
      ...(['g.witness', 'g.note'] as const),
      handed<number>('coalesce(sum(x.volume_id IS NULL), 0)', 'filing_item').as('items'),
      handed<number>('count(*)', 'filing_volume').as('volumes'),
      handed<number>('coalesce(sum(x.pages), 0)', 'filing_item').as('pages'),
    ])
    .orderBy('g.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  return { total, rows };
}

/** Filed papers of a period up to a year, that are here; the oldest first. */
export async function papersOver(
  db: Kysely<Db>,
  spans: readonly { readonly retention: Retention; readonly year: number }[],
  { offset, limit }: Stretch,
): Promise<{ total: number; ids: number[] }> {
  const over = spans.map(({ retention, year }) => sql`(f.retention = ${retention} AND f.year <= ${year})`);
  const newest = Math.max(...spans.map(({ year }) => year));
  const where = sql<SqlBool>`f.year <= ${newest} AND (${sql.join(over, sql` OR `)}) AND f.withdrawn_reason IS NULL AND f.handover_id IS NULL
    AND NOT EXISTS (SELECT 1 FROM filing_disposal_item t JOIN filing_disposal s ON s.id = t.disposal_id
      WHERE t.item_id = f.id AND s.done_on IS NOT NULL)`;
  const found = db.selectFrom('filing_item as f').where(where);
  const { total } = await found.select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow();
  const rows = await found
    .select('f.id')
    .orderBy('f.year')
    .orderBy('f.retention')
    .orderBy('f.office')
    .orderBy('f.serial')
    .limit(limit)
    .offset(offset)
    .execute();
  return { total, ids: rows.map(({ id }) => id) };
}

/** Destroy-lists, newest first. */
export const listDisposals = (db: Kysely<Db>, id: number | undefined) => {
  const all = db
    .selectFrom('filing_disposal as s')
    .select([
      ...(['s.id', 's.listed_on as listedOn', 's.listed_by as listedBy'] as const),
      ...(['s.approved_by as approvedBy', 's.approved_on as approvedOn', 's.done_on as doneOn'] as const),
      ...(['s.witnesses', 's.note'] as const),
      sql<number>`(SELECT count(*) FROM filing_disposal_item t WHERE t.disposal_id = s.id)`.as('items'),
      sql<number>`(SELECT coalesce(sum(f.pages), 0) FROM filing_disposal_item t JOIN filing_item f ON f.id = t.item_id
        WHERE t.disposal_id = s.id)`.as('pages'),
    ])
    .orderBy('s.id', 'desc');
  return (id === undefined ? all : all.where('s.id', '=', id)).execute();
};

/** The papers of a destroy-list. */
export const papersOfDisposal = (db: Kysely<Db>, disposalId: number) =>
  db
    .selectFrom('filing_disposal_item as t')
    .innerJoin('filing_item as f', 'f.id', 't.item_id')
    .select(['f.id as itemId', 'f.code', 'f.title'])
    .where('t.disposal_id', '=', disposalId)
    .orderBy('t.id')
    .execute();
