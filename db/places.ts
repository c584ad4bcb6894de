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

export const countOf = async (db: Kysely<Db>) => {
  const households = await db
    .selectFrom('household')
    .select(sql<number>`count(*)`.as('n'))
    .where('closed_on', 'is', null)
    .executeTakeFirstOrThrow();
  const members = await db
    .selectFrom('member as m')
    .innerJoin('household as h', 'h.id', 'm.household_id')
    .select(sql<number>`count(*)`.as('n'))
    .where('m.left_on', 'is', null)
    .where('h.closed_on', 'is', null)
    .executeTakeFirstOrThrow();
  return { households: households.n, members: members.n };
};

/** Years of which households were described, newest first. */
export const yearsOf = async (db: Kysely<Db>): Promise<number[]> => {
  const rows = await sql<{
    year: number;
  }>`select distinct year from household_year union select distinct year from income_statement order by 1 desc`.execute(
    db,
  );
  return rows.rows.map((r) => r.year);
};

export const listVillages = async (db: Kysely<Db>) => {
  const villages = await db
    .selectFrom('village as v')
    .selectAll('v')
    .select([
      sql<number>`(select count(*) from household h where h.village_id = v.id and h.closed_on is null)`.as(
        'households',
      ),
      sql<number>`(select count(*) from member m join household h on h.id = m.household_id where h.village_id = v.id and h.closed_on is null and m.left_on is null)`.as(
        'members',
      ),
    ])
    .orderBy('v.code')
    .orderBy('v.id')
    .execute();
  const groups = await db
    .selectFrom('village_group as g')
    .select([
      'g.village_id',
      'g.name',
      sql<number>`(select count(*) from household h where h.village_group_id = g.id and h.closed_on is null)`.as(
        'households',
      ),
    ])
    .orderBy('g.name')
    .execute();
  const unplaced = await db
    .selectFrom('household')
    .select(sql<number>`count(*)`.as('n'))
    .where('village_id', 'is', null)
    .where('closed_on', 'is', null)
    .executeTakeFirstOrThrow();
  return { villages, groups, withoutVillage: unplaced.n };
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
