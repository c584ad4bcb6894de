import type Database from 'better-sqlite3';

export interface SuspicionAnswerRow {
  readonly id: number;
  readonly digest: string;
  readonly verdict: 'true' | 'unfounded';
  readonly reason: string;
  readonly evidence: string | null;
  readonly by: string;
  readonly on: string;
}

/** The newest conclusion to each suspicion, by digest. */
export function answersOfSuspicions(raw: Database.Database): Map<string, SuspicionAnswerRow> {
  const rows = raw
    .prepare(
      `SELECT id, digest, verdict, reason, evidence, answered_by AS "by", answered_on AS "on"
      FROM check_answer WHERE verdict IS NOT NULL ORDER BY id`,
    )
    .all() as SuspicionAnswerRow[];
  return new Map(rows.map((row) => [row.digest, row]));
}

/** The number of the newest change: what was worked out before it may not hold any more. */
export const newestChange = (raw: Database.Database): number =>
  (raw.prepare('SELECT max(id) FROM change').pluck().get() as number | null) ?? 0;

/** Inside `write`. */
export const removeAnswer = (raw: Database.Database, id: number): void =>
  void raw.prepare('DELETE FROM check_answer WHERE id = ?').run(id);
