import Database from 'better-sqlite3';
import { Kysely, sql, type SqlBool, SqliteDialect } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { findHousehold, measuresOf, membersOf, memberYearsOf, pairingsOf } from '#db/households.ts';
import { listHouseholds } from '#db/household-list.ts';
import { comparisonsOf, documentsOf, incomeStatement, proceduresOf, spellsOf } from '#db/households.ts';
import { rebuildDerived } from '#db/derived.ts';
import { migrate } from '#db/migrate.ts';
import { countOf, listVillages, yearsOf } from '#db/places.ts';
import type { Db } from '#db/schema.ts';

let raw: Database.Database;

beforeAll(() => {
  raw = new Database(':memory:');
  migrate(raw);
  raw.exec(`INSERT INTO change (at, operator, command, title, previous_hash, hash) VALUES ('', '', '', '', '', '');
    INSERT INTO open_change (change_id) VALUES (1);
    INSERT INTO village (name) VALUES ('云溪村');
    INSERT INTO household (village_id, household_no) VALUES (1, '1');
    INSERT INTO monitoring_spell (household_id, state, category) VALUES (1, 'open', '1')`);
  rebuildDerived(raw);
});

/** The lines of EXPLAIN QUERY PLAN of every query that `run` sends. */
async function plansOf(run: (db: Kysely<Db>) => Promise<unknown>): Promise<string[]> {
  const plans: string[] = [];
  const db = new Kysely<Db>({
    dialect: new SqliteDialect({ database: raw }),
    log: ({ query }) => {
      const lines = raw.prepare(`EXPLAIN QUERY PLAN ${query.sql}`).all(...query.parameters);
      plans.push(...(lines as { detail: string }[]).map((l) => l.detail));
    },
  });
  await run(db);
  return plans;
}

const ROWS = { sort: 'householdNo', descending: false, offset: 0, limit: 200 } as const;

describe('query plans', () => {
  test.each([
    ['the page of a household', (db: Kysely<Db>) => findHousehold(db, { id: 1 })],
    ['a household by number', (db: Kysely<Db>) => findHousehold(db, { householdNo: '1' })],
    ['its members', (db: Kysely<Db>) => membersOf(db, 1)],
    ['their year', (db: Kysely<Db>) => memberYearsOf(db, 1, 2025)],
    ['its income', (db: Kysely<Db>) => incomeStatement(db, 1, 2025)],
    ['its spells', (db: Kysely<Db>) => spellsOf(db, 1)],
    ['its helpers', (db: Kysely<Db>) => pairingsOf(db, 1)],
    ['its measures', (db: Kysely<Db>) => measuresOf(db, 1)],
    ['its comparisons', (db: Kysely<Db>) => comparisonsOf(db, 1)],
    ['its documents', (db: Kysely<Db>) => documentsOf(db, 1)],
    ['its procedures', (db: Kysely<Db>) => proceduresOf(db, 1)],
  ])('%s: no table is read from end to end', async (_, run) => {
    const plans = await plansOf(run);
    expect(plans.length).toBeGreaterThan(0);
    expect(plans.filter((line) => line.startsWith('SCAN'))).toEqual([]);
  });

  test.each([
    ['all', { year: 2025 }],
    ['of a village', { year: 2025, villageId: 1 }],
    ['in monitoring', { year: 2025, monitoring: 'open' }],
    ['of a category', { year: 2025, monitoring: '1' }],
    ['under the line', { year: 2025, below: 8000 }],
    ['by a name', { year: 2025, text: 'wy' }],
    ['of a sort not in the summary', { year: 2025, where: sql<SqlBool>`h.address is null` }],
  ])('the list of households, %s: nothing is read from end to end', async (_, filter) => {
    const plans = await plansOf((db) => listHouseholds(db, filter, ROWS));
    expect(
      plans.filter((line) =>
        /^SCAN (?!village$|g$|search_index VIRTUAL TABLE INDEX 0:M1|json_each)/.test(line),
      ),
    ).toEqual([]);
    expect(plans.some((line) => line.startsWith('SEARCH hs USING'))).toBe(true);
  });

  test.each(['householdNo', 'headName'] as const)('the order by %s is that of an index', async (sort) => {
    for (const descending of [false, true]) {
      const plans = await plansOf((db) => listHouseholds(db, { year: 2025 }, { ...ROWS, sort, descending }));
      expect(plans.filter((line) => line === 'USE TEMP B-TREE FOR ORDER BY')).toEqual([]);
    }
  });

  test('a village’s list does not walk through the other villages', async () => {
    const plans = await plansOf((db) => listHouseholds(db, { year: 2025, villageId: 1 }, ROWS));
    const walks = plans.filter((line) => /^SEARCH hs USING (COVERING )?INDEX/.test(line));
    expect(walks.length).toBeGreaterThan(1);
    expect(
      walks.filter((line) => !/household_summary_(village|group) \(closed=\? AND village_id=\?/.test(line)),
    ).toEqual([]);
  });

  test('the tree of villages, the counts and the years of an archive come from indexes of the summaries', async () => {
    const plans = await plansOf(async (db) => {
      await listVillages(db);
      await countOf(db);
      await yearsOf(db);
    });
    expect(plans.filter((line) => /^SCAN (?!village|described)/.test(line))).toEqual([]);
    expect(plans.join()).toContain('USING COVERING INDEX household_summary_group (closed=?)');
  });

  test('the log of a row and of a change are found by index', async () => {
    for (const where of ['table_name = ? AND row_id = ? AND id > ?', 'change_id = ?']) {
      const values = Array.from(where.matchAll(/\?/g), () => 1);
      const [line] = raw
        .prepare(`EXPLAIN QUERY PLAN SELECT * FROM change_row WHERE ${where}`)
        .all(...values) as { detail: string }[];
      expect(line?.detail).toMatch(/^SEARCH change_row USING INDEX/);
    }
  });
});
