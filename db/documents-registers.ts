import { sql, type Kysely } from 'kysely';
import type { Db } from './schema.ts';

const GIVEN = (ids: readonly number[]) => sql`(select value from json_each(${JSON.stringify(ids)}))`;

const rowsOf = async <Row>(query: ReturnType<typeof sql<Row>>, db: Kysely<Db>): Promise<Row[]> =>
  (await query.execute(db)).rows;

/** The village's households that stood on the evening of a day, by number. */
export const householdsOn = async (
  db: Kysely<Db>,
  { villageId, day }: { villageId: number; day: string },
): Promise<number[]> =>
  (
    await db
      .selectFrom('household')
      .select('id')
      .where('village_id', '=', villageId)
      .where((is) => is.or([is('opened_on', 'is', null), is('opened_on', '<=', day)]))
      .where((is) => is.or([is('closed_on', 'is', null), is('closed_on', '>', day)]))
      .orderBy('household_no')
      .orderBy('id')
      .execute()
  ).map(({ id }) => id);

/** 人均纯收入 of some households in some years. */
export const incomesOf = (db: Kysely<Db>, ids: readonly number[], years: readonly number[]) =>
  rowsOf(
    sql<{ household_id: number; year: number; per_capita: number | null; category: string | null }>`
      select household_id, year, per_capita, category from household_year_summary
      where household_id in ${GIVEN(ids)} and year in ${GIVEN(years)}`,
    db,
  );

/** Spells of some households that were not void, oldest first. */
export const standingSpells = (db: Kysely<Db>, ids: readonly number[]) =>
  db
    .selectFrom('monitoring_spell')
    .select(['id', 'household_id', 'state', 'category', 'recognised_month', 'county_approved_on'])
    .select(['eliminated_month', 'rolled_back_on', 'risk_1', 'risk_2', 'risk_3', 'risk_4', 'risk_5'])
    .where('household_id', 'in', [...ids])
    .where('state', 'in', ['open', 'eliminated'])
    .orderBy('recognised_month')
    .orderBy('id')
    .execute();

/** 到户资金 of some households, year by year, in yuan. */
export const fundSums = (db: Kysely<Db>, ids: readonly number[], years: readonly number[]) =>
  rowsOf(
    sql<{ household_id: number; year: number; amount: number }>`
      select household_id, year, round(sum(amount), 2) as amount from fund_receipt
      where household_id in ${GIVEN(ids)} and year in ${GIVEN(years)} and amount is not null
      group by household_id, year`,
    db,
  );

/** Helpers whom some households have on a day, the newest pairing first. */
export const helpersOn = (db: Kysely<Db>, ids: readonly number[], day: string) =>
  db
    .selectFrom('pairing as p')
    .innerJoin('helper as r', 'r.id', 'p.helper_id')
    .select(['p.household_id', 'r.name', 'r.unit_name', 'r.position', 'r.phone', 'p.starts_on'])
    .where('p.household_id', 'in', [...ids])
    .where((is) => is.or([is('p.starts_on', 'is', null), is('p.starts_on', '<=', day)]))
    .where((is) => is.or([is('p.ends_on', 'is', null), is('p.ends_on', '>=', day)]))
    .orderBy('p.starts_on', 'desc')
    .orderBy('p.id')
    .execute();

/** How some households came into or went out of the list of a year. */
export const adjustmentsIn = (db: Kysely<Db>, ids: readonly number[], year: number) =>
  db
    .selectFrom('adjustment')
    .select(['household_id', 'kind', 'announced_on'])
    .where('household_id', 'in', [...ids])
    .where('year', '=', year)
    .orderBy('id')
    .execute();

export interface CardChange {
  readonly day: string;
  readonly what: 'join' | 'leave' | 'pair' | 'unpair' | 'open' | 'move';
  /** Who it is about, or where to. */
  readonly name: string | null;
  readonly kind: string | null;
  readonly reason: string | null;
  /** Who recorded it; null where the log does not say. */
  readonly operator: string | null;
}

/** Who wrote this cell of the row last, by the change log. */
const writerOf = (table: string, column: string, row: string) =>
  sql.raw(`(select c.operator from change_row r join change c on c.id = r.change_id
    where r.table_name = '${table}' and r.row_id = ${row}.id and c.standing = 1
      and json_extract(r.after, '$.${column}') = ${row}.${column} order by r.id desc limit 1)`);

/** What changed in a household after it was first entered: people, helpers, village; oldest first. */
export const cardChanges = (db: Kysely<Db>, householdId: number) =>
  rowsOf(
    sql<CardChange>`
      select joined_on as day, 'join' as what, name, joined_kind as kind, joined_reason as reason,
        ${writerOf('member', 'joined_on', 'm')} as operator
      from member m where household_id = ${householdId} and joined_on is not null
        and coalesce(left_kind, '') <> 'duplicate'
      union all
      select left_on, 'leave', name, left_kind, left_reason, ${writerOf('member', 'left_on', 'm')}
      from member m where household_id = ${householdId} and left_on is not null
        and coalesce(left_kind, '') <> 'duplicate'
      union all
      select p.starts_on, 'pair', h.name, null, null, ${writerOf('pairing', 'starts_on', 'p')}
      from pairing p join helper h on h.id = p.helper_id
      where p.household_id = ${householdId} and p.starts_on is not null
      union all
      select p.ends_on, 'unpair', h.name, null, p.end_reason, ${writerOf('pairing', 'ends_on', 'p')}
      from pairing p join helper h on h.id = p.helper_id
      where p.household_id = ${householdId} and p.ends_on is not null
      union all
      select opened_on, 'open', null, null, null, ${writerOf('household', 'opened_on', 'o')}
      from household o where id = ${householdId} and opened_on is not null
      union all
      select coalesce(c.effective_on, substr(c.at, 1, 10)), 'move',
        (select name from village where id = json_extract(r.after, '$.village_id')), null, null, c.operator
      from change_row r join change c on c.id = r.change_id
      where r.table_name = 'household' and r.row_id = ${householdId} and c.command = 'household.move'
        and c.kind = 'act' and c.standing = 1
      order by day`,
    db,
  );
