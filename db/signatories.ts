import { sql, type Kysely } from 'kysely';
import { birthDateOf } from '#domain/identity/id-number.ts';
import type { Signatory } from '#domain/records/guardian.ts';
import type { Db } from './schema.ts';

/** Codes of disability_type: 智力, 精神; of disability_level: 一级, 二级. */
const OF_MIND = ['5', '6'];
const GRAVE = ['1', '2'];

/** Who is or was in each household, as far as it decides who signs for it. */
export async function signatoriesOf(
  db: Kysely<Db>,
  householdIds: readonly number[],
): Promise<Map<number, Signatory[]>> {
  const rows = await db
    .selectFrom('member as m')
    .select(['m.household_id', 'm.name', 'm.id_number', 'm.birth_date', 'm.left_on'])
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom('disability_certificate as d')
          .select('d.id')
          .whereRef('d.member_id', '=', 'm.id')
          .where('d.type', 'in', OF_MIND)
          .where('d.level', 'in', GRAVE),
      ).as('impaired'),
    )
    .where(
      'm.household_id',
      'in',
      sql<number>`(select value from json_each(${JSON.stringify(householdIds)}))`,
    )
    .execute();
  const signatories = new Map<number, Signatory[]>();
  for (const { household_id: id, left_on: leftOn, ...row } of rows) {
    const birth = birthDateOf(row.id_number ?? '') ?? row.birth_date;
    const one = { name: row.name, birth, leftOn, isGravelyImpaired: Number(row.impaired) === 1 };
    signatories.set(id, [...(signatories.get(id) ?? []), one]);
  }
  return signatories;
}
