import type { Kysely, Selectable } from 'kysely';
import type { ConsentTable, Db } from './schema.ts';

/** Every consent of a household, the oldest first. */
export const consentsOfHousehold = (
  db: Kysely<Db>,
  householdId: number,
): Promise<Selectable<ConsentTable>[]> =>
  db
    .selectFrom('consent')
    .selectAll()
    .where('household_id', '=', householdId)
    .orderBy('signed_on')
    .orderBy('id')
    .execute();
