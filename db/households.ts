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
  /**
   * Any further condition over the aliases h (household), v (village), g (group), y (household_year of the year)
   * and i (annual income_statement of the year).
   */
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

/** The present head of household `h`, else the head that a file reported. */
export const HEAD_NAME = sql<
  string | null
>`coalesce((select m.name from member m where m.household_id = h.id and m.relation = '01' and m.left_on is null order by m.id limit 1), h.head_name)`;
/** Present members of household `h`. */
export const PEOPLE = sql<number>`(select count(*) from member m where m.household_id = h.id and m.left_on is null)`;
const OPEN_CATEGORY = sql<
  string | null
>`(select s.category from monitoring_spell s where s.household_id = h.id and s.state = 'open' order by s.recognised_month desc, s.id desc limit 1)`;
const CATEGORY = sql<string | null>`coalesce(${OPEN_CATEGORY}, y.reported_category)`;
const HAS_OPEN = sql<number>`exists (select 1 from monitoring_spell s where s.household_id = h.id and s.state = 'open')`;

/**
 * 人均纯收入 of the year in yuan: the entry items added up and divided by the head-count of the year (rule Q097);
 * where no item is known, the figure that a file reported.
 */
export const PER_CAPITA = sql<number | null>`case
  when coalesce(i.wage_income, i.business_income, i.dividend_income, i.other_property_income, i.family_planning_income, i.dibao_income, i.tekun_income, i.pension_income, i.ecology_income, i.other_transfer_income) is null
  then i.per_capita_net_income
  else round((coalesce(i.wage_income, 0) + coalesce(i.business_income, 0) + coalesce(i.dividend_income, 0) + coalesce(i.other_property_income, 0)
    + coalesce(i.family_planning_income, 0) + coalesce(i.dibao_income, 0) + coalesce(i.tekun_income, 0) + coalesce(i.pension_income, 0)
    + coalesce(i.ecology_income, 0) + coalesce(i.other_transfer_income, 0) - coalesce(i.business_expense, 0))
    / nullif(coalesce(y.annual_head_count, y.head_count, ${PEOPLE}), 0), 2) end`;

type Base = SelectQueryBuilder<
  Db & {
    h: Db['household'];
    v: Db['village'];
    g: Db['village_group'];
    y: Db['household_year'];
    i: Db['income_statement'];
  },
  'h' | 'v' | 'g' | 'y' | 'i',
  object
>;

/** Households `h` with village `v`, group `g`, their row of the year `y` and their statement of the year `i`. */
export function listBase(db: Kysely<Db>, year: number): Base {
  return db
    .selectFrom('household as h')
    .leftJoin('village as v', 'v.id', 'h.village_id')
    .leftJoin('village_group as g', 'g.id', 'h.village_group_id')
    .leftJoin('household_year as y', (join) =>
      join.onRef('y.household_id', '=', 'h.id').on('y.year', '=', year),
    )
    .leftJoin('income_statement as i', (join) =>
      join.onRef('i.household_id', '=', 'h.id').on('i.year', '=', year).on('i.purpose', '=', 'annual'),
    );
}

async function filtered(db: Kysely<Db>, filter: ListFilter): Promise<Base> {
  let q = listBase(db, filter.year).where('h.closed_on', 'is', null);
  for (const condition of await textConditions(db, filter.text, sql`h.id`)) q = q.where(condition);
  if (filter.villageId === null) q = q.where('h.village_id', 'is', null);
  else if (filter.villageId !== undefined) q = q.where('h.village_id', '=', filter.villageId);
  if (filter.group !== undefined) q = q.where('g.name', '=', filter.group);
  if (filter.householdType !== undefined) q = q.where('h.household_type', '=', filter.householdType);
  if (filter.monitoring === 'open') q = q.where(sql<SqlBool>`${HAS_OPEN}`);
  else if (filter.monitoring === 'none') q = q.where(sql<SqlBool>`not ${HAS_OPEN}`);
  else if (filter.monitoring !== undefined)
    q = q.where(sql<SqlBool>`${OPEN_CATEGORY} = ${filter.monitoring}`);
  if (filter.below !== undefined) q = q.where(sql<SqlBool>`${PER_CAPITA} < ${filter.below}`);
  if (filter.where !== undefined) q = q.where(filter.where);
  return q;
}

