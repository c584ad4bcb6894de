import type Database from 'better-sqlite3';
import type { Archive } from './open-archive.ts';
import { reader, write, type ChangeMeta } from './write.ts';

type Cells = Record<string, string | number | null>;
interface LoggedRow {
  readonly id: number;
  readonly change_id: number;
  readonly table_name: string;
  readonly row_id: number;
  readonly before: string | null;
  readonly after: string | null;
}

export type UndoOutcome =
  | { readonly kind: 'undone'; readonly change: number; readonly rows: number; readonly title: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'already' }
  | { readonly kind: 'blocked'; readonly by: readonly string[] };

class Blocked extends Error {
  readonly by: readonly string[];
  constructor(by: readonly string[]) {
    super('blocked');
    this.by = by;
  }
}

/** Whether a change stands: not undone, or its undo was itself undone. */
export function isStanding(raw: Database.Database, changeId: number): boolean {
  const undos = raw
    .prepare('SELECT id FROM change WHERE undo_of = ? ORDER BY id')
    .pluck()
    .all(changeId) as number[];
  return !undos.some((undo) => isStanding(raw, undo));
}

/**
 * Takes a change back, whatever has happened since, unless something later rests on it: a later value in the
 * same cell, or a later row that belongs to one of its rows. The undo is a change of its own; undoing that is
 * how one redoes.
 */
export async function undoChange(archive: Archive, changeId: number, meta: ChangeMeta): Promise<UndoOutcome> {
  const change = await reader(archive)
    .selectFrom('change')
    .select(['id', 'title'])
    .where('id', '=', changeId)
    .executeTakeFirst();
  if (change === undefined) return { kind: 'missing' };
  if (!isStanding(archive.raw, changeId)) return { kind: 'already' };
  try {
    const done = await write(archive, { ...meta, undoOf: changeId }, ({ raw, keep }) => {
      raw.pragma('defer_foreign_keys=ON');
      reverseRows(raw, changeId);
      const broken = raw.pragma('foreign_key_check') as { table: string }[];
      if (broken.length > 0)
        throw new Blocked(
          [...new Set(broken.map((b) => b.table))].map((t) => `之后登记的${TABLE_TITLES[t] ?? '记录'}`),
        );
      keep();
      return Promise.resolve();
    });
    return { kind: 'undone', change: done.change ?? changeId, rows: done.rows, title: change.title };
  } catch (error) {
    if (error instanceof Blocked) return { kind: 'blocked', by: error.by };
    throw error;
  }
}

/** What a later row is called when it stands in the way. */
const TABLE_TITLES: Record<string, string> = {
  household: '户',
  household_year: '户年度信息',
  member: '成员',
  member_year: '成员年度信息',
  income_statement: '收入',
  monitoring_spell: '监测记录',
  pairing: '结对',
  measure: '帮扶措施',
  procedure: '程序',
  procedure_household: '程序中的户',
  procedure_step: '程序步骤',
  document: '打印记录',
};

/** One prepared statement per text: an import of 80,000 rows is reversed with a handful of them. */
function statements(raw: Database.Database): (sql: string) => Database.Statement {
  const known = new Map<string, Database.Statement>();
  return (sql) => {
    const found = known.get(sql) ?? raw.prepare(sql);
    known.set(sql, found);
    return found;
  };
}

function reverseRows(raw: Database.Database, changeId: number): void {
  const prepare = statements(raw);
  const rows = raw
    .prepare('SELECT * FROM change_row WHERE change_id = ? ORDER BY id DESC')
    .all(changeId) as LoggedRow[];
  const later = raw.prepare(
    'SELECT * FROM change_row WHERE table_name = ? AND row_id = ? AND id > ? ORDER BY id',
  );
  for (const row of rows) {
    const since = (later.all(row.table_name, row.row_id, row.id) as LoggedRow[]).filter(
      (r) => r.change_id !== changeId,
    );
    const blocking = since.length === 0 ? null : laterTouch(row, since);
    if (blocking !== null) throw new Blocked([titleOf(raw, blocking)]);
    reverseRow(prepare, row);
  }
}

