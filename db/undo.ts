import type Database from 'better-sqlite3';
import { tableTitle } from '#domain/time/log-words.ts';
import type { Archive } from './open-archive.ts';
import type { Cells } from './row-access.ts';
import { actOf, BEGINNING, isStanding, latestOf } from './standing.ts';
import { closedYearOf, takenValue } from './taken-value.ts';
import { laterActs, restingOn, type Blocker } from './undo-blockers.ts';
import { write, type ChangeMeta } from './write.ts';

export type UndoOutcome =
  | { readonly kind: 'done'; readonly change: number; readonly act: number; readonly rows: number }
  | { readonly kind: 'missing' }
  /** It is undone already; or, to be redone, it stands. */
  | { readonly kind: 'already' }
  /** The change is the making of the archive: there is nothing before it. */
  | { readonly kind: 'beginning' }
  /** It would alter a closed year, and no reason was given. */
  | { readonly kind: 'closed'; readonly year: number }
  | { readonly kind: 'blocked'; readonly by: readonly Blocker[] };

/** Thrown inside the act, so that it is rolled back whole. */
class Stopped extends Error {
  readonly outcome: UndoOutcome;
  constructor(outcome: UndoOutcome) {
    super(outcome.kind);
    this.outcome = outcome;
  }
}

/**
 * Takes an act back, whatever has happened since, unless something later rests on it: a later value in the same cell,
 * or a row that belongs to one of its rows. The undo is a change of its own.
 */
export const undoChange = (archive: Archive, changeId: number, meta: ChangeMeta): Promise<UndoOutcome> =>
  turn(archive, changeId, 'undo', meta);

/** Does an undone act again, under the same conditions. */
export const redoChange = (archive: Archive, changeId: number, meta: ChangeMeta): Promise<UndoOutcome> =>
  turn(archive, changeId, 'redo', meta);

/** `changeId` is an act, or one of its undos and redos, which stand for it. */
async function turn(
  archive: Archive,
  changeId: number,
  kind: 'undo' | 'redo',
  meta: ChangeMeta,
): Promise<UndoOutcome> {
  const { rawReading } = archive;
  const act = actOf(rawReading)(changeId);
  const command = rawReading.prepare('SELECT command FROM change WHERE id = ?').pluck().get(act);
  if (command === undefined) return { kind: 'missing' };
  if (command === BEGINNING) return { kind: 'beginning' };
  let latest = act;
  try {
    const done = await write(archive, { ...meta, undoOf: act }, async ({ raw, keep, changeId: own }) => {
      if (isStanding(raw, act) !== (kind === 'undo')) throw new Stopped({ kind: 'already' });
      latest = mark(raw, own, act, kind);
      const by = laterActs(raw, latest);
      if (by.length > 0) throw new Stopped({ kind: 'blocked', by });
      await reverseRows(raw, latest);
      keep();
    });
    return { kind: 'done', change: done.change ?? act, act, rows: done.rows };
  } catch (error) {
    if (error instanceof Stopped) return error.outcome;
    const year = closedYearOf(error);
    if (year !== null) return { kind: 'closed', year };
    if (!isConstraint(error)) throw error;
    const by = restingOn(rawReading, latest);
    return { kind: 'blocked', by: by.length > 0 ? by : [unnamed(error)] };
  }
}

/** Says in the log what this change is and that it is the latest word on the act; returns the one before it. */
function mark(raw: Database.Database, own: number, act: number, kind: 'undo' | 'redo'): number {
  const latest = latestOf(raw, act, own);
  raw
    .prepare('UPDATE change SET undo_of = ?, kind = ? WHERE id = ?')
    .run(kind === 'undo' ? act : latest, kind, own);
  raw.prepare('UPDATE change SET standing = ? WHERE id = ?').run(kind === 'undo' ? 0 : 1, act);
  if (latest !== act) raw.prepare('UPDATE change SET standing = 0 WHERE id = ?').run(latest);
  return latest;
}

const isConstraint = (error: unknown): boolean =>
  /^SQLITE_CONSTRAINT_(FOREIGNKEY|TRIGGER|UNIQUE)$/.test((error as { code?: string }).code ?? '');

const unnamed = (error: unknown): Blocker => ({
  change: null,
  title: `之后登记的${tableTitle(takenValue(error)?.split('.')[0] ?? '')}`,
  at: null,
  word: null,
});

interface LoggedRow {
  readonly id: number;
  readonly table_name: string;
  readonly row_id: number;
  readonly before: string | null;
  readonly after: string | null;
}

/** So many rows of the log are in memory at once; between them others have their turn. */
const CHUNK = 2000;

/** Backwards, so that what belongs to a row goes before it: every reference holds after every single step. */
async function reverseRows(raw: Database.Database, changeId: number): Promise<void> {
  const prepare = statements(raw);
  const chunk = raw.prepare(
    `SELECT id, table_name, row_id, before, after FROM change_row WHERE change_id = ? AND id < ?
    ORDER BY id DESC LIMIT ${CHUNK}`,
  );
  for (let below = Number.MAX_SAFE_INTEGER; ;) {
    const rows = chunk.all(changeId, below) as LoggedRow[];
    for (const row of rows) reverseRow(prepare, row);
    const last = rows.at(-1);
    if (last === undefined || rows.length < CHUNK) return;
    below = last.id;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** One prepared statement per text: an import of 80,000 rows is reversed with a handful of them. */
function statements(raw: Database.Database): (sql: string) => Database.Statement {
  const known = new Map<string, Database.Statement>();
  return (sql) => {
    const found = known.get(sql) ?? raw.prepare(sql);
    known.set(sql, found);
    return found;
  };
}

function reverseRow(prepare: (sql: string) => Database.Statement, row: LoggedRow): void {
  const { changes } = row.before === null ? removed(prepare, row) : restored(prepare, row, row.before);
  if (changes !== 1) throw new Error(`log row ${row.id} cannot be reversed`);
}

const removed = (prepare: (sql: string) => Database.Statement, row: LoggedRow) =>
  prepare(`DELETE FROM ${row.table_name} WHERE id = ?`).run(row.row_id);

function restored(prepare: (sql: string) => Database.Statement, row: LoggedRow, before: string) {
  const cells = JSON.parse(before) as Cells;
  const columns = Object.keys(cells);
  const values = columns.map((c) => cells[c] ?? null);
  if (row.after !== null)
    return prepare(
      `UPDATE ${row.table_name} SET ${columns.map((c) => `"${c}" = ?`).join(', ')} WHERE id = ?`,
    ).run(...values, row.row_id);
  const names = columns.map((c) => `"${c}"`).join(', ');
  return prepare(
    `INSERT INTO ${row.table_name} (${names}) VALUES (${columns.map(() => '?').join(', ')})`,
  ).run(values);
}
