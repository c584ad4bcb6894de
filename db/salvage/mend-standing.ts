import type Database from 'better-sqlite3';

/**
 * Whether an act stands follows from the undos and redos that came after it; a row of the log that came from a backup
 * says how it was then. From the newest back: an act or a redo that a standing undo names does not stand, and so on.
 */
export function mendStanding(db: Database.Database): void {
  const changes = db
    .prepare('SELECT id, undo_of AS undoOf, kind, standing FROM change WHERE undo_of IS NOT NULL ORDER BY id')
    .all() as { id: number; undoOf: number; kind: 'act' | 'undo' | 'redo'; standing: 0 | 1 }[];
  const actOf = new Map<number, number>();
  const last = new Map<number, 'undo' | 'redo'>();
  const latest = new Map<number, number>();
  for (const { id, undoOf, kind } of changes) {
    if (kind === 'act') continue;
    const act = actOf.get(undoOf) ?? undoOf;
    actOf.set(id, act);
    last.set(act, kind);
    latest.set(act, id);
  }
  const set = db.prepare('UPDATE change SET standing = ? WHERE id = ? AND standing <> ?');
  for (const [act, kind] of last) {
    const stands = kind === 'undo' ? 0 : 1;
    set.run(stands, act, stands);
  }
  for (const [id, act] of actOf) {
    const stands = latest.get(act) === id ? 1 : 0;
    set.run(stands, id, stands);
  }
}
