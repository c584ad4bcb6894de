import { sql, type Kysely } from 'kysely';
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
    .select(['p.id', 'p.household_id', 'p.starts_on', 'p.ends_on', 'h.household_no'])
    .where('p.id', '=', id)
    .executeTakeFirst();

/** A helper of that name and phone; without a phone nobody is taken for the same person. */
export const findHelper = (db: Kysely<Db>, { name, phone }: { name: string; phone: string | null }) =>
  db.selectFrom('helper').selectAll().where('name', '=', name).where('phone', '=', phone).executeTakeFirst();

/** Helpers whose name, phone or unit begins with what was typed, with the households they have on a day. */
export const searchHelpers = (
  db: Kysely<Db>,
  { text, on, limit }: { text: string; on: string; limit: number },
) => {
  const begins = `${text.replace(/[\\%_]/g, (c) => `\\${c}`)}%`;
  return db
    .selectFrom('helper as r')
    .selectAll('r')
    .select(
      sql<number>`(select count(*) from pairing p where p.helper_id = r.id and (p.ends_on is null or p.ends_on >= ${on}))`.as(
        'households',
      ),
    )
    .where(
      sql<boolean>`(r.name like ${begins} escape '\\' or r.phone like ${begins} escape '\\' or r.unit_name like ${begins} escape '\\')`,
    )
    .orderBy('households', 'desc')
    .orderBy('r.id')
    .limit(limit)
    .execute();
};

export const findHelperById = (db: Kysely<Db>, id: number) =>
  db.selectFrom('helper').selectAll().where('id', '=', id).executeTakeFirst();
