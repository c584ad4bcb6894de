import { sql, type Kysely } from 'kysely';
import type { Db } from './schema.ts';

/** What a year's statistics count of a household, as it is known today. */
export interface StatisticsHousehold {
  readonly id: number;
  readonly village_id: number;
  readonly opened_on: string | null;
  readonly closed_on: string | null;
  /** 脱贫状态 and main cause of the year and the year before. */
  readonly exit_status: string | null;
  readonly exit_before: string | null;
  readonly main_cause: string | null;
  /** 人均纯收入 of the year, yuan. */
  readonly per_capita: number | null;
}

export const statisticsHouseholds = async (db: Kysely<Db>, year: number): Promise<StatisticsHousehold[]> =>
  (
    await sql<StatisticsHousehold>`
    SELECT h.id, h.village_id, h.opened_on, h.closed_on, y.exit_status, b.exit_status AS exit_before, y.main_cause,
      s.per_capita
    FROM household h
    LEFT JOIN household_year y ON y.household_id = h.id AND y.year = ${year}
    LEFT JOIN household_year b ON b.household_id = h.id AND b.year = ${year - 1}
    LEFT JOIN household_year_summary s ON s.household_id = h.id AND s.year = ${year}
    WHERE h.village_id IS NOT NULL AND h.merged_into_id IS NULL`.execute(db)
  ).rows;

export const statisticsSpells = (db: Kysely<Db>) =>
  db
    .selectFrom('monitoring_spell')
    .select([
      ...(['household_id', 'category', 'risk_1', 'recognised_month', 'eliminated_month'] as const),
      ...(['state', 'marked_again_from_id'] as const),
    ])
    .where('state', 'in', ['open', 'eliminated'])
    .where('recognised_month', 'is not', null)
    .orderBy('recognised_month')
    .orderBy('id')
    .execute();

/** The people of these households who were there at any time from a day on. */
export async function statisticsMembers(db: Kysely<Db>, since: string) {
  return db
    .selectFrom('member')
    .select(['id', 'household_id', 'joined_on', 'joined_kind', 'left_on', 'left_kind'])
    .where((is) => is.or([is('left_on', 'is', null), is('left_on', '>', since)]))
    .execute();
}

/** How households came into and went out of the list of the year. */
export const statisticsAdjustments = (db: Kysely<Db>, year: number) =>
  db.selectFrom('adjustment').select(['household_id', 'kind']).where('year', '=', year).execute();

/** 措施人次 of the year by village and kind: one for each measure of a household. */
export const measureCounts = (db: Kysely<Db>, year: number) =>
  db
    .selectFrom('measure as m')
    .innerJoin('household as h', 'h.id', 'm.household_id')
    .select((e) => ['h.village_id', 'm.kind', e.fn.countAll<number>().as('count')])
    .where('m.year', '=', year)
    .groupBy(['h.village_id', 'm.kind'])
    .execute();

/** Money that came in the year by village and kind, yuan. */
export const fundSums = (db: Kysely<Db>, year: number) =>
  db
    .selectFrom('fund_receipt as f')
    .innerJoin('household as h', 'h.id', 'f.household_id')
    .select((e) => ['h.village_id', 'f.kind', e.fn.sum<number>('f.amount').as('amount')])
    .where('f.year', '=', year)
    .where('f.amount', 'is not', null)
    .groupBy(['h.village_id', 'f.kind'])
    .execute();
