import { sql, type Kysely, type RawBuilder, type SelectQueryBuilder, type SqlBool } from 'kysely';
import { textConditions } from './list-text.ts';
import type { Db } from './schema.ts';

export interface ListFilter {
  readonly year: number;
  readonly text?: string | undefined;
  /** null: households whose village is not known yet. */
  readonly villageId?: number | null | undefined;
  readonly group?: string | undefined;
  readonly householdType?: string | undefined;
  /** `open`, `none` or a category code. */
  readonly monitoring?: string | undefined;
  /** Households under this per-capita net income, yuan. */
  readonly below?: number | undefined;
  /** Any further condition over the aliases of `listBase`. */
  readonly where?: RawBuilder<SqlBool> | undefined;
}

export type ListSort =
  | 'householdNo'
  | 'headName'
  | 'village'
  | 'group'
  | 'people'
  | 'householdType'
  | 'monitoring'
  | 'perCapita'
  | 'phone';

export interface ListOrder {
  /** A column of the list, or any expression over the aliases of `listBase`. */
  readonly sort: ListSort | RawBuilder<unknown>;
  readonly descending: boolean;
}

export interface ListRow {
  readonly id: number;
  readonly householdNo: string | null;
  readonly headName: string | null;
  readonly village: string | null;
  readonly group: string | null;
  readonly people: number;
  readonly householdType: string | null;
  readonly monitoring: string | null;
  readonly monitoringOpen: number;
  readonly perCapita: number | null;
  readonly phone: string | null;
}

interface Aliases {
  hs: Db['household_summary'];
  hy: Db['household_year_summary'];
  h: Db['household'];
  v: Db['village'];
  g: Db['village_group'];
  y: Db['household_year'];
  i: Db['income_statement'];
}
type Base = SelectQueryBuilder<Db & Aliases, keyof Aliases, object>;

/** Summaries `hs` of households with that of the year `hy`: all that most lists are decided by. */
const lightBase = (db: Kysely<Db>, year: number) =>
  db
    .selectFrom('household_summary as hs')
    .leftJoin('household_year_summary as hy', (join) =>
      join.on('hy.year', '=', year).onRef('hy.household_id', '=', 'hs.household_id'),
    );

/**
 * Households `h` with their summary `hs` and that of the year `hy`, village `v`, group `g`, their row of the year `y`
 * and their statement of the year `i`.
 */
export function listBase(db: Kysely<Db>, year: number): Base {
  return lightBase(db, year)
    .innerJoin('household as h', 'h.id', 'hs.household_id')
    .leftJoin('village as v', 'v.id', 'h.village_id')
    .leftJoin('village_group as g', 'g.id', 'h.village_group_id')
    .leftJoin('household_year as y', (join) =>
      join.onRef('y.household_id', '=', 'h.id').on('y.year', '=', year),
    )
    .leftJoin('income_statement as i', (join) =>
      join
        .onRef('i.household_id', '=', 'h.id')
        .on('i.year', '=', year)
        .on('i.purpose', '=', sql.lit('annual')),
    );
}

async function filtered(db: Kysely<Db>, filter: ListFilter, order?: ListOrder): Promise<Base> {
  const light = filter.where === undefined && (order === undefined || typeof order.sort === 'string');
  let q =
    light && order?.sort !== 'phone'
      ? (lightBase(db, filter.year) as unknown as Base)
      : listBase(db, filter.year);
  q = q.where('hs.closed', '=', 0);
  for (const condition of await textConditions(db, filter.text, sql`hs.household_id`)) q = q.where(condition);
  if (filter.villageId === null) q = q.where('hs.village_id', 'is', null);
  else if (filter.villageId !== undefined) q = q.where('hs.village_id', '=', filter.villageId);
  if (filter.group !== undefined) q = q.where('hs.group_name', '=', filter.group);
  if (filter.householdType !== undefined) q = q.where('hs.household_type', '=', filter.householdType);
  if (filter.monitoring === 'open') q = q.where('hs.monitored', '=', 1);
  else if (filter.monitoring === 'none') q = q.where('hs.monitored', '=', 0);
  else if (filter.monitoring !== undefined)
    q = q.where('hs.monitored', '=', 1).where('hs.category', '=', filter.monitoring);
  if (filter.below !== undefined) q = q.where('hy.per_capita', '<', filter.below);
  if (filter.where !== undefined) q = q.where(filter.where);
  return q;
}

const CATEGORY = sql<string | null>`coalesce(hs.category, hy.category)`;
const SORT_BY: Readonly<Record<ListSort, RawBuilder<unknown>>> = {
  householdNo: sql`hs.household_no`,
  headName: sql`hs.head_sort`,
  village: sql`hs.place`,
  group: sql`hs.group_name`,
  people: sql`hs.people`,
  householdType: sql`hs.household_type`,
  monitoring: CATEGORY,
  perCapita: sql`hy.per_capita`,
  phone: sql`h.phone`,
};

function ordered<B extends Base>(query: B, { sort, descending }: ListOrder): B {
  const direction = descending ? 'desc' : 'asc';
  if (sort === 'householdNo')
    return query.orderBy('hs.household_no', direction).orderBy('hs.household_id', direction) as B;
  const by = typeof sort === 'string' ? SORT_BY[sort] : sort;
  return query.orderBy(by, direction).orderBy('hs.household_no').orderBy('hs.household_id') as B;
}

/** The ids of all households of a list, in its order. */
export async function listedIds(db: Kysely<Db>, filter: ListFilter, order: ListOrder): Promise<number[]> {
  const query = (await filtered(db, filter, order)).select('hs.household_id as id');
  return (await ordered(query, order).execute()).map((row) => row.id);
}

const counted = async (db: Kysely<Db>, filter: ListFilter) =>
  (await filtered(db, filter))
    .select([sql<number>`count(*)`.as('total'), sql<number>`coalesce(sum(hs.people), 0)`.as('people')])
    .executeTakeFirstOrThrow();

export const countHouseholds = async (db: Kysely<Db>, filter: ListFilter): Promise<number> =>
  (await counted(db, filter)).total;

/** No fewer than there are households, those that left counted; told at once however many there are. */
export const mostHouseholds = async (db: Kysely<Db>): Promise<number> =>
  (
    await db
      .selectFrom('household')
      .select(({ fn }) => fn.max('id').as('newest'))
      .executeTakeFirst()
  )?.newest ?? 0;

export async function listHouseholds(
  db: Kysely<Db>,
  filter: ListFilter,
  page: ListOrder & { offset: number; limit: number },
): Promise<{ total: number; people: number; rows: ListRow[] }> {
  const sums = await counted(db, filter);
  // Which households stand on the page is decided by few columns; the rest is fetched for them alone.
  const wanted = (await filtered(db, filter, page)).select('hs.household_id as id');
  const ids = await ordered(wanted, page).offset(page.offset).limit(page.limit).execute();
  const rows = await listBase(db, filter.year)
    .select([
      'h.id',
      'h.household_no as householdNo',
      'hs.head_name as headName',
      'v.name as village',
      'g.name as group',
      'hs.people',
      'h.household_type as householdType',
      CATEGORY.as('monitoring'),
      'hs.monitored as monitoringOpen',
      'hy.per_capita as perCapita',
      'h.phone',
    ])
    .where(
      sql<SqlBool>`hs.household_id in (select value from json_each(${JSON.stringify(ids.map((r) => r.id))}))`,
    )
    .execute();
  const byId = new Map(rows.map((r) => [r.id, r]));
  return { ...sums, rows: ids.flatMap(({ id }) => byId.get(id) ?? []) };
}
