import { sql, type Kysely } from 'kysely';
import { HEAD_NAME_SQL, PEOPLE_SQL } from './household-summary.ts';
import type { Db } from './schema.ts';

export const HEAD_NAME = sql.raw<string | null>(HEAD_NAME_SQL);
export const PEOPLE = sql.raw<number>(PEOPLE_SQL);

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
    .select(['id', 'document', 'title', 'printed_at as printedAt', 'pages', 'code', 'draft'])
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
