import type Database from 'better-sqlite3';
import { HOUSEHOLD_ROWS } from './household-rows.ts';
import { isStanding } from './undo.ts';

export interface ChangeHead {
  readonly id: number;
  readonly at: string;
  readonly operator: string;
  readonly command: string;
  readonly title: string;
  readonly reason: string | null;
  readonly rows: number;
  readonly undone: boolean;
  readonly undoOf: number | null;
}

export interface LoggedCell {
  readonly table: string;
  readonly rowId: number;
  /** Null for a row that was made or removed as a whole. */
  readonly column: string | null;
  readonly kind: 'made' | 'changed' | 'removed';
  readonly before: string | number | null;
  readonly after: string | number | null;
}

type HeadRow = Omit<ChangeHead, 'undone'>;

const HEADS = `SELECT c.id, c.at, c.operator, c.command, c.title, c.reason, c.undo_of AS undoOf, (SELECT count(*) FROM change_row r WHERE r.change_id = c.id) AS rows FROM change c`;

const headOf = (raw: Database.Database, row: HeadRow): ChangeHead => ({
  ...row,
  undone: !isStanding(raw, row.id),
});

/** The change log, newest first. */
export function listChanges(
  raw: Database.Database,
  offset: number,
  limit: number,
): { total: number; changes: ChangeHead[] } {
  const total = raw.prepare('SELECT count(*) FROM change').pluck().get() as number;
  const rows = raw.prepare(`${HEADS} ORDER BY c.id DESC LIMIT ? OFFSET ?`).all(limit, offset) as HeadRow[];
  return { total, changes: rows.map((r) => headOf(raw, r)) };
}

/** The changes that touched a household, newest first, each with its cells. */
export function changesOfHousehold(
  raw: Database.Database,
  householdId: number,
  limit: number,
): (ChangeHead & { cells: LoggedCell[] })[] {
  const touched = `SELECT r.* FROM (${HOUSEHOLD_ROWS}) own JOIN change_row r ON r.table_name = own.t AND r.row_id = own.id`;
  const ids = raw
    .prepare(`SELECT DISTINCT change_id FROM (${touched}) ORDER BY change_id DESC LIMIT $limit`)
    .pluck()
    .all({ id: householdId, limit }) as number[];
  const rowsOf = raw.prepare(`SELECT * FROM (${touched}) WHERE change_id = $change ORDER BY id`);
  const head = raw.prepare(`${HEADS} WHERE c.id = ?`);
  return ids.map((change) => ({
    ...headOf(raw, head.get(change) as HeadRow),
    cells: (rowsOf.all({ id: householdId, change }) as LoggedRow[]).flatMap(cellsOf),
  }));
}

interface LoggedRow {
  readonly table_name: string;
  readonly row_id: number;
  readonly before: string | null;
  readonly after: string | null;
}

type Cells = Record<string, string | number | null>;

function cellsOf(row: LoggedRow): LoggedCell[] {
  const at = { table: row.table_name, rowId: row.row_id };
  if (row.before === null) return [{ ...at, column: null, kind: 'made', before: null, after: null }];
  if (row.after === null) return [{ ...at, column: null, kind: 'removed', before: null, after: null }];
  const before = JSON.parse(row.before) as Cells;
  const after = JSON.parse(row.after) as Cells;
  return Object.keys(after).map((column) => ({
    ...at,
    column,
    kind: 'changed',
    before: before[column] ?? null,
    after: after[column] ?? null,
  }));
}

/** The name behind a row, for "成员 张某" in a history. */
export function nameOfRow(raw: Database.Database, table: string, rowId: number): string | null {
  const sql: Record<string, string> = {
    village: 'SELECT name FROM village WHERE id = ?',
    village_group: 'SELECT name FROM village_group WHERE id = ?',
    member: 'SELECT name FROM member WHERE id = ?',
    member_year: 'SELECT m.name FROM member_year y JOIN member m ON m.id = y.member_id WHERE y.id = ?',
    pairing: 'SELECT r.name FROM pairing p JOIN helper r ON r.id = p.helper_id WHERE p.id = ?',
    household_year: `SELECT year || ' 年' FROM household_year WHERE id = ?`,
    income_statement: `SELECT year || ' 年' FROM income_statement WHERE id = ?`,
  };
  const found = sql[table];
  return found === undefined
    ? null
    : ((raw.prepare(found).pluck().get(rowId) as string | null | undefined) ?? null);
}

export const changeTitle = (raw: Database.Database, id: number): string | null =>
  (raw.prepare('SELECT title FROM change WHERE id = ?').pluck().get(id) as string | undefined) ?? null;
