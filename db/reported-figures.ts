import type Database from 'better-sqlite3';
import { HITS_FROM } from './comparison-hits.ts';

/** What a department reported of somebody, with what decides whether a clue is made of it. */
export interface ReportRow {
  readonly hitId: number;
  /** Null: nobody of the archive has the number. */
  readonly householdId: number | null;
  readonly householdNo: string | null;
  readonly villageId: number | null;
  readonly village: string | null;
  readonly group: string | null;
  readonly headName: string | null;
  readonly householdType: string | null;
  /** Monitored now, or about to be recognised. */
  readonly isMonitored: 0 | 1;
  readonly isClosed: 0 | 1;
  readonly name: string | null;
  readonly department: string;
  readonly suspicion: string;
  readonly detail: string | null;
  readonly amount: number | null;
  readonly reportedOn: string | null;
  /** The newest clue that was made of it. */
  readonly clueId: number | null;
}

/** What was reported in a year and not found to be a mistake; a report without a day counts in the year of its list. */
export function reportsOf(
  raw: Database.Database,
  wanted: { year: number } | { ids: readonly number[] },
): ReportRow[] {
  const which =
    'ids' in wanted
      ? 'c.id IN (SELECT value FROM json_each($wanted))'
      : `coalesce(substr(c.reported_on, 1, 4),
          (SELECT r.year FROM comparison_round r WHERE r.id = c.round_id)) = $wanted`;
  return raw
    .prepare(
      `SELECT c.id AS hitId, h.id AS householdId, h.household_no AS householdNo, v.id AS villageId,
        v.name AS village, (SELECT g.name FROM village_group g WHERE g.id = h.village_group_id) AS "group",
        coalesce(s.head_name, h.head_name) AS headName, h.household_type AS householdType,
        EXISTS (SELECT 1 FROM monitoring_spell ms WHERE ms.household_id = h.id
          AND ms.state IN ('open', 'proposed')) AS isMonitored,
        h.closed_on IS NOT NULL AS isClosed, coalesce(m.name, c.name) AS name, c.department, c.suspicion,
        c.detail, c.amount, c.reported_on AS reportedOn,
        (SELECT max(k.id) FROM clue k WHERE k.comparison_hit_id = c.id) AS clueId
      FROM ${HITS_FROM} WHERE ${which} AND c.verdict IS NOT 'mistaken'
      ORDER BY v.code, v.id, h.household_no, h.id, c.id`,
    )
    .all({ wanted: 'ids' in wanted ? JSON.stringify(wanted.ids) : String(wanted.year) }) as ReportRow[];
}
