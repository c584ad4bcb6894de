import type Database from 'better-sqlite3';

/** People of a village by its own figures, the newest up to the year. */
export const villagePopulations = (raw: Database.Database, year: number): Map<number, number> =>
  new Map(
    raw
      .prepare(
        `SELECT village_id, population FROM village_year WHERE year <= ? AND population IS NOT NULL ORDER BY year`,
      )
      .raw()
      .all(year) as [number, number][],
  );

export interface NewestSample {
  readonly id: number;
  readonly title: string;
  readonly madeOn: string;
}

/** The newest sample of a year; null where none was drawn. */
export const newestSample = (raw: Database.Database, year: number): NewestSample | null =>
  (raw
    .prepare(
      'SELECT id, title, made_on AS madeOn FROM sample WHERE year = ? ORDER BY made_on DESC, id DESC LIMIT 1',
    )
    .get(year) as NewestSample | undefined) ?? null;

export interface SurveyedRow {
  readonly householdId: number;
  readonly householdNo: string | null;
  readonly villageId: number;
  readonly headName: string | null;
  readonly people: number;
  readonly surveyedOn: string | null;
  readonly approves: 'yes' | 'no' | 'unsaid';
}

/** Households of a sample that were asked whether they approve; those that were replaced do not count. */
export const surveyedHouseholds = (raw: Database.Database, sampleId: number): SurveyedRow[] =>
  raw
    .prepare(
      `SELECT h.id AS householdId, h.household_no AS householdNo, p.village_id AS villageId, s.head_name AS headName,
        coalesce(s.people, 0) AS people, p.surveyed_on AS surveyedOn, p.approves
      FROM sample_household p JOIN household h ON h.id = p.household_id
      LEFT JOIN household_summary s ON s.household_id = h.id
      WHERE p.sample_id = ? AND p.approves IS NOT NULL AND p.replaced_reason IS NULL ORDER BY p.village_id, p.position`,
    )
    .all(sampleId) as SurveyedRow[];