const SORT_BY: Readonly<Record<ListSort, RawBuilder<unknown>>> = {
  householdNo: sql`h.household_no`,
  headName: HEAD_NAME,
  village: sql`coalesce(v.code, v.name) || coalesce(g.name, '')`,
  group: sql`g.name`,
  people: PEOPLE,
  householdType: sql`h.household_type`,
  monitoring: CATEGORY,
  perCapita: PER_CAPITA,
  phone: sql`h.phone`,
};

export interface ListOrder {
  /** A column of the list, or any expression over the aliases of `listBase`. */
  readonly sort: ListSort | RawBuilder<unknown>;
  readonly descending: boolean;
}

function ordered<B extends Base>(query: B, { sort, descending }: ListOrder): B {
  const by = typeof sort === 'string' ? SORT_BY[sort] : sort;
  return query
    .orderBy(sql`${by} ${descending ? sql`desc` : sql`asc`}`)
    .orderBy('h.household_no')
    .orderBy('h.id') as B;
}

/** The ids of all households of a list, in its order. */
export async function listedIds(db: Kysely<Db>, filter: ListFilter, order: ListOrder): Promise<number[]> {
  const query = (await filtered(db, filter)).select('h.id');
  return (await ordered(query, order).execute()).map((row) => row.id);
}

export async function countHouseholds(db: Kysely<Db>, filter: ListFilter): Promise<number> {
  const query = (await filtered(db, filter)).select(sql<number>`count(*)`.as('n'));
  return (await query.executeTakeFirstOrThrow()).n;
}

export async function listHouseholds(
  db: Kysely<Db>,
  filter: ListFilter,
  page: ListOrder & { offset: number; limit: number },
): Promise<{ total: number; people: number; rows: ListRow[] }> {
  const wanted = await filtered(db, filter);
  const total = await countHouseholds(db, filter);
  const people = await db
    .selectFrom('member')
    .select(sql<number>`count(*)`.as('n'))
    .where('left_on', 'is', null)
    .where('household_id', 'in', wanted.select('h.id'))
    .executeTakeFirstOrThrow();
  // Which households stand on the page is decided with as few columns as the order needs; the rest is fetched for them alone.
  const ids = await ordered(wanted.select('h.id'), page).offset(page.offset).limit(page.limit).execute();
  const rows = await listBase(db, filter.year)
    .select([
      'h.id',
      'h.household_no as householdNo',
      HEAD_NAME.as('headName'),
      'v.name as village',
      'g.name as group',
      PEOPLE.as('people'),
      'h.household_type as householdType',
      CATEGORY.as('monitoring'),
      HAS_OPEN.as('monitoringOpen'),
      PER_CAPITA.as('perCapita'),
      'h.phone',
    ])
    .where(
      'h.id',
      'in',
      ids.map((r) => r.id),
    )
    .execute();
  const byId = new Map(rows.map((r) => [r.id, r]));
  return { total, people: people.n, rows: ids.flatMap(({ id }) => byId.get(id) ?? []) };
}

export const findHousehold = (
  db: Kysely<Db>,
  by: { id?: number | undefined; householdNo?: string | undefined },
) => {
  const query = db
    .selectFrom('household as h')
    .leftJoin('village as v', 'v.id', 'h.village_id')
    .leftJoin('village_group as g', 'g.id', 'h.village_group_id')
    .selectAll('h')
    .select(['v.name as village', 'g.name as group', HEAD_NAME.as('present_head_name')]);
  if (by.id !== undefined) return query.where('h.id', '=', by.id).executeTakeFirst();
  return query.where('h.household_no', '=', by.householdNo ?? '').executeTakeFirst();
};

export const householdYear = (db: Kysely<Db>, householdId: number, year: number) =>
  db
    .selectFrom('household_year')
    .selectAll()
    .where('household_id', '=', householdId)
    .where('year', '=', year)
    .executeTakeFirst();

