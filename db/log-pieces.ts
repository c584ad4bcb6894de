import type Database from 'better-sqlite3';

/** Rows of the log at a time: some ten milliseconds to read. */
const ROWS = 2000;

/** The rows of a change in pieces, each from the first id (without it) to the last. */
export function* piecesOf(
  raw: Database.Database,
  changeId: number,
): Generator<readonly [after: number, last: number], void, undefined> {
  const { first, last } = raw
    .prepare('SELECT min(id) AS first, max(id) AS last FROM change_row WHERE change_id = ?')
    .get(changeId) as { first: number | null; last: number | null };
  if (first === null || last === null) return;
  for (let after = first - 1; after < last; after += ROWS) yield [after, Math.min(after + ROWS, last)];
}
