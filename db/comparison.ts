import type Database from 'better-sqlite3';
import type { Consent } from '#domain/comparison/judge-person.ts';

/** Somebody of the households that are asked about: who is there, and who left since the beginning of the year. */
export interface Candidate {
  readonly memberId: number;
  readonly householdId: number;
  readonly householdNo: string | null;
  readonly village: string | null;
  readonly headName: string | null;
  readonly name: string | null;
  readonly idNumber: string | null;
  readonly relation: string | null;
  readonly leftOn: string | null;
}

const CANDIDATE = `m.id AS memberId, m.household_id AS householdId, h.household_no AS householdNo, v.name AS village,
  coalesce(s.head_name, h.head_name) AS headName, m.name, m.id_number AS idNumber, m.relation, m.left_on AS leftOn`;
const ITS_HOUSEHOLD = `JOIN household h ON h.id = m.household_id LEFT JOIN village v ON v.id = h.village_id
  LEFT JOIN household_summary s ON s.household_id = h.id`;
/** Village, household, the head first. */
const IN_ORDER = `ORDER BY v.code, v.id, h.household_no, h.id, m.relation <> '01', m.id`;

/** In the order of a list: village, household, the head first. */
export const candidatesOf = (
  raw: Database.Database,
  householdIds: readonly number[],
  yearBegins: string,
): Candidate[] =>
  raw
    .prepare(
      `SELECT ${CANDIDATE} FROM json_each(?) o CROSS JOIN member m ON m.household_id = o.value ${ITS_HOUSEHOLD}
      WHERE m.left_on IS NULL OR (m.left_on >= ? AND m.left_kind IS 'natural') ${IN_ORDER}`,
    )
    .all(JSON.stringify(householdIds), yearBegins) as Candidate[];

const CONSENT = `c.id, c.number, c.signed_on AS signedOn, c.valid_to AS validTo, c.withdrawn_on AS withdrawnOn, c.scope`;

export function consentsOf(
  raw: Database.Database,
  householdIds: readonly number[],
): Map<number, (Consent & { householdId: number })[]> {
  const rows = raw
    .prepare(
      `SELECT ${CONSENT}, c.household_id AS householdId
      FROM json_each(?) o CROSS JOIN consent c ON c.household_id = o.value`,
    )
    .all(JSON.stringify(householdIds)) as (Consent & { householdId: number })[];
  return Map.groupBy(rows, ({ householdId }) => householdId);
}

export interface RoundRow {
  readonly id: number;
  readonly title: string;
  /** Codes joined by a comma, labels of no list behind `=`. */
  readonly departments: string;
  readonly year: number;
  readonly sentOn: string | null;
  readonly dueOn: string | null;
  readonly note: string | null;
}

const ROUND = 'r.id, r.title, r.departments, r.year, r.sent_on AS sentOn, r.due_on AS dueOn, r.note';

export const findRound = (raw: Database.Database, id: number): RoundRow | undefined =>
  raw.prepare(`SELECT ${ROUND} FROM comparison_round r WHERE r.id = ?`).get(id) as RoundRow | undefined;

/** Newest first, with how many people are on the list, what came back, and what of it is not verified yet. */
export const listRounds = (raw: Database.Database) =>
  raw
    .prepare(
      `SELECT ${ROUND},
        (SELECT count(*) FROM comparison_person p WHERE p.round_id = r.id) AS people,
        (SELECT count(DISTINCT p.household_id) FROM comparison_person p WHERE p.round_id = r.id) AS households,
        (SELECT count(*) FROM comparison_hit c WHERE c.round_id = r.id) AS hits,
        (SELECT count(*) FROM comparison_hit c WHERE c.round_id = r.id AND c.verdict IS NULL) AS open
      FROM comparison_round r ORDER BY r.id DESC`,
    )
    .all() as (RoundRow & { people: number; households: number; hits: number; open: number })[];

/** The people of a round as they are now, each with the consent by which it was put on the list. */
export const peopleOfRound = (
  raw: Database.Database,
  roundId: number,
): { person: Candidate; consent: Consent }[] =>
  (
    raw
      .prepare(
        `SELECT ${CANDIDATE}, ${CONSENT} FROM comparison_person p JOIN member m ON m.id = p.member_id
        JOIN consent c ON c.id = p.consent_id ${ITS_HOUSEHOLD} WHERE p.round_id = ? ${IN_ORDER}`,
      )
      .all(roundId) as (Candidate & Consent)[]
  ).map((row) => ({ person: row, consent: row }));

export interface Link {
  readonly hitId: number;
  readonly roundId: number;
  readonly memberId: number;
}

/** To which list each result belongs that has none yet: the newest that had the person on it by the day of the result. */
export function openLinks(raw: Database.Database): Link[] {
  const rows = raw
    .prepare(
      `SELECT c.id AS hitId, p.round_id AS roundId, p.member_id AS memberId
      FROM comparison_hit c CROSS JOIN member m ON m.id_key = c.id_key
      CROSS JOIN comparison_person p ON p.member_id = m.id JOIN comparison_round r ON r.id = p.round_id
      WHERE c.round_id IS NULL AND (c.reported_on IS NULL OR r.sent_on <= c.reported_on)
      ORDER BY c.id, r.sent_on DESC, r.id DESC`,
    )
    .all() as Link[];
  const linked = new Set<number>();
  return rows.filter(({ hitId }) => !linked.has(hitId) && linked.add(hitId));
}

export const countOffList = (raw: Database.Database): number =>
  raw.prepare('SELECT count(*) FROM comparison_hit WHERE round_id IS NULL').pluck().get() as number;
