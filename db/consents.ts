import { sql, type Kysely } from 'kysely';
import type { ConsentFacts } from '#domain/procedures/procedure-state.ts';
import { guardianNeed } from '#domain/records/guardian.ts';
import type { Db } from './schema.ts';
import { signatoriesOf } from './signatories.ts';

/**
 * The consent of each household that counts: the newest that was signed by the day, whatever became of it since. Who
 * took back the newest did not mean an older one to hold again.
 */
export async function newestConsents(
  db: Kysely<Db>,
  householdIds: readonly number[],
  on: string,
): Promise<Map<number, ConsentFacts>> {
  const rows = await db
    .selectFrom('consent')
    .select(['household_id', 'signed_on', 'signer', 'guardian', 'valid_to', 'withdrawn_on'])
    .where('household_id', 'in', sql<number>`(select value from json_each(${JSON.stringify(householdIds)}))`)
    .where('signed_on', '<=', on)
    .orderBy('signed_on')
    .orderBy('id')
    .execute();
  const people = await signatoriesOf(db, householdIds);
  return new Map(
    rows.map((row) => [
      row.household_id,
      {
        lacksGuardian:
          guardianNeed(people.get(row.household_id) ?? [], { ...row, on: row.signed_on ?? on })?.must ===
          true,
        ...{ signedOn: row.signed_on ?? on, signer: row.signer, guardian: row.guardian },
        ...{ validTo: row.valid_to, withdrawnOn: row.withdrawn_on },
      },
    ]),
  );
}
