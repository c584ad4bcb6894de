import type Database from 'better-sqlite3';

export interface CheckAnswerRow {
  readonly id: number;
  readonly rule: string;
  readonly householdId: number | null;
  readonly memberId: number | null;
  readonly recordId: number | null;
  readonly field: string | null;
  readonly digest: string;
  readonly reason: string;
  readonly evidence: string | null;
  readonly by: string;
  readonly on: string;
}

/** All answers to warnings, oldest first, by rule and place (`rule|household|member|record|field`). */
export function answersOfChecks(raw: Database.Database): Map<string, CheckAnswerRow[]> {
  const rows = raw
    .prepare(
      `SELECT id, rule, household_id AS householdId, member_id AS memberId, record_id AS recordId, field, digest,
        reason, evidence, answered_by AS "by", answered_on AS "on"
      FROM check_answer ORDER BY id`,
    )
    .all() as CheckAnswerRow[];
  return Map.groupBy(rows, ({ rule, householdId, memberId, recordId, field }) =>
    [rule, householdId, memberId, recordId, field].map((part) => part ?? '').join('|'),
  );
}
