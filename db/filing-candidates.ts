import { sql, type RawBuilder } from 'kysely';
import type { ReadHandle } from './handle.ts';

/** Whose papers are asked for. */
type PapersOf =
  | { readonly householdId: number }
  | { readonly villageId: number }
  /** The township's own, and those of villages of these documents (`P08`), which it keeps. */
  | { readonly documents: readonly string[] };

/** A printed paper as it was printed last, and as what it is filed. */
export interface PrintedRow {
  readonly id: number;
  readonly code: string | null;
  readonly document: string;
  readonly title: string;
  readonly subject: string;
  readonly year: number;
  readonly pages: number;
  readonly printedAt: string;
  readonly householdId: number | null;
  readonly householdNo: string | null;
  readonly procedureId: number | null;
  readonly villageId: number | null;
  readonly village: string | null;
  readonly villageCode: string | null;
  /** Pages of it that are back as scans. */
  readonly scans: number;
  /** Filed in an earlier print. */
  readonly itemId: number | null;
  readonly itemCode: string | null;
}

const COLUMNS =
  sql.raw(`d.id, d.code, d.document, d.title, d.subject, d.year, d.pages, d.printed_at AS printedAt,
  d.household_id AS householdId, h.household_no AS householdNo, d.procedure_id AS procedureId, d.village_id AS villageId,
  v.name AS village, v.code AS villageCode,
  (SELECT count(*) FROM scan_page s WHERE s.document_id = d.id AND s.state = 'filed') AS scans`);
const PLACES = sql.raw(
  'LEFT JOIN household h ON h.id = d.household_id LEFT JOIN village v ON v.id = d.village_id',
);
/** A paper is one however often it was printed: drafts are none. */
const SAME = sql.raw('e.document, e.year, e.paper, e.household_id, e.procedure_id, e.village_id, e.subject');

/** Papers of a year that are not filed; with `again` also those that were printed anew after they were. */
export async function papersToFile(
  db: ReadHandle,
  { of, year, again }: { readonly of: PapersOf; readonly year: number; readonly again: boolean },
): Promise<PrintedRow[]> {
  const { rows } = await sql<PrintedRow>`
    SELECT ${COLUMNS}, f.id AS itemId, f.code AS itemCode
    FROM (
      SELECT min(e.id) AS first_id, max(e.id) AS last_id, max(f.id) AS item_id,
        max(CASE WHEN f.id IS NOT NULL THEN e.id END) AS filed_id
      FROM (${sql.join(conditionsOf(of, year), sql` UNION ALL `)}) e
      LEFT JOIN filing_item f ON f.document_id = e.id AND f.withdrawn_reason IS NULL
      GROUP BY ${SAME}
      HAVING item_id IS NULL OR (${again ? 1 : 0} AND filed_id < last_id)
    ) p CROSS JOIN document d ON d.id = p.last_id ${PLACES} LEFT JOIN filing_item f ON f.id = p.item_id
    ORDER BY p.first_id`.execute(db);
  return rows;
}

const PAPERS = sql.raw(
  'SELECT id, document, year, paper, household_id, procedure_id, village_id, subject FROM document WHERE draft = 0',
);

function conditionsOf(of: PapersOf, year: number): RawBuilder<unknown>[] {
  if ('householdId' in of) return [sql`${PAPERS} AND household_id = ${of.householdId} AND year = ${year}`];
  if ('villageId' in of) return [sql`${PAPERS} AND village_id = ${of.villageId} AND year = ${year}`];
  return [
    sql`${PAPERS} AND village_id IS NULL AND household_id IS NULL AND year = ${year}`,
    ...of.documents.map(
      (document) => sql`${PAPERS} AND document = ${document} AND year = ${year} AND village_id IS NOT NULL`,
    ),
  ];
}

