import { sql, type Kysely } from 'kysely';
import { HEAD_NAME, PEOPLE } from './households.ts';
import type { Db } from './schema.ts';

export type ClueRow = Awaited<ReturnType<typeof cluesOf>>[number];

/**
 * The clues that came in for a village in a year, in the order of the days: every stretch of monitoring begins with
 * one, whatever became of it. It counts in the year of its procedure; without one by its day, else by its month.
 */
export const cluesOf = (db: Kysely<Db>, { villageId, year }: { villageId: number; year: number }) =>
  db
    .selectFrom('monitoring_spell as s')
    .innerJoin('household as h', 'h.id', 's.household_id')
    .leftJoin('village_group as g', 'g.id', 'h.village_group_id')
    .leftJoin('procedure_household as ph', 'ph.spell_id', 's.id')
    .leftJoin('procedure as p', 'p.id', 'ph.procedure_id')
    .select(['s.household_id', 's.procedure_id', 's.state', 's.discovery_channel', 's.discovered_on'])
    .select(['h.household_no', 'h.household_type'])
    .select(['s.risk_1', 's.risk_2', 's.risk_3', 's.risk_4', 's.risk_5', 'g.name as group'])
    .select(['ph.visited_on', 'ph.investigators', 'ph.dropped', 'ph.drop_reason'])
    .select([HEAD_NAME.as('head_name'), PEOPLE.as('people')])
    .where('h.village_id', '=', villageId)
    .where(
      sql<string>`coalesce(cast(p.year as text), substr(s.discovered_on, 1, 4), substr(s.recognised_month, 1, 4))`,
      '=',
      String(year),
    )
    .orderBy(sql`s.discovered_on is null`)
    .orderBy('s.discovered_on')
    .orderBy('g.name')
    .orderBy('h.household_no')
    .orderBy('s.id')
    .execute();

export interface KeptPrint {
  readonly code: string | null;
  /** yyyy-mm-dd of the clerk's clock. */
  readonly printed_on: string;
  /** Deflated JSON of model and words. */
  readonly content: Buffer | null;
}

/** The newest valid print of a document of this version for a household's year; a draft is none. */
export const lastPrintOf = (
  db: Kysely<Db>,
  print: { document: string; version: number; householdId: number; year: number },
): Promise<KeptPrint | undefined> =>
  db
    .selectFrom('document as d')
    .innerJoin('print_run as r', 'r.id', 'd.run_id')
    .select(['d.code', 'd.content', sql<string>`substr(r.printed_at, 1, 10)`.as('printed_on')])
    .where('d.document', '=', print.document)
    .where('d.version', '=', print.version)
    .where('d.household_id', '=', print.householdId)
    .where('d.year', '=', print.year)
    .where('d.draft', '=', 0)
    .orderBy('d.id', 'desc')
    .executeTakeFirst();

/** The village's households of which a document was printed for the year, by group and number. */
export const householdsWithPrint = async (
  db: Kysely<Db>,
  { document, villageId, year }: { document: string; villageId: number; year: number },
): Promise<number[]> => {
  const rows = await db
    .selectFrom('household as h')
    .leftJoin('village_group as g', 'g.id', 'h.village_group_id')
    .select('h.id')
    .where('h.village_id', '=', villageId)
    .where('h.closed_on', 'is', null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('document as d')
          .select('d.id')
          .whereRef('d.household_id', '=', 'h.id')
          .where('d.document', '=', document)
          .where('d.year', '=', year)
          .where('d.draft', '=', 0),
      ),
    )
    .orderBy('g.name')
    .orderBy('h.household_no')
    .execute();
  return rows.map(({ id }) => id);
};
