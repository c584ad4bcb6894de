import { type Kysely, sql, type SqlBool } from 'kysely';
import type { Db } from './schema.ts';

export interface WantedFilter {
  /** Documents that come back signed, with how many of their first pages are only read. */
  readonly documents: readonly { readonly id: string; readonly guides: number }[];
  readonly villageId?: number | undefined;
  readonly householdId?: number | undefined;
  readonly procedureId?: number | undefined;
  readonly offset: number;
  readonly limit: number;
}

/** The same paper of the same household, procedure, village or township, printed anew since. */
const NEWER = (
  whose: string,
) => `NOT EXISTS (SELECT 1 FROM document n WHERE ${whose} AND n.id > d.id AND n.draft = 0
  AND n.document = d.document AND n.year = d.year AND n.subject = d.subject
  AND (n.procedure_id IS d.procedure_id OR n.procedure_id IS NULL OR d.procedure_id IS NULL))`;

const OF_PROCEDURE = 'd.household_id IS NULL AND n.household_id IS NULL AND n.procedure_id = d.procedure_id';
const OF_VILLAGE = `d.household_id IS NULL AND d.procedure_id IS NULL AND n.household_id IS NULL
  AND n.procedure_id IS NULL AND n.village_id IS d.village_id`;

/** An older print of it that came back whole since the newest was printed: whoever signed the old sheet signed. */
const OLDER_IS_BACK = (whose: string) => `NOT EXISTS (SELECT 1 FROM document n WHERE ${whose} AND n.id < d.id
  AND n.draft = 0 AND n.document = d.document AND n.year = d.year AND n.subject = d.subject
  AND n.pages = (SELECT count(*) FROM scan_page p JOIN scan_batch b ON b.id = p.batch_id
    WHERE p.document_id = n.id AND p.state = 'filed' AND b.at > d.printed_at))`;

/**
 * Prints of documents that come back signed of which pages are not back: the newest of each, unless an older one of
 * the same came back since.
 */
export async function wantedSheets(db: Kysely<Db>, filter: WantedFilter) {
  const { documents, villageId, householdId, procedureId, offset, limit } = filter;
  const asked = sql`(VALUES ${sql.join(documents.map(({ id, guides }) => sql`(${id}, ${guides})`))})`;
  const whose = ['n.household_id = d.household_id', OF_PROCEDURE, OF_VILLAGE];
  const conditions = [
    sql`d.draft = 0 AND d.code IS NOT NULL`,
    sql`(SELECT count(*) FROM scan_page s WHERE s.document_id = d.id AND s.state = 'filed'
      AND s.document_page > w.column2) < d.pages - w.column2`,
    ...whose.flatMap((each) => [sql.raw(NEWER(each)), sql.raw(OLDER_IS_BACK(each))]),
    ...(villageId === undefined ? [] : [sql`d.village_id = ${villageId}`]),
    ...(householdId === undefined ? [] : [sql`d.household_id = ${householdId}`]),
    ...(procedureId === undefined ? [] : [sql`d.procedure_id = ${procedureId}`]),
  ];
  const wanted = sql<SqlBool>`${sql.join(conditions, sql` AND `)}`;
  const found = await sql<{ id: number; total: number }>`
    SELECT d.id, count(*) OVER () AS total FROM document d JOIN ${asked} AS w ON w.column1 = d.document
    WHERE ${wanted} ORDER BY d.village_id, d.household_id, d.id LIMIT ${limit} OFFSET ${offset}`.execute(db);
  return { total: found.rows[0]?.total ?? 0, ids: found.rows.map(({ id }) => id) };
}

/** Prints as the lists of scans name them, in the order of the ids. */
export async function namedSheets(db: Kysely<Db>, ids: readonly number[]) {
  const found = await db
    .selectFrom('document as d')
    .leftJoin('household as h', 'h.id', 'd.household_id')
    .leftJoin('village as v', 'v.id', 'd.village_id')
    .select(['d.id', 'd.code', 'd.document', 'd.title', 'd.subject', 'd.pages', 'd.printed_at'])
    .select(['d.household_id', 'h.household_no', 'v.name as village'])
    .where('d.id', 'in', ids)
    .execute();
  const byId = new Map(found.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id)).filter((row) => row !== undefined);
}
