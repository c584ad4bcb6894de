import { Kysely, type RawBuilder, type SqlBool, SqliteDialect } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countHouseholds, listedIds } from '#db/household-list.ts';
import { filterSql } from '#db/list-filter.ts';
import { columnValues, onWorkingList } from '#db/lists.ts';
import type { Db } from '#db/schema.ts';
import { reader } from '#db/write.ts';
import { columnFields, filterFields, findColumn } from '#domain/lists/list-fields.ts';
import { type Condition, type FilterGroup, operatorsOf } from '#domain/lists/filter.ts';
import { aHousehold, anArchive, type BuiltArchive } from '#test/support/archive-builder.ts';

const at = { year: 2025, today: '2025-03-20' };
const ORDER = { sort: 'householdNo', descending: false } as const;

let archive: BuiltArchive;
/** Household numbers by what each is for. */
const ids: Record<string, number> = {};

beforeAll(async () => {
  archive = await anArchive();
  const make = async (name: string, wanted: Parameters<typeof aHousehold>[1]) => {
    ids[name] = (await aHousehold(archive, wanted)).id;
  };
  await make('old', {
    ...{ head: '王䶮', group: '二组', year: { year: 2025, arable_area: 2.5, other_causes: '01,03' } },
    headCells: { birth_date: '1965-03-20', sex: '1' },
    others: [{ name: '李一', relation: '02', birth_date: '1990-01-01' }],
    income: { year: 2025, wage_income: 12000, business_expense: 2000.5, net_income: 1 },
  });
  await make('young', {
    ...{ village: '石板村', cells: { household_type: '01', address: '清水镇100%路', phone: null } },
    headCells: { birth_date: '1990-03-21', sex: '2' },
    headYear: { year: 2025, health: '2' },
    income: { year: 2025, net_income: 9000, per_capita_net_income: 9000 },
  });
  await make('watched', {
    ...{
      year: { year: 2025, arable_area: 0 },
      spell: { category: '2', risk_1: '01', risk_2: '03', recognised_month: '202405' },
    },
    measures: [
      { year: 2025, kind: '01' },
      { year: 2024, kind: '01' },
    ],
    headYear: { year: 2024, health: '2' },
  });
  await archive.write((rows) => {
    const household_id = ids['old'] ?? 0;
    rows.insert('benefit', { household_id, kind: '01', ends_on: null });
    rows.insert('benefit', { household_id, kind: '05', ends_on: '2025-03-19' });
    const helper_id = rows.insert('helper', { name: '赵帮扶' });
    rows.insert('pairing', { household_id, helper_id, starts_on: '2024-01-01' });
    rows.insert('visit', { household_id, visited_on: '2025-02-03' });
  });
});
afterAll(() => archive.close());

const db = () => reader(archive.session.archive!);
const is = (field: string, op: Condition['op'], ...values: (string | number)[]): Condition => ({
  field,
  op,
  values,
});
const and = (...of: FilterGroup['of']): FilterGroup => ({ join: 'and', of });
const or = (...of: FilterGroup['of']): FilterGroup => ({ join: 'or', of });

async function found(filter: FilterGroup): Promise<string[]> {
  const rows = await listedIds(db(), { year: 2025, where: filterSql(filter, at) }, ORDER);
  return rows.map((id) => Object.keys(ids).find((name) => ids[name] === id) ?? '?');
}

