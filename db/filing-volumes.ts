import { type Kysely, sql, type SqlBool } from 'kysely';
import type { Retention } from '#domain/records/filing.ts';
import type { Db, FilingVolumeTable } from './schema.ts';

/** A volume with what lies in it. Flags are 0 or 1. */
export interface VolumeRow {
  readonly id: number;
  readonly kind: FilingVolumeTable['kind'];
  readonly code: string;
  readonly title: string;
  readonly householdId: number | null;
  readonly householdNo: string | null;
  readonly villageId: number | null;
  readonly village: string | null;
  readonly year: number | null;
  readonly retention: Retention;
  readonly note: string | null;
  readonly madeOn: string;
  readonly madeBy: string;
  readonly checkedBy: string | null;
  readonly closedOn: string | null;
  readonly shelf: string | null;
  readonly spine: FilingVolumeTable['spine'];
  readonly handoverId: number | null;
  readonly items: number;
  readonly pages: number | null;
  readonly uncounted: number;
  readonly from: string | null;
  readonly to: string | null;
  readonly newestYear: number | null;
  readonly isLent: number;
  /** JSON list of the numbers that it had before, oldest first. */
  readonly oldCodes: string;
}

const inside = <Value>(what: string) =>
  sql<Value>`(SELECT ${sql.raw(what)} FROM filing_item f WHERE f.volume_id = o.id)`;

const volumes = (db: Kysely<Db>) =>
  db
    .selectFrom('filing_volume as o')
    .leftJoin('household as h', 'h.id', 'o.household_id')
    .leftJoin('village as v', 'v.id', 'o.village_id')
    .select([
      ...(['o.id', 'o.kind', 'o.code', 'o.title', 'o.household_id as householdId'] as const),
      ...(['h.household_no as householdNo', 'o.village_id as villageId', 'v.name as village'] as const),
      ...(['o.year', 'o.retention', 'o.note', 'o.made_on as madeOn', 'o.made_by as madeBy'] as const),
      ...(['o.checked_by as checkedBy', 'o.closed_on as closedOn', 'o.shelf', 'o.spine'] as const),
      'o.handover_id as handoverId',
      inside<number>('count(*)').as('items'),
      inside<number | null>('sum(f.pages)').as('pages'),
      inside<number>('coalesce(sum(f.pages IS NULL), 0)').as('uncounted'),
      inside<string | null>('min(f.dated)').as('from'),
      inside<string | null>('max(f.dated)').as('to'),
      inside<number | null>('max(f.year)').as('newestYear'),
      sql<number>`EXISTS (SELECT 1 FROM filing_loan n WHERE n.volume_id = o.id AND n.returned_on IS NULL)`.as(
        'isLent',
      ),
      sql<string>`(SELECT json_group_array(r.old_code) FROM
        (SELECT old_code FROM filing_renumbering WHERE volume_id = o.id ORDER BY id) r)`.as('oldCodes'),
    ]);

interface VolumeFilter {
  readonly kind?: FilingVolumeTable['kind'] | undefined;
  readonly villageId?: number | undefined;
  readonly householdId?: number | undefined;
  readonly year?: number | undefined;
  readonly text?: string | undefined;
}

const likeOf = (text: string): string => `%${text.replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`;

/** A stretch of the list of volumes by number. */
export async function listVolumes(
  db: Kysely<Db>,
  filter: VolumeFilter,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<{ total: number; rows: VolumeRow[] }> {
  const conditions = [sql<SqlBool>`1`];
  const when = (value: unknown, condition: ReturnType<typeof sql<SqlBool>>) => {
    if (value !== undefined && value !== '') conditions.push(condition);
  };
  const like = likeOf(filter.text ?? '');
  when(filter.kind, sql`o.kind = ${filter.kind}`);
  when(filter.villageId, sql`o.village_id = ${filter.villageId}`);
  when(filter.householdId, sql`o.household_id = ${filter.householdId}`);
  when(filter.year, sql`o.year = ${filter.year}`);
  when(
    filter.text,
    sql`(o.code LIKE ${like} ESCAPE '\\' OR o.title LIKE ${like} ESCAPE '\\'
      OR o.household_id IN (SELECT id FROM household WHERE household_no = ${filter.text})
      OR o.id IN (SELECT volume_id FROM filing_renumbering WHERE old_code LIKE ${like} ESCAPE '\\'))`,
  );
  const where = sql<SqlBool>`${sql.join(conditions, sql` AND `)}`;
  const found = db.selectFrom('filing_volume as o').where(where);
  const { total } = await found.select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow();
  const ids = await found.select('o.id').orderBy('o.code').limit(limit).offset(offset).execute();
  return {
    total,
    rows: await volumesById(
      db,
      ids.map(({ id }) => id),
    ),
  };
}

/** These volumes, in the order of the ids; what there is not is left out. */
export async function volumesById(db: Kysely<Db>, ids: readonly number[]): Promise<VolumeRow[]> {
  const rows = await volumes(db)
    .where(sql<SqlBool>`o.id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`)
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return [...new Set(ids)].flatMap((id) => byId.get(id) ?? []);
}

/** The volume into which papers of a household, or of a village or the township in a year, still go. */
export async function openVolume(
  db: Kysely<Db>,
  of: { readonly householdId: number } | { readonly villageId: number | null; readonly year: number },
): Promise<VolumeRow | undefined> {
  const open = volumes(db).where('o.closed_on', 'is', null).where('o.handover_id', 'is', null);
  const here =
    'householdId' in of
      ? open.where('o.household_id', '=', of.householdId)
      : open
          .where('o.kind', '=', of.villageId === null ? 'township' : 'village')
          .where('o.village_id', 'is', of.villageId)
          .where('o.year', '=', of.year);
  return here.orderBy('o.id', 'desc').limit(1).executeTakeFirst();
}

/** Households of a village with filed papers in no volume, by group and number. */
export async function householdsToBind(db: Kysely<Db>, villageId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    SELECT h.id FROM household h LEFT JOIN village_group g ON g.id = h.village_group_id
    WHERE h.village_id = ${villageId} AND EXISTS (SELECT 1 FROM filing_item f WHERE f.household_id = h.id
      AND f.volume_id IS NULL AND f.box_id IS NULL AND f.withdrawn_reason IS NULL AND f.village_id IS NOT NULL)
    ORDER BY g.name, h.household_no, h.id`.execute(db);
  return rows.map(({ id }) => id);
}
