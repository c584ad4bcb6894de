import type { Kysely } from 'kysely';
import type { Db } from './schema.ts';

/** The household's adjustment of one kind in a year; what was registered last. */
export const findAdjustment = (
  db: Kysely<Db>,
  { householdId, year, kind }: { householdId: number; year: number; kind: string },
) =>
  db
    .selectFrom('adjustment')
    .select('id')
    .where('household_id', '=', householdId)
    .where('year', '=', year)
    .where('kind', '=', kind)
    .orderBy('id', 'desc')
    .executeTakeFirst();

export const findHouseholdYear = (db: Kysely<Db>, householdId: number, year: number) =>
  db
    .selectFrom('household_year')
    .select(['id', 'first_recognised_year'])
    .where('household_id', '=', householdId)
    .where('year', '=', year)
    .executeTakeFirst();
