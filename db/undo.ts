import type Database from 'better-sqlite3';
import type { Archive } from './open-archive.ts';
import { takenValue } from './taken-value.ts';
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
  /** The change is the making of the archive: there is nothing before it. */
  | { readonly kind: 'beginning' }
  | { readonly kind: 'blocked'; readonly by: readonly string[] };

const BEGINNING = 'archive.create';

class Already extends Error {}

class Blocked extends Error {
  readonly by: readonly string[];
  constructor(by: readonly string[]) {
    super('blocked');
    this.by = by;
  }
}

/** Whether a change stands: not undone, or its undo was itself undone. `before` leaves out that change and later ones. */
export function isStanding(raw: Database.Database, changeId: number, before = Infinity): boolean {
  const undos = raw
    .prepare('SELECT id FROM change WHERE undo_of = ? AND id < ? ORDER BY id')
    .pluck()
    .all(changeId, before) as number[];
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
    .select(['id', 'title', 'command'])
    .where('id', '=', changeId)
    .executeTakeFirst();
  if (change === undefined) return { kind: 'missing' };
  if (change.command === BEGINNING) return { kind: 'beginning' };
  try {
    const done = await write(archive, { ...meta, undoOf: changeId }, ({ raw, keep, changeId: own }) => {
      if (!isStanding(raw, changeId, own)) throw new Already();
      raw.pragma('defer_foreign_keys=ON');
      reverseRows(raw, changeId, own);
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
    if (error instanceof Already) return { kind: 'already' };
    if (error instanceof Blocked) return { kind: 'blocked', by: error.by };
    const taken = takenValue(error)?.split('.')[0];
    if (taken !== undefined) return { kind: 'blocked', by: [`之后登记的${TABLE_TITLES[taken] ?? '记录'}`] };
    throw error;
  }
}

/** What a later row is called when it stands in the way. */
const TABLE_TITLES: Record<string, string> = {
  village: '村',
  village_group: '组',
  helper: '帮扶责任人',
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

/** `own` is the change that the reversing itself is logged under: its rows stand in nobody's way. */
function reverseRows(raw: Database.Database, changeId: number, own: number): void {
  const prepare = statements(raw);
  const rows = raw
    .prepare('SELECT * FROM change_row WHERE change_id = ? ORDER BY id DESC')
    .all(changeId) as LoggedRow[];
  const later = raw.prepare(
    'SELECT * FROM change_row WHERE table_name = ? AND row_id = ? AND id > ? ORDER BY id',
  );
  for (const row of rows) {
    const since = (later.all(row.table_name, row.row_id, row.id) as LoggedRow[]).filter(
      (r) => r.change_id !== changeId && r.change_id !== own,
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

/**
 * The change that Ctrl+Z takes back (the newest that stands and is no undo), and the undo that Ctrl+Y takes back:
 * one newer than every act that stands, so that nothing new was done since.
 */
export function nextUndoAndRedo(raw: Database.Database): {
  undo: { id: number; title: string } | null;
  redo: { id: number; title: string } | null;
} {
  const newestFirst = raw.prepare(
    `SELECT id, title, undo_of, EXISTS (SELECT 1 FROM change_row r WHERE r.change_id = c.id) AS alters
    FROM change c WHERE command <> ? ORDER BY id DESC`,
  );
  const act = raw.prepare('SELECT title FROM change WHERE id = ? AND undo_of IS NULL').pluck();
  let redo: { id: number; title: string } | null = null;
  for (const c of newestFirst.iterate(BEGINNING) as IterableIterator<ListedChange>) {
    if (c.undo_of === null && c.alters === 0) continue;
    if (!isStanding(raw, c.id)) continue;
    if (c.undo_of === null) return { undo: { id: c.id, title: c.title }, redo };
    // The undo of an undo is a redo, which is not redone.
    const title = act.get(c.undo_of) as string | undefined;
    if (redo === null && title !== undefined) redo = { id: c.id, title };
  }
  return { undo: null, redo };
}

interface ListedChange {
  readonly id: number;
  readonly title: string;
  readonly undo_of: number | null;
  readonly alters: 0 | 1;
}
