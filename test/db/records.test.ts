import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { linksOfHousehold } from '#db/attachments.ts';
import { migrate } from '#db/migrate.ts';
import {
  assistancePlanOf,
  findRecord,
  recordsOf,
  representativesOn,
  villageYear,
  visitChecksOf,
} from '#db/records.ts';
import type { Db } from '#db/schema.ts';
import { recordKindNames, recordKinds } from '#domain/records/record-kinds.ts';

let raw: Database.Database;

beforeAll(() => {
  raw = new Database(':memory:');
  migrate(raw);
});

async function plansOf(run: (db: Kysely<Db>) => Promise<unknown>): Promise<string[]> {
  const plans: string[] = [];
  const db = new Kysely<Db>({
    dialect: new SqliteDialect({ database: raw }),
    log: ({ query }) => {
      const lines = raw.prepare(`EXPLAIN QUERY PLAN ${query.sql}`).all(...query.parameters);
      plans.push(...(lines as { detail: string }[]).map((line) => line.detail));
    },
  });
  await run(db);
  return plans;
}

const COLUMN = { household: 'household_id', member: 'member_id', village: 'village_id' } as const;

describe('no table of records is read from end to end', () => {
  test.each(recordKindNames)('for %s of an owner, or one of them', async (name) => {
    const { owner, aboutMember } = recordKinds[name];
    const columns = new Set([COLUMN[owner], ...(owner === 'member' ? (['household_id'] as const) : [])]);
    if (aboutMember === true) columns.add('member_id');
    for (const column of columns) {
      const plans = await plansOf((db) => recordsOf(db, name, { column, id: 1 }));
      expect(plans.filter((line) => line.startsWith('SCAN'))).toEqual([]);
      expect(plans.join()).toContain(`(${column}=?)`);
    }
    const [line] = await plansOf((db) => findRecord(db, name, 1));
    expect(line).toContain('USING INTEGER PRIMARY KEY');
  });

  test.each([
    ['the ticks of its visits', (db: Kysely<Db>) => visitChecksOf(db, 1)],
    ['its photos', (db: Kysely<Db>) => linksOfHousehold(db, 1)],
    ['its plan of a year', (db: Kysely<Db>) => assistancePlanOf(db, 1, 2025)],
    ['the year of a village', (db: Kysely<Db>) => villageYear(db, 1, 2025)],
    ['the representatives of a village', (db: Kysely<Db>) => representativesOn(db, 1, '2025-01-01')],
  ])('for %s', async (_, run) => {
    const plans = await plansOf(run);
    expect(plans.length).toBeGreaterThan(0);
    expect(plans.filter((line) => line.startsWith('SCAN'))).toEqual([]);
  });
});
