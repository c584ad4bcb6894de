import { sql, type Kysely, type Selectable } from 'kysely';
import type { AdjustmentTable, Db } from './schema.ts';

/** How the household came into or went out of the year's list in one way; what was registered last. */
export const adjustmentOf = (
  db: Kysely<Db>,
  { householdId, year, kinds }: { householdId: number; year: number; kinds: readonly string[] },
): Promise<Selectable<AdjustmentTable> | undefined> =>
  db
    .selectFrom('adjustment')
    .selectAll()
    .where('household_id', '=', householdId)
    .where('year', '=', year)
    .where('kind', 'in', [...kinds])
    .orderBy('id', 'desc')
    .executeTakeFirst();

/** The newest year up to one that says when the household was recognised, left poverty and fell back. */
export const povertyYearsOf = (db: Kysely<Db>, householdId: number, year: number) =>
  db
    .selectFrom('household_year')
    .select(['first_recognised_year', 'exit_year', 'return_year', 'main_cause', 'return_causes'])
    .where('household_id', '=', householdId)
    .where('year', '<=', year)
    .orderBy(sql`coalesce(first_recognised_year, exit_year, return_year) is null`)
    .orderBy('year', 'desc')
    .executeTakeFirst();

/** The last appraisal of the house up to a day. */
export const appraisalOn = (db: Kysely<Db>, householdId: number, day: string) =>
  db
    .selectFrom('housing_appraisal')
    .selectAll()
    .where('household_id', '=', householdId)
    .where('appraised_on', '<=', day)
    .orderBy('appraised_on', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();

const inVillage = (db: Kysely<Db>, villageId: number) =>
  db
    .selectFrom('household as h')
    .leftJoin('village_group as g', 'g.id', 'h.village_group_id')
    .select('h.id')
    .where('h.village_id', '=', villageId)
    .orderBy('g.name')
    .orderBy('h.household_no')
    .orderBy('h.id');

interface OfVillage {
  readonly villageId: number;
  readonly year: number;
}

const idsOf = async (query: ReturnType<typeof inVillage>): Promise<number[]> =>
  (await query.execute()).map(({ id }) => id);

/** The village's households with an adjustment of the year in one of these ways. */
export const householdsAdjusted = (
  db: Kysely<Db>,
  { villageId, year, kinds }: OfVillage & { kinds: readonly string[] },
): Promise<number[]> =>
  idsOf(
    inVillage(db, villageId).where(({ exists, selectFrom }) =>
      exists(
        selectFrom('adjustment as a')
          .select('a.id')
          .whereRef('a.household_id', '=', 'h.id')
          .where('a.year', '=', year)
          .where('a.kind', 'in', [...kinds]),
      ),
    ),
  );

/** The village's households that are decided about in the year: in a procedure, or registered with an adjustment. */
export const householdsDecided = (db: Kysely<Db>, { villageId, year }: OfVillage): Promise<number[]> =>
  idsOf(
    inVillage(db, villageId).where(
      sql<boolean>`(exists (select 1 from procedure_household ph join procedure p on p.id = ph.procedure_id
          where ph.household_id = h.id and ph.dropped = 0 and p.year = ${year} and p.status <> 'stopped')
        or exists (select 1 from adjustment a where a.household_id = h.id and a.year = ${year}
          and a.kind in ('1', '2', '3', '4')))`,
    ),
  );

/** The village's households that the county took in in the year: as monitored, or as newly recognised. */
export const householdsTakenIn = (db: Kysely<Db>, { villageId, year }: OfVillage): Promise<number[]> =>
  idsOf(
    inVillage(db, villageId).where(
      sql<boolean>`(exists (select 1 from monitoring_spell s where s.household_id = h.id
          and s.state in ('open', 'eliminated') and substr(s.recognised_month, 1, 4) = ${String(year)})
        or exists (select 1 from adjustment a where a.household_id = h.id and a.year = ${year}
          and a.kind in ('1', '2')))`,
    ),
  );

/** The village's households that left a procedure of the year without being taken in. */
export const householdsTurnedDown = (db: Kysely<Db>, { villageId, year }: OfVillage): Promise<number[]> =>
  idsOf(
    inVillage(db, villageId).where(({ exists, selectFrom }) =>
      exists(
        selectFrom('procedure_household as ph')
          .innerJoin('procedure as p', 'p.id', 'ph.procedure_id')
          .select('ph.id')
          .whereRef('ph.household_id', '=', 'h.id')
          .where('p.year', '=', year)
          .where('ph.dropped', '=', 1),
      ),
    ),
  );

export interface ComparedHousehold {
  /** People of the household who were on a list that was sent. */
  readonly people: number;
  readonly hits: number;
  /** Hits without a verdict. */
  readonly open: number;
  readonly confirmed: number;
}

/** What the comparisons of a year said of a household. */
export const comparedIn = async (
  db: Kysely<Db>,
  { householdId, year }: { householdId: number; year: number },
): Promise<ComparedHousehold> =>
  (
    await sql<ComparedHousehold>`
      with asked as (
        select p.member_id, p.round_id from comparison_person p join comparison_round r on r.id = p.round_id
        where p.household_id = ${householdId} and r.year = ${year} and r.sent_on is not null),
      hit as (
        select h.verdict from comparison_hit h join asked a on a.member_id = h.member_id and a.round_id = h.round_id)
      select (select count(*) from asked) as people, (select count(*) from hit) as hits,
        (select count(*) from hit where verdict is null) as open,
        (select count(*) from hit where verdict = 'confirmed') as confirmed`.execute(db)
  ).rows[0] ?? { people: 0, hits: 0, open: 0, confirmed: 0 };
