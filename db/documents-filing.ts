import { sql, type Kysely } from 'kysely';
import type { Db } from './schema.ts';

/** A paper as it was printed last; the first print gives its place among others. */
export interface FiledPaper {
  readonly firstId: number;
  readonly document: string;
  readonly title: string;
  readonly subject: string;
  readonly year: number;
  readonly pages: number;
  readonly household_id: number | null;
  readonly village_id: number | null;
  readonly procedure_id: number | null;
  /** Moment in UTC. */
  readonly printed_at: string;
  /** Of the file as it went to the printer; null where it was not kept yet. */
  readonly sha256: string | null;
}

/** Drafts are no papers; what was printed again counts once, as it was printed last. */
const paperQuery = (condition: ReturnType<typeof sql>) => sql<FiledPaper>`
  SELECT f.first_id AS firstId, d.document, d.title, d.subject, d.year, d.pages, d.household_id, d.village_id, d.procedure_id,
    d.printed_at, r.sha256
  FROM (
    SELECT min(id) AS first_id, max(id) AS last_id FROM document
    WHERE draft = 0 AND ${condition}
    GROUP BY document, year, paper, household_id, procedure_id, village_id, subject
  ) f JOIN document d ON d.id = f.last_id LEFT JOIN print_run r ON r.id = d.run_id
  ORDER BY f.first_id`;

const rowsOf = async (db: Kysely<Db>, condition: ReturnType<typeof sql>): Promise<FiledPaper[]> =>
  (await paperQuery(condition).execute(db)).rows;

/** The papers of one household, of all years. */
export const papersOfHousehold = (db: Kysely<Db>, householdId: number): Promise<FiledPaper[]> =>
  rowsOf(db, sql`household_id = ${householdId}`);

/** Papers of procedures that name the household among others: they lie in the village's file. */
export const papersThatName = (db: Kysely<Db>, householdId: number): Promise<FiledPaper[]> =>
  rowsOf(
    db,
    sql`household_id IS NULL AND procedure_id IN
      (SELECT procedure_id FROM procedure_household WHERE household_id = ${householdId} AND dropped = 0)`,
  );

/** Papers of a village and its procedures, of one year. */
export const papersOfVillage = (
  db: Kysely<Db>,
  { villageId, year }: { villageId: number; year: number },
): Promise<FiledPaper[]> =>
  rowsOf(db, sql`household_id IS NULL AND village_id = ${villageId} AND year = ${year}`);

/** Papers of no household, of one year, of every village and of the township. */
export const papersOfYear = (db: Kysely<Db>, year: number): Promise<FiledPaper[]> =>
  rowsOf(db, sql`household_id IS NULL AND year = ${year}`);

/** Households of a village that have papers or photos, closed ones too: their files are handed over as well. */
export const householdsWithFile = async (db: Kysely<Db>, villageId: number): Promise<number[]> => {
  const { rows } = await sql<{ id: number }>`
    SELECT h.id FROM household h LEFT JOIN village_group g ON g.id = h.village_group_id
    WHERE h.village_id = ${villageId} AND (
      EXISTS (SELECT 1 FROM document d WHERE d.household_id = h.id AND d.draft = 0)
      OR EXISTS (SELECT 1 FROM attachment_link l WHERE l.household_id = h.id))
    ORDER BY g.name, h.household_no, h.id`.execute(db);
  return rows.map(({ id }) => id);
};
