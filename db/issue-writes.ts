import type Database from 'better-sqlite3';
import { issueNumber } from '#domain/ledger/issue-number.ts';
import { type Cells, rowWriter } from './row-access.ts';

/**
 * The highest count that a number of the year ever had. What an undo took away is still in the log, so that no number
 * stands for two problems, neither on paper nor in the archive; an undo of that undo brings it back with its own.
 */
const highestOf = (raw: Database.Database, year: number): number =>
  raw
    .prepare(
      `SELECT coalesce(max(CAST(substr(number, 6) AS INTEGER)), 0) FROM (
        SELECT number FROM issue
        UNION ALL SELECT json_extract(before, '$.number') FROM change_row WHERE table_name = 'issue' AND after IS NULL)
      WHERE substr(number, 1, 4) = ?`,
    )
    .pluck()
    .get(String(year)) as number;

/** Writes new problems with the next numbers of the years in which they were found. Inside `write`. */
export function insertIssues(
  raw: Database.Database,
  issues: readonly (Cells & { readonly found_on: string })[],
): { id: number; number: string }[] {
  const writer = rowWriter(raw);
  const counts = new Map<number, number>();
  return issues.map((cells) => {
    const year = Number(cells.found_on.slice(0, 4));
    const count = (counts.get(year) ?? highestOf(raw, year)) + 1;
    counts.set(year, count);
    const number = issueNumber(year, count);
    return { id: writer.insert('issue', { number, ...cells }), number };
  });
}

const REOPENED = {
  ...{ done: null, evidence: null, closed_on: null, closed_by: null, closed_as: null },
  ...{ checked_on: null, checked_by: null, due_on: null },
} as const satisfies Cells;

/** Opens a closed problem again and keeps how it had been closed. Inside `write`. */
export function reopenIssue(
  raw: Database.Database,
  id: number,
  { on, reason }: { readonly on: string; readonly reason: string },
): void {
  raw
    .prepare(
      `INSERT INTO issue_reopening
        (issue_id, reopened_on, reason, done, evidence, closed_on, closed_by, closed_as, checked_on, checked_by)
      SELECT id, ?, ?, done, evidence, closed_on, closed_by, closed_as, checked_on, checked_by
      FROM issue WHERE id = ?`,
    )
    .run(on, reason, id);
  rowWriter(raw).update('issue', id, REOPENED);
}
