import { type Kysely, sql } from 'kysely';
import type { Retention } from '#domain/records/filing.ts';
import { type VolumeRow, volumesById } from './filing-volumes.ts';
import type { Db } from './schema.ts';

/** A filed paper as the printed lists name it. */
export interface ListedItem {
  readonly id: number;
  readonly code: string;
  readonly serial: number;
  readonly fonds: string;
  readonly office: string;
  readonly retention: Retention;
  readonly docNo: string | null;
  readonly author: string;
  readonly title: string;
  readonly dated: string | null;
  readonly secrecy: string | null;
  readonly pages: number | null;
  readonly note: string | null;
  readonly isPicture: number;
  /** JSON list of the SHA-256 of its electronic files: as it was printed, then as it came back. */
  readonly hashes: string;
}

const ITEM =
  sql.raw(`f.id, f.code, coalesce(f.serial, 0) AS serial, f.fonds, f.office, f.retention, f.doc_no AS docNo, f.author, f.title,
  f.dated, f.secrecy, f.pages, f.note, f.document_id IS NULL AS isPicture,
  (SELECT json_group_array(sha256) FROM (
    SELECT r.sha256, 0 AS place FROM document d JOIN print_run r ON r.id = d.run_id WHERE d.id = f.document_id
    UNION ALL SELECT a.sha256, s.document_page FROM scan_page s JOIN attachment a ON a.id = s.attachment_id
      WHERE s.document_id = f.document_id AND s.state = 'filed'
    UNION ALL SELECT a.sha256, 0 FROM attachment_link l JOIN attachment a ON a.id = l.attachment_id WHERE l.id = f.link_id
    ORDER BY place)) AS hashes`);

const items = async (db: Kysely<Db>, where: ReturnType<typeof sql>): Promise<ListedItem[]> =>
  (await sql<ListedItem>`SELECT ${ITEM} FROM filing_item f WHERE ${where}`.execute(db)).rows;

/** What lies in a volume, in its order. */
export const listedInVolume = (db: Kysely<Db>, volumeId: number): Promise<ListedItem[]> =>
  items(db, sql`f.volume_id = ${volumeId} ORDER BY f.place, f.id`);

/** What a village (null: the township) filed for a year outside of volumes, in the order of the numbers. */
export const listedOfYear = (
  db: Kysely<Db>,
  { villageId, year }: { readonly villageId: number | null; readonly year: number },
): Promise<ListedItem[]> =>
  items(
    db,
    sql`f.village_id IS ${villageId} AND f.year = ${year} AND f.volume_id IS NULL AND f.withdrawn_reason IS NULL
      ORDER BY f.retention DESC, f.serial`,
  );

/** The newest volume of a household. */
export async function newestVolume(db: Kysely<Db>, householdId: number): Promise<VolumeRow | undefined> {
  const found = await db
    .selectFrom('filing_volume')
    .select(sql<number | null>`max(id)`.as('id'))
    .where('household_id', '=', householdId)
    .executeTakeFirst();
  return found?.id ? (await volumesById(db, [found.id]))[0] : undefined;
}

/** What of a village changed hands last: its volumes, and its papers outside of volumes; null where nothing did. */
export async function lastHandover(
  db: Kysely<Db>,
  villageId: number,
): Promise<{ volumes: VolumeRow[]; items: ListedItem[] } | null> {
  const { rows } = await sql<{ id: number | null }>`SELECT max(id) AS id FROM (
    SELECT max(handover_id) AS id FROM filing_item WHERE village_id = ${villageId}
    UNION ALL SELECT max(handover_id) FROM filing_volume WHERE village_id = ${villageId})`.execute(db);
  const id = rows[0]?.id ?? null;
  if (id === null) return null;
  const volumes = await db
    .selectFrom('filing_volume')
    .select('id')
    .where('handover_id', '=', id)
    .where('village_id', '=', villageId)
    .orderBy('code')
    .execute();
  return {
    volumes: await volumesById(
      db,
      volumes.map((volume) => volume.id),
    ),
    items: await items(
      db,
      sql`f.handover_id = ${id} AND f.village_id = ${villageId} AND f.volume_id IS NULL ORDER BY f.code`,
    ),
  };
}

/** What was lent in a year, in its order. */
export const loansOfYear = async (db: Kysely<Db>, year: number) => {
  const { rows } = await sql<{
    lentOn: string;
    borrower: string;
    unit: string | null;
    reason: string;
    code: string;
    approvedBy: string;
    returnedOn: string | null;
    condition: string | null;
  }>`SELECT n.lent_on AS lentOn, n.borrower, n.unit, n.reason, coalesce(i.code, o.code) AS code,
      n.approved_by AS approvedBy, n.returned_on AS returnedOn, n.condition
    FROM filing_loan n LEFT JOIN filing_item i ON i.id = n.item_id LEFT JOIN filing_volume o ON o.id = n.volume_id
    WHERE n.lent_on BETWEEN ${`${year}-01-01`} AND ${`${year}-12-31`} ORDER BY n.id`.execute(db);
  return rows;
};
