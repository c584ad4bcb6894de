import type Database from 'better-sqlite3';
import { findField } from '#domain/fields/dictionary.ts';
import { type Cell, cellOfField } from './cell-of-field.ts';
import type { IssueRow } from './issues.ts';

/** What became of a problem that is not found any more. */
export interface DoneSince {
  /** An answer to the warning; a change of its field; the household closed, the member gone. */
  readonly of: 'answer' | 'field' | 'closed' | 'left';
  /** ISO time or day. */
  readonly at: string;
  readonly by: string;
  /** The reason, or the title of the change. */
  readonly words: string;
}

type Problem = Pick<IssueRow, 'rule' | 'field' | 'year' | 'householdId' | 'memberId' | 'foundOn'>;

/** The newest of what was written since that may have put it right; null where nothing is known. */
export function doneSince(raw: Database.Database, issue: Problem): DoneSince | null {
  const { householdId, memberId, foundOn } = issue;
  const cells: { of: DoneSince['of']; cell: Cell | null }[] = [
    { of: 'field', cell: cellOfProblem(raw, issue) },
    { of: 'closed', cell: cellOf('household', householdId, 'closed_on') },
    { of: 'left', cell: cellOf('member', memberId, 'left_on') },
  ];
  const done = cells.flatMap(({ of, cell }) => {
    const found = cell === null ? undefined : lastChangeOf(raw, cell, foundOn);
    return found === undefined ? [] : [{ of, ...found }];
  });
  const answer = lastAnswer(raw, issue);
  if (answer !== undefined) done.push({ of: 'answer', ...answer });
  return done.toSorted((a, b) => (a.at < b.at ? 1 : -1))[0] ?? null;
}

const cellOf = (table: string, rowId: number | null, column: string): Cell | null =>
  rowId === null ? null : { table, rowId, column };

function cellOfProblem(raw: Database.Database, { field: key, householdId, memberId, year }: Problem) {
  const field = key === null ? undefined : findField(key);
  if (field === undefined) return null;
  return cellOfField(raw, field, {
    householdId: householdId ?? undefined,
    memberId: memberId ?? undefined,
    year: year ?? undefined,
  });
}

/** Days are those of the clerk and times those of Greenwich: a day's grace. */
const lastChangeOf = (raw: Database.Database, { table, rowId, column }: Cell, since: string) =>
  raw
    .prepare(
      `SELECT c.at, c.operator AS "by", c.title AS words FROM change_row r JOIN change c ON c.id = r.change_id
      WHERE r.table_name = $table AND r.row_id = $rowId AND c.at >= date($since, '-1 day')
        AND json_extract(r.before, $path) IS NOT json_extract(r.after, $path) ORDER BY r.id DESC LIMIT 1`,
    )
    .get({ table, rowId, since, path: `$.${column}` }) as Omit<DoneSince, 'of'> | undefined;

const lastAnswer = (raw: Database.Database, { rule, householdId, memberId, field, foundOn }: Problem) =>
  raw
    .prepare(
      `SELECT answered_on AS at, answered_by AS "by", reason AS words FROM check_answer
      WHERE rule = $rule AND household_id IS $householdId AND member_id IS $memberId AND field IS $field
        AND answered_on >= $foundOn ORDER BY id DESC LIMIT 1`,
    )
    .get({ rule, householdId, memberId, field, foundOn }) as Omit<DoneSince, 'of'> | undefined;
