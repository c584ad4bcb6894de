import { sql, type Insertable, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { Db, DocumentTable, PrintRunTable } from './schema.ts';

/** A record of a print; kept whatever is undone. Gives its id. */
export const insertDocument = async (
  trx: Transaction<Db>,
  values: Insertable<DocumentTable>,
): Promise<number> =>
  (await trx.insertInto('document').values(values).returning('id').executeTakeFirstOrThrow()).id;

/** The record of a file that went to the printer. Gives its id. */
export const insertRun = async (trx: Transaction<Db>, values: Insertable<PrintRunTable>): Promise<number> =>
  (await trx.insertInto('print_run').values(values).returning('id').executeTakeFirstOrThrow()).id;

/** The texts that the township words in its own way: document → part → text. */
export async function ownWordings(db: Kysely<Db>): Promise<Map<string, Record<string, string>>> {
  const wordings = new Map<string, Record<string, string>>();
  for (const { document, part, text } of await db.selectFrom('document_wording').selectAll().execute())
    wordings.set(document, { ...wordings.get(document), [part]: text });
  return wordings;
}

/** The village's households that are not closed, by group and number. */
export const householdsOfVillage = async (
  db: Kysely<Db>,
  { villageId }: { villageId: number },
): Promise<number[]> => {
  const rows = await db
    .selectFrom('household as h')
    .leftJoin('village_group as g', 'g.id', 'h.village_group_id')
    .select('h.id')
    .where('h.village_id', '=', villageId)
    .where('h.closed_on', 'is', null)
    .orderBy('g.name')
    .orderBy('h.household_no')
    .execute();
  return rows.map(({ id }) => id);
};

/** Newest first. */
export const listDocuments = (db: Kysely<Db>, limit: number): Promise<Selectable<DocumentTable>[]> =>
  db.selectFrom('document').selectAll().orderBy('id', 'desc').limit(limit).execute();

/** Households of a village that want a plan for the year: with measures in it, or monitored now. */
export const householdsToPlan = async (
  db: Kysely<Db>,
  { villageId, year }: { villageId: number; year: number },
): Promise<number[]> => {
  const rows = await db
    .selectFrom('household as h')
    .leftJoin('village_group as g', 'g.id', 'h.village_group_id')
    .select('h.id')
    .where('h.village_id', '=', villageId)
    .where('h.closed_on', 'is', null)
    .where(
      sql<boolean>`(exists (select 1 from measure m where m.household_id = h.id and m.year = ${year})
        or exists (select 1 from monitoring_spell s where s.household_id = h.id and s.state = 'open'))`,
    )
    .orderBy('g.name')
    .orderBy('h.household_no')
    .execute();
  return rows.map(({ id }) => id);
};
