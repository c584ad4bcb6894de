import type Database from 'better-sqlite3';
import type { PaperAnswerState } from '#domain/completeness/states.ts';

/** The year under which what is of no certain year is kept. */
const WHOLE = 0;

export interface KeptRow {
  readonly household_id: number;
  /** 0: of no certain year. */
  readonly year: number;
  readonly lines: string;
}

/** The kept papers of open households: of the file as a whole and of the year given, or of all years. */
export function keptPapers(
  raw: Database.Database,
  { villageId, year }: { readonly villageId?: number | null; readonly year?: number | undefined },
): KeptRow[] {
  const inYear = year === undefined ? '' : `AND p.year IN (${WHOLE}, ${year})`;
  // Of the township the rows of a year lie together: they are read from end to end.
  if (villageId === undefined)
    return raw
      .prepare(
        `SELECT p.household_id, p.year, p.lines FROM household_paper p
        ${year === undefined ? '' : `WHERE p.year IN (${WHOLE}, ${year})`}`,
      )
      .all() as KeptRow[];
  return raw
    .prepare(
      `SELECT p.household_id, p.year, p.lines FROM household_summary s
      CROSS JOIN household_paper p ON p.household_id = s.household_id ${inYear}
      WHERE s.closed = 0 AND s.village_id IS ? ORDER BY p.household_id, p.year`,
    )
    .all(villageId) as KeptRow[];
}

/** The kept papers of these households, closed ones too. */
export const keptPapersOf = (
  raw: Database.Database,
  ids: readonly number[],
  year: number | undefined,
): KeptRow[] =>
  raw
    .prepare(
      `SELECT p.household_id, p.year, p.lines FROM json_each(?) o
      CROSS JOIN household_paper p ON p.household_id = o.value
      ${year === undefined ? '' : `AND p.year IN (${WHOLE}, ${year})`} ORDER BY p.household_id, p.year`,
    )
    .all(JSON.stringify(ids)) as KeptRow[];

export interface ListedHousehold {
  readonly id: number;
  readonly villageId: number | null;
  readonly no: string | null;
  readonly head: string | null;
  readonly group: string | null;
}

const LISTED = `household_id AS id, village_id AS villageId, household_no AS no, head_name AS head, group_name AS "group"`;

/** Open households of a village, in the order of groups and numbers. */
export const householdsOf = (raw: Database.Database, villageId: number | null): ListedHousehold[] =>
  raw
    .prepare(
      `SELECT ${LISTED} FROM household_summary WHERE closed = 0 AND village_id IS ?
      ORDER BY group_name, household_no, household_id`,
    )
    .all(villageId) as ListedHousehold[];

/** The village of every open household. */
export const villageOfEach = (raw: Database.Database): Map<number, number | null> =>
  new Map(
    raw.prepare('SELECT household_id, village_id FROM household_summary WHERE closed = 0').raw().all() as [
      number,
      number | null,
    ][],
  );

/** Years in which the township has anything: procedures, or households with a year. From year to year, not row to row. */
export const yearsThere = (raw: Database.Database): number[] =>
  raw
    .prepare(
      `WITH RECURSIVE y (year) AS (SELECT min(year) FROM household_year_summary
        UNION ALL SELECT (SELECT min(s.year) FROM household_year_summary s WHERE s.year > y.year) FROM y
          WHERE y.year IS NOT NULL)
      SELECT year FROM y WHERE year IS NOT NULL UNION SELECT year FROM procedure ORDER BY 1`,
    )
    .pluck()
    .all() as number[];

export interface AnswerPlace {
  readonly householdId: number | null;
  readonly villageId: number | null;
  readonly item: string;
  readonly year: number | null;
  readonly procedureId: number | null;
}

/** The row that says something of this paper. */
export const findAnswer = (
  raw: Database.Database,
  { householdId, villageId, item, year, procedureId }: AnswerPlace,
): { id: number; state: PaperAnswerState; reason: string } | undefined =>
  raw
    .prepare(
      `SELECT id, state, reason FROM paper_answer WHERE household_id IS ? AND village_id IS ? AND item = ?
        AND year IS ? AND procedure_id IS ?`,
    )
    .get(householdId, villageId, item, year, procedureId) as
    { id: number; state: PaperAnswerState; reason: string } | undefined;

/** Inside `write`. */
export const removeAnswer = (raw: Database.Database, id: number): unknown =>
  raw.prepare('DELETE FROM paper_answer WHERE id = ?').run(id);
