import type Database from 'better-sqlite3';
import { tableTitle } from '#domain/time/log-words.ts';
import { LOGGED_TABLES } from './change-triggers.ts';
import { foreignKeysOf, type ForeignKey } from './foreign-keys.ts';
import { actOf } from './standing.ts';

/** What stands in the way of an undo: an act to undo or to redo first, or a record that stays whatever is undone. */
export interface Blocker {
  readonly change: number | null;
  readonly title: string;
  /** When it was recorded, ISO. */
  readonly at: string | null;
  readonly word: '撤销' | '重做' | null;
}

/** So many are named; whoever has undone those asks again. */
const NAMED = 8;
/** So many rows are asked for what rests on them, once one is known to be in the way. */
const ASKED = 20_000;

const LOGGED: ReadonlySet<string> = new Set(LOGGED_TABLES);

interface Touch {
  readonly of: number;
  readonly whole: 0 | 1;
  readonly after: string | null;
  readonly by: number;
  readonly by_whole: 0 | 1;
  readonly by_after: string | null;
}

/**
 * The acts that touched the same cells after this change and have not been taken back together: of what was done and
 * undone since, nothing is left. A row that was made or removed as a whole counts as all of its cells.
 */
export function laterActs(raw: Database.Database, changeId: number): Blocker[] {
  const touches = raw.prepare(
    `SELECT r.id AS of, r.before IS NULL OR r.after IS NULL AS whole, r.after, l.change_id AS by,
      l.before IS NULL OR l.after IS NULL AS by_whole, l.after AS by_after
    FROM change_row r JOIN change_row l ON l.table_name = r.table_name AND l.row_id = r.row_id AND l.id > r.id
    WHERE r.change_id = ? AND l.change_id <> r.change_id ORDER BY r.id`,
  );
  const act = actOf(raw);
  const found = new Set<number>();
  let row = 0;
  let changesOfAct = new Map<number, Set<number>>();
  const settle = () => {
    for (const [id, changes] of changesOfAct) if (changes.size % 2 === 1) found.add(id);
    changesOfAct = new Map();
  };
  for (const t of touches.iterate(changeId) as IterableIterator<Touch>) {
    if (t.of !== row) settle();
    row = t.of;
    if (!sharesCell(t)) continue;
    const id = act(t.by);
    changesOfAct.set(id, (changesOfAct.get(id) ?? new Set()).add(t.by));
  }
  settle();
  return named(raw, found);
}

function sharesCell(t: Touch): boolean {
  if (t.whole === 1 || t.by_whole === 1) return true;
  const mine = JSON.parse(t.after ?? '{}') as object;
  return Object.keys(JSON.parse(t.by_after ?? '{}') as object).some((column) => column in mine);
}

const named = (raw: Database.Database, acts: Iterable<number>): Blocker[] => {
  const head = raw.prepare('SELECT id AS change, title, at, standing FROM change WHERE id = ?');
  return [...acts]
    .sort((a, b) => b - a)
    .slice(0, NAMED)
    .map((id) => head.get(id) as { change: number; title: string; at: string; standing: 0 | 1 })
    .map(({ standing, ...head }) => ({ ...head, word: standing === 1 ? '撤销' : '重做' }));
};

/**
 * What refers to the rows that reversing the change would remove, what its rows refer to and is gone, and who has by
 * now a value that only one may have. Asked when SQLite has refused to reverse a row.
 */
export function restingOn(raw: Database.Database, changeId: number): Blocker[] {
  const keys = foreignKeysOf(raw);
  const acts = new Set<number>();
  const kept = new Set<string>();
  const rows = raw.prepare(
    'SELECT table_name, row_id, before, after FROM change_row WHERE change_id = ? ORDER BY id DESC LIMIT ?',
  );
  const ask = asker(raw, changeId, { acts, kept });
  for (const row of rows.all(changeId, ASKED) as LoggedRow[]) {
    if (acts.size + kept.size >= NAMED) break;
    if (row.before === null) ask.referringTo(keys, row);
    else ask.missingFor(keys, row);
  }
  return [...named(raw, acts), ...[...kept].map((title) => ({ change: null, title, at: null, word: null }))];
}

interface LoggedRow {
  readonly table_name: string;
  readonly row_id: number;
  readonly before: string | null;
  readonly after: string | null;
}

function asker(raw: Database.Database, changeId: number, found: { acts: Set<number>; kept: Set<string> }) {
  const act = actOf(raw);
  const own = act(changeId);
  const lastTouch = raw
    .prepare('SELECT change_id FROM change_row WHERE table_name = ? AND row_id = ? ORDER BY id DESC LIMIT 1')
    .pluck();
  const lastOnCell = raw
    .prepare(
      `SELECT change_id FROM change_row WHERE table_name = ? AND row_id = ?
      AND (before IS NULL OR after IS NULL OR json_type(after, '$.' || ?) IS NOT NULL) ORDER BY id DESC LIMIT 1`,
    )
    .pluck();
  const add = (change: unknown) => {
    if (typeof change === 'number' && act(change) !== own) found.acts.add(act(change));
  };
  return {
    referringTo(keys: readonly ForeignKey[], row: LoggedRow) {
      for (const { child, column } of keys.filter((k) => k.parent === row.table_name)) {
        const ids = raw
          .prepare(`SELECT id FROM ${child} WHERE ${column} = ? LIMIT ${NAMED}`)
          .pluck()
          .all(row.row_id) as number[];
        if (ids.length > 0 && !LOGGED.has(child)) found.kept.add(tableTitle(child));
        else for (const id of ids) add(lastOnCell.get(child, id, column));
      }
    },
    missingFor(keys: readonly ForeignKey[], row: LoggedRow) {
      const cells = JSON.parse(row.before ?? '{}') as Record<string, unknown>;
      for (const { column, parent } of keys.filter((k) => k.child === row.table_name)) {
        const id = cells[column];
        if (typeof id !== 'number') continue;
        const there = raw.prepare(`SELECT 1 FROM ${parent} WHERE id = ?`).get(id);
        if (there === undefined) add(lastTouch.get(parent, id));
      }
      for (const id of holdersOf(raw, row.table_name, row.row_id, cells))
        add(lastTouch.get(row.table_name, id));
    },
  };
}

/** Other rows that have, in any of the table's unique indexes, the values that the row had. */
function holdersOf(
  raw: Database.Database,
  table: string,
  rowId: number,
  cells: Readonly<Record<string, unknown>>,
): number[] {
  const indexes = raw
    .prepare(`SELECT name FROM pragma_index_list(?) WHERE "unique" = 1`)
    .pluck()
    .all(table) as string[];
  return indexes.flatMap((index) => {
    const columns = (
      raw.prepare('SELECT name FROM pragma_index_info(?)').pluck().all(index) as (string | null)[]
    ).map((c) => c ?? '');
    if (columns.includes('') || !columns.some((c) => c in cells)) return [];
    const now = (raw.prepare(`SELECT * FROM ${table} WHERE id = ?`).get(rowId) ?? {}) as typeof cells;
    const values = columns.map((c) => cells[c] ?? now[c] ?? null);
    const where = columns.map((c) => `${c} = ?`).join(' AND ');
    return raw
      .prepare(`SELECT id FROM ${table} WHERE ${where} AND id <> ? LIMIT 1`)
      .pluck()
      .all(...values, rowId) as number[];
  });
}