const titleOf = (raw: Database.Database, changeId: number) =>
  raw.prepare('SELECT title FROM change WHERE id = ?').pluck().get(changeId) as string;

/** The last later change whose net effect on the cells of this row is still there, or null. */
function laterTouch(row: LoggedRow, since: readonly LoggedRow[]): number | null {
  const whole = row.before === null || row.after === null;
  const mine = row.after === null ? null : (JSON.parse(row.after) as Cells);
  // Walk the later changes and keep, per cell, the value from before the first of them and after the last.
  const first = new Map<string, string>();
  const last = new Map<string, { value: string; by: number }>();
  let deletedBy: number | null = null;
  for (const s of since) {
    if (s.after === null) deletedBy = s.change_id;
    else if (s.before === null) deletedBy = null;
    else {
      for (const [k, v] of Object.entries(JSON.parse(s.before) as Cells))
        if (!first.has(k)) first.set(k, JSON.stringify(v));
      for (const [k, v] of Object.entries(JSON.parse(s.after) as Cells))
        last.set(k, { value: JSON.stringify(v), by: s.change_id });
    }
  }
  if (deletedBy !== null) return row.after === null ? null : deletedBy;
  if (row.after === null) return since.at(-1)?.change_id ?? null;
  for (const [k, end] of last) {
    if ((whole || (mine !== null && k in mine)) && first.get(k) !== end.value) return end.by;
  }
  return null;
}

function reverseRow(prepare: (sql: string) => Database.Statement, row: LoggedRow): void {
  if (row.before === null) {
    prepare(`DELETE FROM ${row.table_name} WHERE id = ?`).run(row.row_id);
    return;
  }
  const cells = JSON.parse(row.before) as Cells;
  const columns = Object.keys(cells);
  const values = columns.map((c) => cells[c] ?? null);
  if (row.after === null) {
    const marks = columns.map(() => '?').join(', ');
    prepare(
      `INSERT INTO ${row.table_name} (${columns.map((c) => `"${c}"`).join(', ')}) VALUES (${marks})`,
    ).run(values);
    return;
  }
  prepare(`UPDATE ${row.table_name} SET ${columns.map((c) => `"${c}" = ?`).join(', ')} WHERE id = ?`).run(
    ...values,
    row.row_id,
  );
}

/** The change that Ctrl+Z takes back (the newest that stands and is no undo), and the undo that Ctrl+Y takes back. */
export function nextUndoAndRedo(raw: Database.Database): {
  undo: { id: number; title: string } | null;
  redo: { id: number; title: string } | null;
} {
  const recent = raw
    .prepare(
      'SELECT id, title, undo_of, (SELECT count(*) FROM change_row r WHERE r.change_id = c.id) AS n FROM change c ORDER BY id DESC LIMIT 200',
    )
    .all() as { id: number; title: string; undo_of: number | null; n: number }[];
  const act = recent.find((c) => c.undo_of === null && c.n > 0 && isStanding(raw, c.id)) ?? null;
  // A redo is offered only while nothing new was done since the undo.
  let redo: { id: number; title: string } | null = null;
  for (const c of recent) {
    if (c.undo_of === null) {
      if (c.n > 0 && isStanding(raw, c.id)) break;
      continue;
    }
    if (isStanding(raw, c.id) && rootIsAct(raw, c.undo_of)) {
      redo = {
        id: c.id,
        title: raw.prepare('SELECT title FROM change WHERE id = ?').pluck().get(c.undo_of) as string,
      };
      break;
    }
  }
  return { undo: act === null ? null : { id: act.id, title: act.title }, redo };
}

/** True when the undone change was an act, not itself an undo (whose undo is a redo). */
const rootIsAct = (raw: Database.Database, id: number): boolean =>
  raw.prepare('SELECT undo_of IS NULL FROM change WHERE id = ?').pluck().get(id) === 1;
