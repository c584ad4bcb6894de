import type Database from 'better-sqlite3';
import { beforeAll, describe, expect, test } from 'vitest';
import type { BackendChannel, Request } from '#contract/channels.ts';
import { aHousehold, anArchive, type BuiltArchive } from '#test/support/archive-builder.ts';

let built: BuiltArchive;
let households: { id: number; memberIds: readonly number[] }[];
const seen = new Map<Database.Database, Set<string>>();

/** Tables with some dozens or hundreds of rows in the largest township. */
const SMALL = [
  ...['village', 'village_group', 'village_year', 'township', 'closed_year', 'custom_field', 'policy_pack'],
  ...[
    'open_change',
    'safety',
    'operator',
    'saved_filter',
    'working_list',
    'draft',
    'preference',
    'helper',
    'procedure',
    'own_rule',
  ],
];

beforeAll(async () => {
  built = await anArchive();
  households = [];
  for (let i = 0; i < 4; i += 1)
    households.push(
      await aHousehold(built, {
        ...{
          head: `赵${i}`,
          others: [{ name: `钱${i}`, relation: '02' }],
          year: { year: 2025, arable_area: 1 },
        },
        ...{ income: { year: 2025, wage_income: 1 }, spell: { category: '1' }, headYear: { year: 2025 } },
      }),
    );
  const { raw, rawReading } = built.session.archive!;
  for (const db of [raw, rawReading]) {
    seen.set(db, new Set());
    const prepare = db.prepare.bind(db);
    db.prepare = (sql: string) => {
      seen.get(db)?.add(sql);
      return prepare(sql);
    };
  }
  return () => built.close();
});

/** The lines of EXPLAIN QUERY PLAN of every statement that was sent meanwhile, with the statement. */
async function plansOf(work: () => Promise<unknown>): Promise<{ line: string; sql: string }[]> {
  for (const sqls of seen.values()) sqls.clear();
  await work();
  return [...seen].flatMap(([db, sqls]) =>
    [...sqls]
      .filter((sql) => /^\s*(select|with|insert|update|delete)/iu.test(sql))
      .flatMap((sql) => linesOf(db, sql).map((line) => ({ line, sql: sql.replaceAll(/\s+/gu, ' ') }))),
  );
}

/** Values do not matter for a plan, only that there are as many. */
function linesOf(db: Database.Database, sql: string): string[] {
  const named = [...sql.matchAll(/[$@:]([a-z_]\w*)/giu)].map(([, name]) => [name, null]);
  const marks = Array.from(sql.replaceAll(/'[^']*'/gu, '').matchAll(/\?/gu), () => null);
  const explained = db.prepare(`EXPLAIN QUERY PLAN ${sql}`);
  const rows = (
    named.length > 0 ? explained.all(...marks, Object.fromEntries(named)) : explained.all(...marks)
  ) as { detail: string }[];
  return rows.map((row) => row.detail);
}

/** Of an index of the log by table and row only the table is used: a walk through the log of all households. */
const LOG_OF_A_TABLE = /change_row\w* \(table_name=\?\)$/;

/** A walk through a table that grows with the township; names of subqueries and SQLite's own constructions are none. */
function walks(plans: readonly { line: string; sql: string }[]): string[] {
  const { raw } = built.session.archive!;
  const tables = new Set(
    raw.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).pluck().all() as string[],
  );
  const isWalk = ({ line, sql }: { line: string; sql: string }) => {
    // Whether packs or own fields changed since: of such tables the log has a handful of rows.
    if (LOG_OF_A_TABLE.test(line))
      return !sql.startsWith('SELECT 1 FROM change_row WHERE change_id > ? AND table_name IN');
    const [, alias] = /^SCAN (\w+)(?! VIRTUAL TABLE)/.exec(line) ?? [];
    if (alias === undefined) return false;
    const source = new RegExp(`(?:from|join|into|update) "?(\\w+)"? (?:as )?"?${alias}"?(?!\\w)`, 'iu');
    const table = source.exec(sql)?.[1] ?? alias;
    return tables.has(table) && !SMALL.includes(table);
  };
  return plans.filter(isWalk).map(({ line, sql }) => `${line} — ${sql.slice(0, 300)}`);
}

type Call = { [N in BackendChannel]: readonly [N, () => Request<N>] }[BackendChannel];
const call = <N extends BackendChannel>(channel: N, input: () => Request<N>) =>
  [channel, input] as unknown as Call;
const first = () => households[0] ?? { id: 0, memberIds: [] };
const year = 2025;

const CALLS: readonly Call[] = [
  call('archive.state', () => ({})),
  call('village.list', () => ({})),
  call('household.get', () => ({ id: first().id, year })),
  call('household.years', () => ({ id: first().id })),
  call('household.timeline', () => ({ id: first().id })),
  call('household.asOn', () => ({ id: first().id, on: '2025-03-20' })),
  call('household.ties', () => ({ id: first().id })),
  call('household.search', () => ({ text: '赵' })),
  call('household.search', () => ({ text: 'zhao 云溪' })),
  call('household.search', () => ({ text: '1234' })),
  call('change.ofHousehold', () => ({ householdId: first().id })),
  call('change.ofField', () => ({ key: 'household.phone', householdId: first().id })),
  call('change.next', () => ({})),
  call('record.list', () => ({ owner: 'household', id: first().id })),
  call('record.list', () => ({ owner: 'member', id: first().memberIds[0] ?? 0 })),
  call('record.list', () => ({ owner: 'village', id: built.villages['云溪村'] ?? 0 })),
  call('attachment.list', () => ({ householdId: first().id })),
  call('statement.list', () => ({ householdId: first().id })),
  call('spell.list', () => ({ householdId: first().id })),
  call('check.run', () => ({ year, householdId: first().id })),
  call('filing.candidates', () => ({ householdId: first().id, year })),
  call('filing.candidates', () => ({ villageId: built.villages['云溪村'] ?? 0, year })),
  call('filing.candidates', () => ({ township: true, year })),
  call('filing.items', () => ({ year })),
  call('filing.items', () => ({ householdId: first().id })),
  call('filing.volumes', () => ({ householdId: first().id })),
  call('filing.loans', () => ({ open: true })),
  call('filing.disposable', () => ({})),
  call('household.update', () => ({ id: first().id, year, values: { 'household.phone': '13900001111' } })),
  call('member.update', () => ({
    ...{ id: first().memberIds[0] ?? 0, year },
    values: { 'member.name': '赵改', 'member.education': '03' },
  })),
  call('change.undo', () => ({})),
  call('change.redo', () => ({})),
  call('year.closed', () => ({})),
];

describe('no table that grows is walked through', () => {
  test.each(CALLS)('by %s', async (channel, input) => {
    const plans = await plansOf(() => built.must(channel, input()));
    expect(plans.length).toBeGreaterThan(0);
    expect(walks(plans).join('\n')).toBe('');
  });

  test('or the test would see it', async () => {
    const { rawReading } = built.session.archive!;
    const plans = await plansOf(() =>
      Promise.resolve(rawReading.prepare('SELECT 1 FROM member m WHERE m.nation = ?').all('01')),
    );
    expect(walks(plans)).toHaveLength(1);
  });
});