describe('a filter finds', () => {
  test.each([
    ['a code', and(is('household.household_type', 'oneOf', '01')), ['young']],
    [
      'another code, and what is blank',
      and(is('household.household_type', 'noneOf', '01')),
      ['old', 'watched'],
    ],
    ['one code of several', and(is('household.other_causes', 'oneOf', '03')), ['old']],
    ['a code that only begins like another', and(is('household.other_causes', 'oneOf', '0')), []],
    [
      'none of several, and what is blank',
      and(is('household.other_causes', 'noneOf', '03')),
      ['young', 'watched'],
    ],
    ['a text with a sign of LIKE', and(is('household.address', 'contains', '100%')), ['young']],
    ['a sign of LIKE for itself only', and(is('household.address', 'contains', '1_0')), []],
    [
      'a text that lacks it, and what is blank',
      and(is('household.address', 'lacks', '清水')),
      ['old', 'watched'],
    ],
    ['a text by its beginning', and(is('household.phone', 'starts', '138')), ['old', 'watched']],
    ['what is blank', and(is('household.phone', 'empty')), ['young']],
    ['what is filled', and(is('living_conditions.arable_area', 'filled')), ['old', 'watched']],
    ['zero, which is not blank', and(is('living_conditions.arable_area', 'lt', 1)), ['watched']],
    [
      'from–to, both included',
      and(is('living_conditions.arable_area', 'between', 0, 2.5)),
      ['old', 'watched'],
    ],
    ['a sum of items', and(is('income.net_income', 'is', 9999.5)), ['old']],
    ['a reported sum', and(is('income.net_income', 'is', 9000)), ['young']],
    ['per head', and(is('income.per_capita_net_income', 'lt', 5000)), ['old']],
    ['people', and(is('household.present_people', 'ge', 2)), ['old']],
    ['a village by name', and(is('household.village', 'is', '石板村')), ['young']],
    ['a group', and(is('household.group_name', 'contains', '二')), ['old']],
    ['those in monitoring', and(is('household.is_monitored', 'oneOf', 1)), ['watched']],
    ['a category', and(is('household.open_category', 'oneOf', '2')), ['watched']],
    ['a risk among five', and(is('household.open_risks', 'oneOf', '03')), ['watched']],
    ['a field of the open spell', and(is('monitoring.recognised_month', 'ge', '202405')), ['watched']],
    ['who receives 低保', and(is('household.benefits', 'oneOf', '01')), ['old']],
    ['no benefit that has ended', and(is('household.benefits', 'oneOf', '05')), []],
    ['a helper', and(is('household.helpers', 'contains', '赵')), ['old']],
    ['a visit', and(is('household.last_visit', 'ge', '2025-02-01')), ['old']],
    ['measures of the year', and(is('household.measure_count', 'is', 1)), ['watched']],
    ['an age on its birthday', and(is('member.age', 'ge', 60)), ['old']],
    [
      'an age a day before its birthday',
      and(is('member.age', 'is', 34), is('member.sex', 'oneOf', '2')),
      ['young'],
    ],
    ['a member’s year, of the year only', and(is('member.health', 'oneOf', '2')), ['young']],
    ['one and the same member', and(is('member.age', 'ge', 60), is('member.relation', 'oneOf', '02')), []],
    [
      'different members in groups',
      and(is('member.age', 'ge', 60), or(is('member.relation', 'oneOf', '02'))),
      ['old'],
    ],
    [
      'either',
      or(is('household.phone', 'empty'), is('household.is_monitored', 'oneOf', 1)),
      ['young', 'watched'],
    ],
    ['everybody when nothing is asked', and(), ['old', 'young', 'watched']],
    ['nobody by a field that is gone', and(is('household.gone', 'empty')), []],
  ] as const)('%s', async (_, filter, names) => {
    expect(await found(filter)).toEqual([...names].toSorted((a, b) => (ids[a] ?? 0) - (ids[b] ?? 0)));
  });

  test('by every field and every operator something that SQLite understands', async () => {
    const { household, member, spell } = filterFields();
    const sample = {
      text: '甲',
      codes: '01',
      code: '01',
      bool: 1,
      int: 1,
      decimal: 1,
      year: 2020,
      date: '2020-01-01',
      month: '202001',
      signature: '',
    };
    for (const field of [...household, ...member, ...spell]) {
      for (const op of operatorsOf(field.type)) {
        const values = [sample[field.type], sample[field.type]].slice(
          0,
          op === 'between' ? 2 : op === 'empty' || op === 'filled' ? 0 : 1,
        );
        const where = filterSql(and(is(field.key, op, ...values)), at);
        const n = await countHouseholds(db(), { year: 2025, where });
        expect(n, `${field.key} ${op}`).toBeGreaterThanOrEqual(0);
      }
    }
  });
});

describe('the plan of a filter', () => {
  /** The lines of EXPLAIN QUERY PLAN of the counting of a filter. */
  async function planOf(where: RawBuilder<SqlBool>): Promise<string[]> {
    const raw = archive.session.archive!.rawReading;
    const lines: string[] = [];
    const dialect = new SqliteDialect({ database: raw });
    const log = ({ query }: { query: { sql: string; parameters: readonly unknown[] } }) => {
      const rows = raw.prepare(`EXPLAIN QUERY PLAN ${query.sql}`).all(...query.parameters);
      lines.push(...(rows as { detail: string }[]).map((row) => row.detail));
    };
    await countHouseholds(new Kysely<Db>({ dialect, log }), { year: 2025, where });
    return lines;
  }

  test.each([
    ['of a member', and(is('member.age', 'ge', 60), is('member.health', 'oneOf', '2')), 'm'],
    ['of the open spell', and(is('monitoring.category', 'oneOf', '2')), 's'],
    ['of a benefit', and(is('household.benefits', 'oneOf', '01')), 'b'],
    ['of a helper', and(is('household.helpers', 'contains', '赵')), 'p'],
    ['of a sum', and(is('income.net_income', 'lt', 5)), 'i'],
  ])('%s looks its rows up by index', async (_, filter, alias) => {
    const plan = await planOf(filterSql(filter, at));
    expect(plan.filter((line) => /^SCAN (?!hs\b)/.test(line) && !line.includes('SCAN (subquery'))).toEqual(
      [],
    );
    expect(plan.filter((line) => line.startsWith(`SEARCH ${alias} `) && line.includes('USING'))).not.toEqual(
      [],
    );
  });

  test('of a working list looks its households up by index', async () => {
    const plan = await planOf(onWorkingList(1, false));
    expect(plan.filter((line) => /^SCAN (?!hs\b)/.test(line))).toEqual([]);
    expect(plan.filter((line) => line.startsWith('SEARCH w ') && line.includes('USING'))).not.toEqual([]);
  });
});

describe('the values of columns', () => {
  test('are those of the household, its year, its income and what is derived', async () => {
    const keys = [
      'household.household_type',
      'living_conditions.arable_area',
      'income.net_income',
      'household.helpers',
      'household.benefits',
      'household.present_people',
    ];
    const fields = keys.map((key) => findColumn(key)!);
    const values = await columnValues(db(), [ids['old'] ?? 0], fields, at);
    expect(values.get(ids['old'] ?? 0)).toEqual({
      'household.household_type': '02',
      'living_conditions.arable_area': 2.5,
      'income.net_income': 9999.5,
      'household.helpers': '赵帮扶',
      'household.benefits': '01',
      'household.present_people': 2,
    });
  });

  test('can be asked for all at once', async () => {
    const all = Object.values(ids);
    const values = await columnValues(db(), all, columnFields(), at);
    expect([...values.keys()].toSorted((a, b) => a - b)).toEqual(all.toSorted((a, b) => a - b));
    for (const row of values.values()) expect(Object.keys(row).length).toBe(columnFields().length);
  });
});
