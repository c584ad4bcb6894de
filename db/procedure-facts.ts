import type Database from 'better-sqlite3';

const GIVEN = 'IN (SELECT value FROM json_each($ids))';

export interface ComparisonCount {
  readonly householdId: number;
  /** The newest list sent to departments that somebody of the household is on. */
  readonly sentOn: string | null;
  /** What lists since the day brought back: all, without a verdict, confirmed. */
  readonly hits: number;
  readonly open: number;
  readonly confirmed: number;
}

/** What departments reported of these households on lists that went out on a day or later. */
export const comparedSince = (
  raw: Database.Database,
  householdIds: readonly number[],
  since: string,
): ComparisonCount[] =>
  raw
    .prepare(
      `WITH asked AS (
        SELECT p.household_id, p.member_id, p.round_id, r.sent_on FROM comparison_person p
        JOIN comparison_round r ON r.id = p.round_id WHERE p.household_id ${GIVEN} AND r.sent_on IS NOT NULL)
      SELECT a.household_id AS householdId, max(a.sent_on) AS sentOn, count(h.id) AS hits,
        count(h.id) FILTER (WHERE h.verdict IS NULL) AS open,
        count(h.id) FILTER (WHERE h.verdict = 'confirmed') AS confirmed
      FROM asked a LEFT JOIN comparison_hit h
        ON h.round_id = a.round_id AND h.member_id = a.member_id AND a.sent_on >= $since
      GROUP BY a.household_id`,
    )
    .all({ ids: JSON.stringify(householdIds), since }) as ComparisonCount[];

/** How many members came or left by nature (自然增减) in acts since a day, by household. */
export const naturalChangesSince = (
  raw: Database.Database,
  householdIds: readonly number[],
  since: string,
): Map<number, number> => {
  const rows = raw
    .prepare(
      `SELECT m.household_id, count(*) FROM member m
      WHERE m.household_id ${GIVEN} AND (m.joined_kind = 'natural' OR m.left_kind = 'natural')
        AND EXISTS (SELECT 1 FROM change_row r JOIN change c ON c.id = r.change_id
          WHERE r.table_name = 'member' AND r.row_id = m.id AND date(c.at, 'localtime') >= $since
            AND ((m.joined_kind = 'natural' AND r.before IS NULL)
              OR (m.left_kind = 'natural' AND json_extract(r.before, '$.left_on') IS NULL
                AND json_extract(r.after, '$.left_on') IS NOT NULL)))
      GROUP BY m.household_id`,
    )
    .raw()
    .all({ ids: JSON.stringify(householdIds), since }) as [number, number][];
  return new Map(rows);
};