/** These prints, with what an earlier print of the same paper is filed as; drafts are left out. */
export async function printsById(db: ReadHandle, ids: readonly number[]): Promise<PrintedRow[]> {
  const asked = JSON.stringify(ids);
  const same = sql.raw(`e.document = d.document AND e.year = d.year AND e.paper = d.paper
    AND e.procedure_id IS d.procedure_id AND e.village_id IS d.village_id AND e.subject = d.subject`);
  const filed = (mates: RawBuilder<unknown>) =>
    sql`(SELECT max(f.id) FROM document e ${mates} AND ${same} AND e.draft = 0)`;
  const item = sql.raw('CROSS JOIN filing_item f ON f.document_id = e.id AND f.withdrawn_reason IS NULL');
  const { rows } = await sql<PrintedRow>`
    SELECT q.*, f.code AS itemCode FROM (
      SELECT ${COLUMNS}, CASE WHEN d.household_id IS NULL
        THEN ${filed(sql`INDEXED BY document_kind ${item} WHERE e.household_id IS NULL`)}
        ELSE ${filed(sql`INDEXED BY document_household ${item} WHERE e.household_id = d.household_id`)} END AS itemId
      FROM json_each(${asked}) o CROSS JOIN document d ON d.id = o.value ${PLACES}
      WHERE d.draft = 0) q LEFT JOIN filing_item f ON f.id = q.itemId`.execute(db);
  return rows;
}

/** A picture or scan that is no sheet of ours. */
export interface PictureRow {
  readonly id: number;
  readonly title: string | null;
  readonly mediaType: string;
  readonly visitId: number | null;
  readonly takenOn: string | null;
  readonly addedAt: string;
  readonly householdId: number | null;
  readonly householdNo: string | null;
  readonly villageId: number | null;
  readonly village: string | null;
  readonly villageCode: string | null;
  /** Pages of the file as they were split; null where it was not. */
  readonly pages: number | null;
  readonly itemId: number | null;
  readonly itemCode: string | null;
}

const pictures = (ids: RawBuilder<unknown>, where: RawBuilder<unknown>) => sql<PictureRow>`
  SELECT l.id, l.title, a.media_type AS mediaType, l.visit_id AS visitId, l.taken_on AS takenOn, a.added_at AS addedAt,
    coalesce(l.household_id, i.household_id) AS householdId, h.household_no AS householdNo,
    v.id AS villageId, v.name AS village, v.code AS villageCode,
    (SELECT max(s.page) FROM scan_page s WHERE s.attachment_id = a.id) AS pages, f.id AS itemId, f.code AS itemCode
  FROM (${ids}) o CROSS JOIN attachment_link l ON l.id = o.id JOIN attachment a ON a.id = l.attachment_id
  LEFT JOIN issue i ON i.id = l.issue_id LEFT JOIN procedure p ON p.id = l.procedure_id
  LEFT JOIN household h ON h.id = coalesce(l.household_id, i.household_id)
  LEFT JOIN village v ON v.id = coalesce(l.village_id, h.village_id, p.village_id, i.village_id)
  LEFT JOIN filing_item f ON f.link_id = l.id AND f.withdrawn_reason IS NULL
  WHERE ${where} ORDER BY l.id`;

/** Signed sheets of ours belong to the paper that was printed: they are no papers of their own. */
const NO_SHEET = sql.raw(
  'NOT EXISTS (SELECT 1 FROM scan_page s WHERE s.link_id = l.id AND s.document_id IS NOT NULL)',
);

/** Pictures of a year (of the day on which they were taken, else of adding) that are not filed. */
export async function picturesToFile(
  db: ReadHandle,
  { of, year }: { readonly of: Exclude<PapersOf, { documents: unknown }>; readonly year: number },
): Promise<PictureRow[]> {
  const ids =
    'householdId' in of
      ? sql`SELECT id FROM attachment_link WHERE household_id = ${of.householdId}`
      : sql`SELECT l.id FROM household h CROSS JOIN attachment_link l ON l.household_id = h.id
          WHERE h.village_id = ${of.villageId}
        UNION SELECT l.id FROM procedure p CROSS JOIN attachment_link l ON l.procedure_id = p.id
          WHERE p.village_id = ${of.villageId}
        UNION SELECT id FROM attachment_link WHERE village_id = ${of.villageId}`;
  const where = sql`f.id IS NULL AND ${NO_SHEET}
    AND substr(coalesce(l.taken_on, a.added_at), 1, 4) = ${String(year)}`;
  return (await pictures(ids, where).execute(db)).rows;
}

export const picturesById = async (db: ReadHandle, ids: readonly number[]): Promise<PictureRow[]> =>
  (await pictures(sql`SELECT value AS id FROM json_each(${JSON.stringify(ids)})`, NO_SHEET).execute(db)).rows;
