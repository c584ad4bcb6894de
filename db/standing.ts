import type Database from 'better-sqlite3';

export interface NamedChange {
  readonly id: number;
  readonly title: string;
}

/** The making of the archive: there is nothing before it. */
export const BEGINNING = 'archive.create';

/** Whether a change stands: not undone, or redone since. */
export const isStanding = (raw: Database.Database, changeId: number): boolean =>
  raw.prepare('SELECT standing FROM change WHERE id = ?').pluck().get(changeId) === 1;

/** The act that an undo or a redo speaks of; an act itself. */
export function actOf(raw: Database.Database): (changeId: number) => number {
  const target = raw.prepare('SELECT undo_of FROM change WHERE id = ?').pluck();
  const known = new Map<number, number>();
  return (changeId) => {
    let act = known.get(changeId) ?? changeId;
    for (let of = target.get(act); typeof of === 'number'; of = target.get(of)) act = of;
    known.set(changeId, act);
    return act;
  };
}

/** The newest undo or redo of an act, older than `before`, or the act itself: whose rows are the latest word on it. */
export function latestOf(raw: Database.Database, act: number, before: number): number {
  const next = raw.prepare('SELECT max(id) FROM change WHERE undo_of = ? AND id < ?').pluck();
  let latest = act;
  for (let id = next.get(act, before); typeof id === 'number'; id = next.get(id, before)) latest = id;
  return latest;
}

/**
 * The act that Ctrl+Z takes back (the newest that stands and altered something), and the one that Ctrl+Y does again:
 * that of the newest undo, as long as nothing new was done since.
 */
export function nextUndoAndRedo(raw: Database.Database): {
  undo: NamedChange | null;
  redo: NamedChange | null;
} {
  const newest = raw.prepare(
    `SELECT id, title FROM change WHERE kind = ? AND standing = 1 AND row_count > 0 AND id > ? AND command <> ?
    ORDER BY id DESC LIMIT 1`,
  );
  const find = (kind: 'act' | 'undo', after: number) =>
    (newest.get(kind, after, BEGINNING) as NamedChange | undefined) ?? null;
  const undo = find('act', 0);
  const last = find('undo', undo?.id ?? 0);
  if (last === null) return { undo, redo: null };
  const act = actOf(raw)(last.id);
  return { undo, redo: { id: act, title: titleOf(raw, act) ?? last.title } };
}

export const titleOf = (raw: Database.Database, id: number): string | null =>
  (raw.prepare('SELECT title FROM change WHERE id = ?').pluck().get(id) as string | undefined) ?? null;

/** How many rows a change altered. */
export const rowsOf = (raw: Database.Database, change: number): number =>
  raw.prepare('SELECT row_count FROM change WHERE id = ?').pluck().get(change) as number;
