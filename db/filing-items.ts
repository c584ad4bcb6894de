import { type Kysely, sql, type SqlBool } from 'kysely';
import type { Retention } from '#domain/records/filing.ts';
import type { Db } from './schema.ts';

/** A filed paper with how it stands. Flags are 0 or 1. */
export interface ItemRow {
  readonly id: number;
  readonly code: string;
  readonly fonds: string;
  readonly fileClass: string;
  readonly year: number;
  readonly retention: Retention;
  readonly office: string;
  readonly serial: number | null;
  readonly title: string;
  readonly author: string;
  readonly docNo: string | null;
  readonly dated: string | null;
  readonly secrecy: string | null;
  readonly pages: number | null;
  readonly note: string | null;
  readonly documentId: number | null;
  readonly linkId: number | null;
  readonly householdId: number | null;
  readonly householdNo: string | null;
  readonly villageId: number | null;
  readonly village: string | null;
  readonly volumeId: number | null;
  readonly volumeCode: string | null;
  readonly place: number | null;
  readonly boxId: number | null;
  readonly boxNumber: number | null;
  readonly filedOn: string;
  readonly withdrawnReason: string | null;
  readonly handoverId: number | null;
  readonly isLent: number;
  readonly isListed: number;
  readonly isDestroyed: number;
  /** JSON list of the numbers that it had before, oldest first. */
  readonly oldCodes: string;
  /** `P04`; null of a picture. */
  readonly document: string | null;
  readonly procedureId: number | null;
  readonly visitId: number | null;
}

const items = (db: Kysely<Db>) =>
  db
    .selectFrom('filing_item as f')
    .leftJoin('household as h', 'h.id', 'f.household_id')
    .leftJoin('village as v', 'v.id', 'f.village_id')
    .leftJoin('filing_volume as o', 'o.id', 'f.volume_id')
    .leftJoin('filing_box as b', 'b.id', 'f.box_id')
    .leftJoin('document as d', 'd.id', 'f.document_id')
    .leftJoin('attachment_link as l', 'l.id', 'f.link_id')
    .select([
      ...(['f.id', 'f.code', 'f.fonds', 'f.file_class as fileClass', 'f.year', 'f.retention'] as const),
      ...(['f.office', 'f.serial', 'f.title', 'f.author', 'f.doc_no as docNo', 'f.dated'] as const),
      ...(['f.secrecy', 'f.pages', 'f.note', 'f.document_id as documentId', 'f.link_id as linkId'] as const),
      ...(['f.household_id as householdId', 'h.household_no as householdNo'] as const),
      ...(['f.village_id as villageId', 'v.name as village', 'f.volume_id as volumeId'] as const),
      ...(['o.code as volumeCode', 'f.place', 'f.box_id as boxId', 'b.number as boxNumber'] as const),
      ...(['f.filed_on as filedOn', 'f.withdrawn_reason as withdrawnReason'] as const),
      ...(['f.handover_id as handoverId', 'd.document', 'd.procedure_id as procedureId'] as const),
      'l.visit_id as visitId',
      LENT.as('isLent'),
      onList(sql`s.done_on IS NULL`).as('isListed'),
      onList(sql`s.done_on IS NOT NULL`).as('isDestroyed'),
      OLD_CODES.as('oldCodes'),
    ]);

const LENT = sql<number>`(EXISTS (SELECT 1 FROM filing_loan n WHERE n.item_id = f.id AND n.returned_on IS NULL)
  OR EXISTS (SELECT 1 FROM filing_loan n WHERE n.volume_id = f.volume_id AND n.returned_on IS NULL))`;
const onList = (state: ReturnType<typeof sql>) => sql<number>`EXISTS (SELECT 1 FROM filing_disposal_item t
  JOIN filing_disposal s ON s.id = t.disposal_id WHERE t.item_id = f.id AND ${state})`;
const OLD_CODES = sql<string>`(SELECT json_group_array(r.old_code) FROM
  (SELECT old_code FROM filing_renumbering WHERE item_id = f.id ORDER BY id) r)`;

interface ItemFilter {
  readonly year?: number | undefined;
  readonly retention?: Retention | undefined;
  readonly villageId?: number | undefined;
  readonly householdId?: number | undefined;
  readonly township?: true | undefined;
  readonly volumeId?: number | undefined;
  readonly boxId?: number | null | undefined;
  readonly text?: string | undefined;
  readonly withdrawn: boolean;
}

