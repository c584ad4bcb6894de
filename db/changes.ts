import type Database from 'better-sqlite3';
import { householdRows, logOf, type LoggedRow } from './household-rows.ts';
import type { Cells } from './row-access.ts';

export interface ChangeHead {
  readonly id: number;
  readonly at: string;
  /** The day on which it took effect, where that was told apart from the day of recording. */
  readonly effectiveOn: string | null;
  readonly operator: string;
  readonly command: string;
  readonly title: string;
  readonly reason: string | null;
  readonly rows: number;
  readonly kind: 'act' | 'undo' | 'redo';
  readonly undone: boolean;
  readonly undoOf: number | null;
  /** When the entry before was made, where the clock says that this one was made before it: it was set back. */
  readonly clockBackFrom: string | null;
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

type HeadRow = Omit<ChangeHead, 'undone'> & { readonly standing: 0 | 1 };

/** Clocks are put right by seconds all the time. */
const TOLERATED_DAYS = 1 / 1440;

/** Both moments are under the hashes of the log: that the clock was set back stands there for ever. */
const HEADS = `SELECT c.id, c.at, c.effective_on AS effectiveOn, c.operator, c.command, c.title, c.reason,
  c.undo_of AS undoOf, c.kind, c.standing, c.row_count AS rows,
  (SELECT p.at FROM change p
    WHERE p.id = (SELECT max(id) FROM change WHERE id < c.id) AND julianday(p.at) > julianday(c.at) + ${TOLERATED_DAYS}) AS clockBackFrom FROM change c`;

const headOf = ({ standing, ...row }: HeadRow): ChangeHead => ({
  ...row,
  undone: row.kind === 'act' && standing === 0,
});

export interface ChangeFilter {
  /** A part of the title or of the reason. */
  readonly text?: string | undefined;
  readonly operator?: string | undefined;
  /** ISO times: from the first on, before the second. */
  readonly from?: string | undefined;
  readonly before?: string | undefined;
  readonly state?: 'standing' | 'undone' | undefined;
}

const CONDITIONS: Readonly<Record<keyof ChangeFilter, string>> = {
  text: `(instr(c.title, $text) > 0 OR instr(coalesce(c.reason, ''), $text) > 0)`,
  operator: 'c.operator = $operator',
  from: 'c.at >= $from',
  before: 'c.at < $before',
  state: `c.kind = 'act' AND c.row_count > 0 AND c.standing = ($state = 'standing')`,
};

/** The change log, newest first. */
export function listChanges(
  raw: Database.Database,
  filter: ChangeFilter,
  { offset, limit }: { offset: number; limit: number },
): { total: number; changes: ChangeHead[]; operators: string[] } {
  const asked = Object.entries(filter).filter(([, value]) => value !== undefined && value !== '');
  const values = Object.fromEntries(asked);
  const where = ['1', ...asked.map(([key]) => CONDITIONS[key as keyof ChangeFilter])].join(' AND ');
  const total = raw.prepare(`SELECT count(*) FROM change c WHERE ${where}`).pluck().get(values) as number;
  const rows = raw
    .prepare(`${HEADS} WHERE ${where} ORDER BY c.id DESC LIMIT $limit OFFSET $offset`)
    .all({ ...values, limit, offset }) as HeadRow[];
  const operators = raw.prepare('SELECT DISTINCT operator FROM change ORDER BY 1').pluck().all() as string[];
  return { total, changes: rows.map(headOf), operators };
}

/** The heads of these changes, newest first. */
export const headsOf = (raw: Database.Database, ids: Iterable<number>): ChangeHead[] =>
  (
    raw
      .prepare(`${HEADS} WHERE c.id IN (SELECT value FROM json_each(?)) ORDER BY c.id DESC`)
      .all(JSON.stringify([...ids])) as HeadRow[]
  ).map(headOf);

/** The changes that touched a household, newest first, each with its cells. */
export function changesOfHousehold(
  raw: Database.Database,
  householdId: number,
  limit: number,
): (ChangeHead & { cells: LoggedCell[] })[] {
  const log = logOf(raw, householdRows(raw, householdId));
  const byChange = Map.groupBy(log, (row) => row.change_id);
  const newest = [...byChange.keys()].sort((a, b) => b - a).slice(0, limit);
  return headsOf(raw, newest).map((head) => ({
    ...head,
    cells: (byChange.get(head.id) ?? []).flatMap(cellsOf),
  }));
}

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

/** A row as it is, or as it was when it was removed; undefined when it never was. */
export function lastCells(raw: Database.Database, table: string, rowId: number): Cells | undefined {
  const row = raw.prepare(`SELECT * FROM "${table}" WHERE id = ?`).get(rowId) as Cells | undefined;
  if (row !== undefined) return row;
  const removed = raw
    .prepare(
      `SELECT before FROM change_row WHERE table_name = ? AND row_id = ? AND after IS NULL ORDER BY id DESC LIMIT 1`,
    )
    .pluck()
    .get(table, rowId) as string | undefined;
  return removed === undefined ? undefined : (JSON.parse(removed) as Cells);
}

export interface CellChange {
  readonly change: number;
  readonly before: string | number | null;
  readonly after: string | number | null;
}

/** What one cell has been, oldest first; the first entry is the making of the row, as far as the log knows of it. */
export function changesOfCell(
  raw: Database.Database,
  { table, rowId, column }: { table: string; rowId: number; column: string },
): CellChange[] {
  const rows = raw
    .prepare(
      'SELECT change_id, before, after FROM change_row WHERE table_name = ? AND row_id = ? ORDER BY id',
    )
    .all(table, rowId) as Pick<LoggedRow, 'change_id' | 'before' | 'after'>[];
  // From the present back: an insert carries no copy, so what it put in is what the next change found.
  let value = raw.prepare(`SELECT "${column}" FROM "${table}" WHERE id = ?`).pluck().get(rowId) as
    string | number | null | undefined;
  const changes: CellChange[] = [];
  for (const row of rows.reverse()) {
    const before = row.before === null ? null : ((JSON.parse(row.before) as Cells)[column] ?? null);
    const touches = row.before === null || row.after === null || column in (JSON.parse(row.after) as Cells);
    if (!touches) continue;
    changes.push({ change: row.change_id, before, after: row.after === null ? null : (value ?? null) });
    value = before;
  }
  return changes.reverse().filter((c) => c.before !== c.after);
}