export const incomeStatement = (db: Kysely<Db>, householdId: number, year: number) =>
  db
    .selectFrom('income_statement')
    .selectAll()
    .where('household_id', '=', householdId)
    .where('year', '=', year)
    .where('purpose', '=', 'annual')
    .executeTakeFirst();

/** Present members first, the head on top, then by birth day. */
export const membersOf = (db: Kysely<Db>, householdId: number) =>
  db
    .selectFrom('member')
    .selectAll()
    .where('household_id', '=', householdId)
    .orderBy(sql`left_on is not null`)
    .orderBy(sql`case relation when '01' then 0 when '02' then 1 else 2 end`)
    .orderBy('birth_date')
    .orderBy('id')
    .execute();

export const memberYearsOf = (db: Kysely<Db>, householdId: number, year: number) =>
  db
    .selectFrom('member_year as y')
    .innerJoin('member as m', 'm.id', 'y.member_id')
    .selectAll('y')
    .where('m.household_id', '=', householdId)
    .where('y.year', '=', year)
    .execute();

export const findMember = (db: Kysely<Db>, id: number) =>
  db.selectFrom('member').selectAll().where('id', '=', id).executeTakeFirst();

export const memberYear = (db: Kysely<Db>, memberId: number, year: number) =>
  db
    .selectFrom('member_year')
    .selectAll()
    .where('member_id', '=', memberId)
    .where('year', '=', year)
    .executeTakeFirst();

export const spellsOf = (db: Kysely<Db>, householdId: number) =>
  db
    .selectFrom('monitoring_spell')
    .selectAll()
    .where('household_id', '=', householdId)
    .orderBy('recognised_month', 'desc')
    .orderBy('id', 'desc')
    .execute();

export const pairingsOf = (db: Kysely<Db>, householdId: number) =>
  db
    .selectFrom('pairing as p')
    .innerJoin('helper as r', 'r.id', 'p.helper_id')
    .selectAll('r')
    .select(['p.id as pairing_id', 'p.starts_on', 'p.ends_on', 'p.end_reason'])
    .where('p.household_id', '=', householdId)
    .orderBy('p.starts_on', 'desc')
    .execute();

export const measuresOf = (db: Kysely<Db>, householdId: number) =>
  db
    .selectFrom('measure')
    .selectAll()
    .where('household_id', '=', householdId)
    .orderBy('year', 'desc')
    .orderBy('id')
    .execute();

export const comparisonsOf = (db: Kysely<Db>, householdId: number) =>
  db
    .selectFrom('comparison_hit as c')
    .innerJoin('member as m', 'm.id_key', 'c.id_key')
    .select([
      'c.id',
      'm.name as memberName',
      'c.department',
      'c.suspicion',
      'c.detail',
      'c.reported_on as reportedOn',
    ])
    .where('m.household_id', '=', householdId)
    .orderBy('c.reported_on', 'desc')
    .execute();

export const documentsOf = (db: Kysely<Db>, householdId: number) =>
  db
    .selectFrom('document')
    .select(['id', 'document', 'title', 'printed_at as printedAt', 'pages'])
    .where('household_id', '=', householdId)
    .orderBy('printed_at', 'desc')
    .execute();

export const proceduresOf = (db: Kysely<Db>, householdId: number) =>
  db
    .selectFrom('procedure_household as ph')
    .innerJoin('procedure as p', 'p.id', 'ph.procedure_id')
    .select([
      'p.id',
      'p.title',
      'p.status',
      'p.key',
      'p.pack_id as packId',
      'p.pack_version as packVersion',
      'ph.dropped',
      sql<
        string | null
      >`(select s.step_key from procedure_step s where s.procedure_id = p.id order by s.id desc limit 1)`.as(
        'lastStep',
      ),
    ])
    .where('ph.household_id', '=', householdId)
    .orderBy('p.id', 'desc')
    .execute();

export const householdIdsOf = async (db: Kysely<Db>, villageId: number): Promise<number[]> =>
  (
    await db
      .selectFrom('household')
      .select('id')
      .where('village_id', '=', villageId)
      .where('closed_on', 'is', null)
      .execute()
  ).map((h) => h.id);
