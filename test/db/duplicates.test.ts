import Database from 'better-sqlite3';
import { beforeAll, expect, test } from 'vitest';
import { findAlike } from '#db/duplicates.ts';
import { migrate } from '#db/migrate.ts';

let raw: Database.Database;
const plans: string[] = [];

beforeAll(() => {
  raw = new Database(':memory:');
  migrate(raw);
  raw.exec(`INSERT INTO change (at, operator, command, title, previous_hash, hash) VALUES ('', '', '', '', '', '');
    INSERT INTO open_change (change_id) VALUES (1);
    INSERT INTO household (household_no, phone) VALUES ('1', '138'), ('2', '138');
    INSERT INTO member (household_id, name, id_key) VALUES (1, '赵一', 'K'), (2, '赵一', 'K'), (2, '钱二', NULL)`);
  const prepare = raw.prepare.bind(raw);
  raw.prepare = (sql: string) => {
    const lines = prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[];
    plans.push(...lines.map(({ detail }) => detail));
    return prepare(sql);
  };
});

test('duplicates are found along covering indexes, without sorting or reading a table from end to end', () => {
  expect(findAlike(raw).map(({ kind, ids }) => [kind, ...ids])).toEqual([
    ['id', 1, 2],
    ['phone', 1, 2],
  ]);
  expect(plans.filter((line) => /^SCAN (?!not_duplicate|\()/.test(line))).toEqual([]);
  expect(plans.filter((line) => line.includes('ORDER BY') && line.startsWith('USE TEMP'))).toEqual([]);
  const tables = plans.filter((line) => /^SEARCH (m|member|household) /.test(line));
  expect(tables.filter((line) => !line.includes('COVERING INDEX'))).toEqual([]);
  expect(tables.length).toBe(5);
});
