import type Database from 'better-sqlite3';
import { sql, type Kysely } from 'kysely';
import { HEAD_NAME, PEOPLE } from './households.ts';
import type { Db } from './schema.ts';

/**
 * Households of a village that came into or went out of the year's list by a meeting, by group and number; whole
 * households that died out are judged by no meeting.
 */
export const adjustedHouseholds = (
  db: Kysely<Db>,
  { villageId, year, kinds }: { villageId: number; year: number; kinds: readonly string[] },
) =>
  db
    .selectFrom('adjustment as a')
    .innerJoin('household as h', 'h.id', 'a.household_id')
    .leftJoin('village_group as g', 'g.id', 'h.village_group_id')
    .select(['a.id', 'a.kind', 'a.reason', 'a.first_meeting_on', 'a.second_meeting_on'])
    .select(['h.household_no', 'g.name as group', HEAD_NAME.as('head_name'), PEOPLE.as('people')])
    .where('h.village_id', '=', villageId)
    .where('a.year', '=', year)
    .where('a.kind', 'in', [...kinds])
    .orderBy('g.name')
    .orderBy('h.household_no')
    .orderBy('h.id')
    .execute();

/** Officers of the village and of the team that lives in it, in office on a day, by role and register. */
export const officersOn = (db: Kysely<Db>, villageId: number, on: string) =>
  db
    .selectFrom('village_officer')
    .select(['role', 'name', 'sex', 'unit'])
    .where('village_id', '=', villageId)
    .where((e) => e.or([e('starts_on', 'is', null), e('starts_on', '<=', on)]))
    .where((e) => e.or([e('ends_on', 'is', null), e('ends_on', '>=', on)]))
    .orderBy(sql`role`)
    .orderBy('id')
    .execute();

/** The rounds of a year that have people of a village on their list, the newest first. */
export const roundsOfVillage = (raw: Database.Database, villageId: number, year: number): number[] =>
  raw
    .prepare(
      `SELECT r.id FROM comparison_round r WHERE r.year = $year AND EXISTS (
        SELECT 1 FROM comparison_person p JOIN household h ON h.id = p.household_id
        WHERE p.round_id = r.id AND h.village_id = $villageId) ORDER BY r.id DESC`,
    )
    .pluck()
    .all({ villageId, year }) as number[];
