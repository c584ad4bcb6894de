import type { Kysely } from 'kysely';
import { HEAD_NAME } from './households.ts';
import type { Db } from './schema.ts';

export interface PresentPerson {
  readonly idKey: string;
  readonly memberId: number;
  readonly name: string | null;
  readonly householdId: number;
  readonly householdNo: string | null;
  readonly headName: string | null;
  readonly village: string | null;
}

/** Present members under any of the id keys, in whichever household. */
export async function presentByIdKeys(db: Kysely<Db>, idKeys: readonly string[]): Promise<PresentPerson[]> {
  if (idKeys.length === 0) return [];
  const rows = await db
    .selectFrom('member as p')
    .innerJoin('household as h', 'h.id', 'p.household_id')
    .leftJoin('village as v', 'v.id', 'h.village_id')
    .select([
      'p.id_key as idKey',
      'p.id as memberId',
      'p.name',
      'h.id as householdId',
      'h.household_no as householdNo',
      HEAD_NAME.as('headName'),
      'v.name as village',
    ])
    .where('p.id_key', 'in', idKeys)
    .where('p.left_on', 'is', null)
    .orderBy('p.id')
    .execute();
  return rows.flatMap(({ idKey, ...row }) => (idKey === null ? [] : [{ idKey, ...row }]));
}
