import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrate } from '#db/migrate.ts';
import { actOf, isStanding, latestOf, nextUndoAndRedo } from '#db/standing.ts';

/** An archive of the first version with these changes: each undoes the one that is named, or is an act. */
function ofVersionOne(undoOf: readonly (number | null)[]): Database.Database {
  const raw = new Database(':memory:');
  migrate(raw, 1);
  const head = raw.prepare(
    `INSERT INTO change (at, operator, command, title, undo_of, previous_hash, hash) VALUES ('', '', 'x', ?, ?, '', '')`,
  );
  const row = raw.prepare(
    `INSERT INTO change_row (change_id, table_name, row_id, before, after) VALUES (?, 'household', 1, NULL, '{}')`,
  );
  for (const [index, of] of undoOf.entries()) {
    head.run(`第 ${index + 1}`, of);
    row.run(index + 1);
  }
  migrate(raw);
  return raw;
}

const kinds = (raw: Database.Database) =>
  raw.prepare('SELECT kind, standing, row_count FROM change ORDER BY id').raw().all();

test('an archive of the first version learns what its undos made of its acts', () => {
  const raw = ofVersionOne([null, null, 2, null, 4, 5]);
  expect(kinds(raw)).toEqual([
    ['act', 1, 1],
    ['act', 0, 1],
    ['undo', 1, 1],
    ['act', 1, 1],
    ['undo', 0, 1],
    ['redo', 1, 1],
  ]);
  expect([1, 2, 4].map((id) => isStanding(raw, id))).toEqual([true, false, true]);
});

test('a chain of undos of undos, however it was made, is one of turns', () => {
  // Undone, redone, the redo undone by its own id, redone, undone by the id of the act.
  const raw = ofVersionOne([null, 1, 2, 3, 4, 1]);
  expect(kinds(raw).map((row) => (row as unknown[]).slice(0, 2))).toEqual([
    ['act', 0],
    ['undo', 0],
    ['redo', 0],
    ['undo', 0],
    ['redo', 0],
    ['undo', 1],
  ]);
  const act = actOf(raw);
  expect([1, 2, 3, 4, 5, 6].map(act)).toEqual([1, 1, 1, 1, 1, 1]);
  expect(latestOf(raw, 1, 7)).toBe(6);
  expect(nextUndoAndRedo(raw)).toEqual({ undo: null, redo: { id: 1, title: '第 1' } });
});

test('what changed nothing is neither undone nor redone', () => {
  const raw = ofVersionOne([null]);
  raw.exec('UPDATE change SET row_count = 0');
  expect(nextUndoAndRedo(raw)).toEqual({ undo: null, redo: null });
});
