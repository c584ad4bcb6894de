import { sql, type Insertable, type Kysely, type Transaction, type Updateable } from 'kysely';
import type { Db, TownshipTable, VillageTable } from './schema.ts';

export const findTownship = (db: Kysely<Db>) =>
  db.selectFrom('township').selectAll().where('id', '=', 1).executeTakeFirst();

export async function insertTownship(trx: Transaction<Db>, values: Insertable<TownshipTable>): Promise<void> {
  await trx.insertInto('township').values(values).execute();
}

export async function updateTownship(trx: Transaction<Db>, values: Updateable<TownshipTable>): Promise<void> {
  await trx.updateTable('township').set(values).where('id', '=', 1).execute();
}

export async function insertVillage(trx: Transaction<Db>, values: Insertable<VillageTable>): Promise<number> {
  return (await trx.insertInto('village').values(values).returning('id').executeTakeFirstOrThrow()).id;
}

export async function updateVillage(
  trx: Transaction<Db>,
  id: number,
  values: Updateable<VillageTable>,
): Promise<void> {
  await trx.updateTable('village').set(values).where('id', '=', id).execute();
}

export const countOf = (db: Kysely<Db>) =>
  db
    .selectFrom('household_summary')
    .select([sql<number>`count(*)`.as('households'), sql<number>`coalesce(sum(people), 0)`.as('members')])
    .where('closed', '=', 0)
    .executeTakeFirstOrThrow();

/** Years of which households were described, newest first; from year to year by the index. */
export const yearsOf = async (db: Kysely<Db>): Promise<number[]> => {
  const rows = await sql<{ year: number }>`with recursive described (year) as (
    select max(year) from household_year_summary
    union all select (select max(s.year) from household_year_summary s where s.year < described.year)
    from described where described.year is not null)
    select year from described where year is not null`.execute(db);
  return rows.rows.map((r) => r.year);
};

/** The tree of villages and groups with how many households and people live there now. */
export const listVillages = async (db: Kysely<Db>) => {
  const villages = await db.selectFrom('village').selectAll().orderBy('code').orderBy('id').execute();
  const groups = await db
    .selectFrom('village_group')
    .select(['village_id', 'name'])
    .orderBy('name')
    .execute();
  const counts = await db
    .selectFrom('household_summary')
    .select([
      'village_id',
      'group_name',
      sql<number>`count(*)`.as('households'),
      sql<number>`sum(people)`.as('members'),
    ])
    .where('closed', '=', 0)
    .groupBy(['village_id', 'group_name'])
    .execute();
  const byVillage = Map.groupBy(counts, (c) => c.village_id);
  const sum = (villageId: number | null, of: 'households' | 'members') =>
    (byVillage.get(villageId) ?? []).reduce((total, c) => total + c[of], 0);
  return {
    villages: villages.map((v) => ({
      ...v,
      households: sum(v.id, 'households'),
      members: sum(v.id, 'members'),
    })),
    groups: groups.map((g) => ({
      ...g,
      households: byVillage.get(g.village_id)?.find((c) => c.group_name === g.name)?.households ?? 0,
    })),
    withoutVillage: sum(null, 'households'),
  };
};

export const findVillage = (db: Kysely<Db>, id: number) =>
  db.selectFrom('village').selectAll().where('id', '=', id).executeTakeFirst();

/** The group of that name in the village, made when it is new; inside `write`. */
export async function groupNamed(trx: Kysely<Db>, villageId: number, name: string): Promise<number> {
  const found = await trx
    .selectFrom('village_group')
    .select('id')
    .where('village_id', '=', villageId)
    .where('name', '=', name)
    .executeTakeFirst();
  if (found !== undefined) return found.id;
  return (
    await trx
      .insertInto('village_group')
      .values({ village_id: villageId, name })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id;
}

/** Households and people of a village that the archive has now. */
export const villageCounts = (db: Kysely<Db>, villageId: number) =>
  db
    .selectNoFrom([
      sql<number>`(select count(*) from household where village_id = ${villageId} and closed_on is null)`.as(
        'households',
      ),
      sql<number>`(select count(*) from member m join household h on h.id = m.household_id where h.village_id = ${villageId} and h.closed_on is null and m.left_on is null)`.as(
        'members',
      ),
    ])
    .executeTakeFirstOrThrow();
