import Database from 'better-sqlite3';
import { beforeAll, describe, expect, test } from 'vitest';
import { migrate, SCHEMA_VERSION } from '#db/migrate.ts';
import { search } from '#db/search.ts';

let db: Database.Database;

const act = (id: number, sql: string, undoOf: number | null = null) => {
  db.prepare(
    `INSERT INTO change (id, at, operator, command, title, undo_of, previous_hash, hash)
    VALUES (?, '2026-03-0${id}T08:00:00.000Z', '李经办', 'act', '操作${id}', ?, '', '')`,
  ).run(id, undoOf);
  db.exec(`INSERT INTO open_change (change_id) VALUES (${id}); ${sql}; DELETE FROM open_change`);
};

beforeAll(() => {
  db = new Database(':memory:');
  migrate(db, 1);
  act(
    1,
    `INSERT INTO village (name) VALUES ('云溪村');
    INSERT INTO household (household_no, village_id) VALUES ('52990100000000001', 1);
    INSERT INTO member (household_id, person_no, name, relation) VALUES (1, 'P1', '张三', '01'), (1, 'P2', '李四', '02');
    INSERT INTO income_statement (household_id, year, purpose, wage_income) VALUES (1, 2025, 'annual', 1200.5)`,
  );
  act(2, `UPDATE member SET left_on = '2026-03-01', left_reason = '01', left_proof = '证明' WHERE id = 2`);
  act(3, `UPDATE income_statement SET wage_income = 9 WHERE id = 1`);
  act(4, `UPDATE income_statement SET wage_income = 1200.5 WHERE id = 1`, 3);
  migrate(db);
});

describe('an archive of the first version, brought up to date', () => {
  test('keeps every row and its place in the log', () => {
    expect(db.pragma('user_version', { simple: true })).toBe(SCHEMA_VERSION);
    expect(db.prepare('SELECT year, purpose, wage_income, spell_id FROM income_statement').all()).toEqual([
      { year: 2025, purpose: 'annual', wage_income: 1200.5, spell_id: null },
    ]);
    expect(db.prepare('SELECT count(*) FROM change_row').pluck().get()).toBe(8);
    expect(db.pragma('foreign_key_check')).toEqual([]);
  });

  test('knows that who left did so by nature, and that the others stay', () => {
    expect(db.prepare('SELECT name, left_kind FROM member ORDER BY id').all()).toEqual([
      { name: '张三', left_kind: null },
      { name: '李四', left_kind: 'natural' },
    ]);
  });

  test('knows which acts stand', () => {
    expect(db.prepare('SELECT id, kind, standing FROM change ORDER BY id').all()).toEqual([
      { id: 1, kind: 'act', standing: 1 },
      { id: 2, kind: 'act', standing: 1 },
      { id: 3, kind: 'act', standing: 0 },
      { id: 4, kind: 'undo', standing: 1 },
    ]);
  });

  test('is found by name and stands in the list', () => {
    expect(search(db, 'zs', 5).map((hit) => hit.name)).toEqual(['张三']);
    expect(db.prepare('SELECT head_name, people FROM household_summary').all()).toEqual([
      { head_name: '张三', people: 1 },
    ]);
  });

  test('guards the new tables and the old ones alike', () => {
    expect(() => db.exec(`INSERT INTO benefit (household_id, kind) VALUES (1, '01')`)).toThrow(
      'no open change',
    );
    expect(() => db.exec(`UPDATE income_statement SET wage_income = 0`)).toThrow('no open change');
  });
});