/** Whether an index leads to what is asked for; else the table is read in its own order, which is faster than by one. */
const isNarrow = ({ year, villageId, householdId, volumeId, boxId }: ItemFilter): boolean =>
  [year, villageId, householdId, volumeId, boxId].some((each) => each !== undefined);

function conditionOf(filter: ItemFilter, by: 'index' | 'table') {
  const withdrawn = sql.raw(by === 'index' ? 'f.withdrawn_reason' : '+f.withdrawn_reason');
  const conditions = [
    filter.withdrawn ? sql<SqlBool>`${withdrawn} IS NOT NULL` : sql<SqlBool>`${withdrawn} IS NULL`,
  ];
  const when = (value: unknown, condition: ReturnType<typeof sql<SqlBool>>) => {
    if (value !== undefined) conditions.push(condition);
  };
  when(filter.year, sql`f.year = ${filter.year}`);
  when(filter.retention, sql`f.retention = ${filter.retention}`);
  when(filter.villageId, sql`f.village_id = ${filter.villageId}`);
  when(filter.householdId, sql`f.household_id = ${filter.householdId}`);
  when(filter.township, sql`f.village_id IS NULL`);
  when(filter.volumeId, sql`f.volume_id = ${filter.volumeId}`);
  when(filter.boxId, sql`f.box_id IS ${filter.boxId}`);
  if (filter.text !== undefined && filter.text !== '') {
    const { text } = filter;
    const code = text.toUpperCase();
    conditions.push(sql`(instr(f.title, ${text}) OR instr(f.code, ${text}) OR instr(f.code, ${code}) OR instr(f.author, ${text})
      OR f.id IN (SELECT item_id FROM filing_renumbering WHERE instr(old_code, ${text}) OR instr(old_code, ${code})))`);
  }
  return sql<SqlBool>`${sql.join(conditions, sql` AND `)}`;
}

/** A stretch of the list, newest year first, the longest kept first in it, then by number; with totals of the whole. */
export async function listItems(
  db: Kysely<Db>,
  filter: ItemFilter,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<{ total: number; pages: number; rows: ItemRow[] }> {
  const sums = await db
    .selectFrom('filing_item as f')
    .select([sql<number>`count(*)`.as('total'), sql<number>`coalesce(sum(f.pages), 0)`.as('pages')])
    .where(conditionOf(filter, isNarrow(filter) ? 'index' : 'table'))
    .executeTakeFirstOrThrow();
  // Few of all are found by a text: they are sorted, and not looked for in the order of an index.
  const by = filter.text === undefined || isNarrow(filter) ? 'index' : 'table';
  const order = sql.raw(by === 'index' ? 'f.year' : '+f.year');
  const ids = db
    .selectFrom('filing_item as f')
    .select('f.id')
    .where(conditionOf(filter, by))
    .orderBy(order, 'desc')
    .orderBy('f.retention', 'desc')
    .orderBy('f.office')
    .orderBy('f.serial')
    .orderBy('f.id')
    .limit(limit)
    .offset(offset);
  const found = (await ids.execute()).map(({ id }) => id);
  return { ...sums, rows: await itemsById(db, found) };
}

/** These filed papers, in the order of the ids; what there is not is left out. */
export async function itemsById(db: Kysely<Db>, ids: readonly number[]): Promise<ItemRow[]> {
  const rows = await items(db)
    .where(sql<SqlBool>`f.id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`)
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return [...new Set(ids)].flatMap((id) => byId.get(id) ?? []);
}

/** What lies in a volume, in its order. */
export const itemsInVolume = (db: Kysely<Db>, volumeId: number): Promise<ItemRow[]> =>
  items(db).where('f.volume_id', '=', volumeId).orderBy('f.place').orderBy('f.id').execute();

/** What lies in no volume yet of these households, or of a village or the township in a year. */
export function looseItems(
  db: Kysely<Db>,
  of:
    | { readonly householdId: number }
    | { readonly villageId: number; readonly year: number }
    | { readonly year: number },
): Promise<ItemRow[]> {
  const free = items(db)
    .where('f.volume_id', 'is', null)
    .where('f.box_id', 'is', null)
    .where('f.withdrawn_reason', 'is', null)
    .where('f.handover_id', 'is', null);
  if ('householdId' in of)
    return free.where('f.household_id', '=', of.householdId).where('f.village_id', 'is not', null).execute();
  const ofYear = free.where('f.year', '=', of.year);
  return 'villageId' in of
    ? ofYear.where('f.village_id', '=', of.villageId).where('f.household_id', 'is', null).execute()
    : ofYear.where('f.village_id', 'is', null).execute();
}
