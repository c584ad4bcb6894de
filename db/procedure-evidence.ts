import type Database from 'better-sqlite3';
import type { KnownHit } from '#domain/procedures/known-household.ts';

const GIVEN = 'IN (SELECT value FROM json_each($ids))';

interface Asked {
  readonly householdIds: readonly number[];
  readonly year: number;
}

const all = <Row>(raw: Database.Database, sql: string, { householdIds, year }: Asked): Row[] =>
  raw.prepare(sql).all({ ids: JSON.stringify(householdIds), year }) as Row[];

/** What departments reported of those who are in the households now, and what the village found out about it. */
export const hitsOfHouseholds = (
  raw: Database.Database,
  asked: Asked,
): (KnownHit & { readonly householdId: number })[] =>
  all(
    raw,
    `SELECT m.household_id AS householdId, c.suspicion, c.verdict, c.reported_on AS reportedOn
    FROM member m JOIN comparison_hit c ON c.member_id = m.id OR (c.member_id IS NULL AND c.id_key = m.id_key)
    WHERE m.household_id ${GIVEN} AND m.left_on IS NULL ORDER BY c.id`,
    asked,
  );

interface HouseholdCount {
  readonly householdId: number;
  readonly comparedOn: string | null;
  readonly measures: number;
  /** Codes of adjustment_kind, joined by commas. */
  readonly adjustments: string | null;
  /** Its own mark that nobody can work, of the newest year up to the one asked for that says so. */
  readonly marked: 0 | 1 | null;
}

/** The newest list that went out, measures and adjustments of the year, and the household's own mark. */
export const countsOfHouseholds = (raw: Database.Database, asked: Asked): HouseholdCount[] =>
  all(
    raw,
    `SELECT h.id AS householdId,
      (SELECT max(r.sent_on) FROM comparison_person p JOIN comparison_round r ON r.id = p.round_id
        WHERE p.household_id = h.id) AS comparedOn,
      (SELECT count(*) FROM measure e WHERE e.household_id = h.id AND e.year = $year) AS measures,
      (SELECT group_concat(a.kind) FROM adjustment a WHERE a.household_id = h.id AND a.year = $year) AS adjustments,
      (SELECT y.whole_household_without_labour FROM household_year y WHERE y.household_id = h.id AND y.year <= $year
        AND y.whole_household_without_labour IS NOT NULL ORDER BY y.year DESC LIMIT 1) AS marked
    FROM household h WHERE h.id ${GIVEN}`,
    asked,
  );

/** Labour of those who are in the households now, as it stood in the newest year up to the one asked for. */
export const labourOfHouseholds = (
  raw: Database.Database,
  asked: Asked,
): { readonly householdId: number; readonly labour: string | null }[] =>
  all(
    raw,
    `SELECT m.household_id AS householdId,
      (SELECT y.labour_ability FROM member_year y WHERE y.member_id = m.id AND y.year <= $year
        AND y.labour_ability IS NOT NULL ORDER BY y.year DESC LIMIT 1) AS labour
    FROM member m WHERE m.household_id ${GIVEN} AND m.left_on IS NULL`,
    asked,
  );

interface MeasureRow {
  readonly householdId: number;
  readonly year: number;
  readonly kind: string;
  readonly risk: string | null;
  readonly starts_on: string | null;
  readonly ends_on: string | null;
}

/** What measures of the households need to be placed in a spell, of every year. */
export const measuresOfHouseholds = (raw: Database.Database, householdIds: readonly number[]): MeasureRow[] =>
  raw
    .prepare(
      `SELECT household_id AS householdId, year, kind, risk, starts_on, ends_on FROM measure
      WHERE household_id ${GIVEN}`,
    )
    .all({ ids: JSON.stringify(householdIds) }) as MeasureRow[];
