import { sql, type Kysely } from 'kysely';
import type { Db } from './schema.ts';

interface Placed {
  readonly villageId: number;
  readonly year: number;
}

const ofVillage = async (
  db: Kysely<Db>,
  villageId: number,
  wanted: ReturnType<typeof sql<boolean>>,
): Promise<number[]> => {
  const rows = await db
    .selectFrom('household as h')
    .leftJoin('village_group as g', 'g.id', 'h.village_group_id')
    .select('h.id')
    .where('h.village_id', '=', villageId)
    .where('h.closed_on', 'is', null)
    .where(wanted)
    .orderBy('g.name')
    .orderBy('h.household_no')
    .execute();
  return rows.map(({ id }) => id);
};

/** Households of a village that somebody helps: by a pairing that lasts, measures of the year, or under watch. */
export const helpedHouseholds = (db: Kysely<Db>, { villageId, year }: Placed): Promise<number[]> =>
  ofVillage(
    db,
    villageId,
    sql<boolean>`(exists (select 1 from pairing p where p.household_id = h.id and p.ends_on is null)
      or exists (select 1 from measure m where m.household_id = h.id and m.year = ${year})
      or exists (select 1 from monitoring_spell s where s.household_id = h.id and s.state = 'open'))`,
  );

/** Households of a village that were visited in the year. */
export const visitedHouseholds = (db: Kysely<Db>, { villageId, year }: Placed): Promise<number[]> =>
  ofVillage(
    db,
    villageId,
    sql<boolean>`exists (select 1 from visit v where v.household_id = h.id
      and v.visited_on between ${`${year}-01-01`} and ${`${year}-12-31`})`,
  );

/** Officers of a village in office on a day, by role. */
export const officersOn = (db: Kysely<Db>, villageId: number, day: string) =>
  db
    .selectFrom('village_officer')
    .select(['role', 'name', 'phone'])
    .where('village_id', '=', villageId)
    .where((is) => is.or([is('starts_on', 'is', null), is('starts_on', '<=', day)]))
    .where((is) => is.or([is('ends_on', 'is', null), is('ends_on', '>=', day)]))
    .orderBy('role')
    .orderBy('id')
    .execute();

/** What a household is entitled to on a day. */
export const benefitsOn = (db: Kysely<Db>, householdId: number, day: string) =>
  db
    .selectFrom('benefit')
    .select(['kind', 'amount', 'per', 'project'])
    .where('household_id', '=', householdId)
    .where((is) => is.or([is('starts_on', 'is', null), is('starts_on', '<=', day)]))
    .where((is) => is.or([is('ends_on', 'is', null), is('ends_on', '>=', day)]))
    .orderBy('kind')
    .orderBy('id')
    .execute();

/** Money that reached a household in a year, as it came. */
export const fundsIn = (db: Kysely<Db>, householdId: number, year: number) =>
  db
    .selectFrom('fund_receipt')
    .select(['kind', 'project', 'amount', 'received_on'])
    .where('household_id', '=', householdId)
    .where('year', '=', year)
    .orderBy('received_on')
    .orderBy('id')
    .execute();

/** Visits to a household up to the end of a year, oldest first. */
export const visitsUntil = (db: Kysely<Db>, householdId: number, year: number) =>
  db
    .selectFrom('visit')
    .selectAll()
    .where('household_id', '=', householdId)
    .where('visited_on', '<=', `${year}-12-31`)
    .orderBy('visited_on')
    .orderBy('id')
    .execute();

/** All visits to the households of a village in a year. */
export const villageVisits = (db: Kysely<Db>, { villageId, year }: Placed) =>
  db
    .selectFrom('visit as v')
    .innerJoin('household as h', 'h.id', 'v.household_id')
    .select(['v.household_id', 'v.visited_on', 'v.visitors', 'v.found', 'v.handled'])
    .where('h.village_id', '=', villageId)
    .where('v.visited_on', '>=', `${year}-01-01`)
    .where('v.visited_on', '<=', `${year}-12-31`)
    .orderBy('v.visited_on')
    .orderBy('v.id')
    .execute();

/**
 * Changes of a household's plan of a year that were made with a reason after it had been made: each is a new version
 * of the plan. An edit without a reason corrects what was written.
 */
export const planRevisions = async (
  db: Kysely<Db>,
  { householdId, planId, year }: { householdId: number; planId: number; year: number },
): Promise<{ reason: string }[]> =>
  (
    await sql<{ reason: string }>`
      select c.reason from change c where c.kind = 'act' and c.standing = 1 and trim(coalesce(c.reason, '')) <> ''
        and c.id in (
          select r.change_id from change_row r where r.table_name = 'assistance_plan' and r.row_id = ${planId}
            and r.before is not null
          union select r.change_id from measure m join change_row r on r.table_name = 'measure' and r.row_id = m.id
            where m.household_id = ${householdId} and m.year = ${year} and r.change_id > (
              select min(p.change_id) from change_row p
              where p.table_name = 'assistance_plan' and p.row_id = ${planId} and p.before is null))
      order by c.id`.execute(db)
  ).rows;
