import type Database from 'better-sqlite3';

export interface SampleRow {
  readonly id: number;
  readonly title: string;
  readonly year: number;
  readonly madeOn: string;
  readonly seed: string;
  readonly wantedHouseholds: number;
  readonly wantedVillages: number;
  /** JSON */
  readonly strata: string;
  /** JSON */
  readonly fields: string;
  readonly note: string | null;
  readonly households: number;
  readonly villages: number;
  readonly surveyed: number;
}

const SAMPLE = `s.id, s.title, s.year, s.made_on AS madeOn, s.seed, s.wanted_households AS wantedHouseholds,
  s.wanted_villages AS wantedVillages, s.strata, s.fields, s.note,
  (SELECT count(*) FROM sample_household h WHERE h.sample_id = s.id AND h.spare = 0 AND h.replaced_reason IS NULL) AS households,
  (SELECT count(DISTINCT village_id) FROM sample_household h WHERE h.sample_id = s.id AND h.spare = 0 AND h.replaced_reason IS NULL) AS villages,
  (SELECT count(*) FROM sample_household h WHERE h.sample_id = s.id AND h.surveyed_on IS NOT NULL) AS surveyed`;

export const listSamples = (raw: Database.Database): SampleRow[] =>
  raw.prepare(`SELECT ${SAMPLE} FROM sample s ORDER BY s.made_on DESC, s.id DESC`).all() as SampleRow[];

export const findSample = (raw: Database.Database, id: number): SampleRow | undefined =>
  raw.prepare(`SELECT ${SAMPLE} FROM sample s WHERE s.id = ?`).get(id) as SampleRow | undefined;

export interface SampledHousehold {
  readonly id: number;
  readonly sampleId: number;
  readonly householdId: number;
  readonly householdNo: string | null;
  readonly head: string | null;
  readonly villageId: number;
  readonly village: string;
  readonly group: string | null;
  readonly stratum: string;
  readonly position: number;
  readonly spare: number;
  readonly replacedReason: string | null;
  readonly surveyedOn: string | null;
  readonly surveyor: string | null;
  readonly enteredBy: string | null;
  readonly approves: 'yes' | 'no' | 'unsaid' | null;
  readonly note: string | null;
}

const SAMPLED = `SELECT p.id, p.sample_id AS sampleId, p.household_id AS householdId, h.household_no AS householdNo, u.head_name AS head,
    p.village_id AS villageId, v.name AS village, u.group_name AS "group", p.stratum, p.position, p.spare,
    p.replaced_reason AS replacedReason, p.surveyed_on AS surveyedOn, p.surveyor,
    p.first_entered_by AS enteredBy, p.approves, p.note
  FROM sample_household p JOIN household h ON h.id = p.household_id JOIN village v ON v.id = p.village_id
  LEFT JOIN household_summary u ON u.household_id = p.household_id`;

export const sampledHouseholds = (raw: Database.Database, sampleId: number): SampledHousehold[] =>
  raw
    .prepare(`${SAMPLED} WHERE p.sample_id = ? ORDER BY p.spare, p.position`)
    .all(sampleId) as SampledHousehold[];

export const findSampled = (raw: Database.Database, id: number): SampledHousehold | undefined =>
  raw.prepare(`${SAMPLED} WHERE p.id = ?`).get(id) as SampledHousehold | undefined;

export interface SampledValueRow {
  readonly id: number;
  readonly sampleHouseholdId: number;
  readonly memberId: number | null;
  readonly memberName: string | null;
  readonly field: string;
  readonly first: string | null;
  readonly second: string | null;
  readonly verdict: 'archive-wrong' | 'second-wrong' | 'both-right' | null;
  readonly note: string | null;
}

export const sampledValues = (raw: Database.Database, sampleId: number): SampledValueRow[] =>
  raw
    .prepare(
      `SELECT x.id, x.sample_household_id AS sampleHouseholdId, x.member_id AS memberId, m.name AS memberName, x.field,
        x.first_value AS first, x.second_value AS second, x.verdict, x.note
      FROM sample_household p CROSS JOIN sample_value x ON x.sample_household_id = p.id
      LEFT JOIN member m ON m.id = x.member_id WHERE p.sample_id = ? ORDER BY p.position, x.member_id, x.id`,
    )
    .all(sampleId) as SampledValueRow[];

