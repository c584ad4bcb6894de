import type { Kysely } from 'kysely';
import type { Db } from './schema.ts';

export const findMeasure = (db: Kysely<Db>, id: number) =>
  db
    .selectFrom('measure as m')
    .innerJoin('household as h', 'h.id', 'm.household_id')
    .select(['m.id', 'h.household_no'])
    .where('m.id', '=', id)
    .executeTakeFirst();

export const findPairing = (db: Kysely<Db>, id: number) =>
  db
    .selectFrom('pairing as p')
    .innerJoin('household as h', 'h.id', 'p.household_id')
    .select(['p.id', 'p.starts_on', 'h.household_no'])
    .where('p.id', '=', id)
    .executeTakeFirst();

/** A helper of that name and phone; without a phone nobody is taken for the same person. */
export const findHelper = (db: Kysely<Db>, { name, phone }: { name: string; phone: string | null }) =>
  db.selectFrom('helper').selectAll().where('name', '=', name).where('phone', '=', phone).executeTakeFirst();