interface Candidate {
  readonly id: number;
  readonly villageId: number;
  /** Code of 户类型. */
  readonly type: string | null;
  readonly monitored: number;
  readonly enteredBy: string | null;
}

/** Open households that have a village, with what divides them and who collected their year. */
export const drawableHouseholds = (raw: Database.Database, year: number): Candidate[] =>
  raw
    .prepare(
      `SELECT u.household_id AS id, u.village_id AS villageId, u.household_type AS type, u.monitored,
        y.collectors AS enteredBy
      FROM household_summary u LEFT JOIN household_year y ON y.household_id = u.household_id AND y.year = ?
      WHERE u.closed = 0 AND u.village_id IS NOT NULL`,
    )
    .all(year) as Candidate[];

/** The values of fields as text, as the archive has them now: by member id, 0 the household's own. */
export function valuesNow(
  raw: Database.Database,
  { householdId, year }: { readonly householdId: number; readonly year: number },
): Map<number, Record<string, string | number | null>> {
  const one = (sql: string, ...of: number[]) =>
    (raw.prepare(sql).get(...of) as Record<string, string | number | null> | undefined) ?? {};
  const household = {
    ...one('SELECT * FROM household WHERE id = ?', householdId),
    ...one('SELECT * FROM household_year WHERE household_id = ? AND year = ?', householdId, year),
    ...one(
      `SELECT * FROM income_statement WHERE household_id = ? AND year = ? AND purpose = 'annual'`,
      householdId,
      year,
    ),
  };
  const members = raw
    .prepare('SELECT * FROM member WHERE household_id = ? AND left_on IS NULL ORDER BY relation, id')
    .all(householdId) as (Record<string, string | number | null> & { id: number })[];
  return new Map([
    [0, household],
    ...members.map(
      (member) =>
        [
          member.id,
          {
            ...member,
            ...one('SELECT * FROM member_year WHERE member_id = ? AND year = ?', member.id, year),
            id: member.id,
          },
        ] as const,
    ),
  ]);
}

/** Those of the values that are there. */
export const knownValues = (raw: Database.Database, ids: readonly number[]): Set<number> =>
  new Set(
    raw
      .prepare('SELECT id FROM sample_value WHERE id IN (SELECT value FROM json_each(?))')
      .pluck()
      .all(JSON.stringify(ids)) as number[],
  );

const TO_SURVEY = 'p.spare = 0 AND p.replaced_reason IS NULL';

/** The newest sample that a household is to be surveyed for. */
export const newestDraw = (
  raw: Database.Database,
  householdId: number,
): (Pick<SampleRow, 'title' | 'year' | 'fields'> & { readonly position: number }) | undefined =>
  raw
    .prepare(
      `SELECT s.title, s.year, s.fields, p.position FROM sample_household p JOIN sample s ON s.id = p.sample_id
      WHERE p.household_id = ? AND ${TO_SURVEY} ORDER BY s.id DESC LIMIT 1`,
    )
    .get(householdId) as ReturnType<typeof newestDraw>;

/** The village's households of the newest sample that are to be surveyed, in the order of the draw. */
export const drawnHouseholds = (raw: Database.Database, villageId: number): number[] =>
  raw
    .prepare(
      `SELECT p.household_id FROM sample_household p
      WHERE p.sample_id = (SELECT max(id) FROM sample) AND p.village_id = ? AND ${TO_SURVEY} ORDER BY p.position`,
    )
    .pluck()
    .all(villageId) as number[];

/** Takes a sample away in which nothing was entered. */
export function deleteSample(raw: Database.Database, id: number): void {
  raw.prepare('DELETE FROM sample_household WHERE sample_id = ?').run(id);
  raw.prepare('DELETE FROM sample WHERE id = ?').run(id);
}
