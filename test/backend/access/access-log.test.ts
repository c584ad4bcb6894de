import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { channels, type ChannelName, type Output } from '#contract/channels.ts';
import type { Role } from '#domain/operators/role.ts';
import { flushAccess } from '#backend/access/note-access.ts';
import {
  aHousehold,
  anArchive,
  type BuiltArchive,
  type BuiltHousehold,
} from '#test/support/archive-builder.ts';

type Entry = Output<'access.list'>['entries'][number];

async function township(): Promise<{ built: BuiltArchive; homes: BuiltHousehold[] }> {
  const built = await anArchive();
  const homes = [];
  for (let at = 0; at < 3; at += 1)
    homes.push(
      await aHousehold(built, {
        year: { year: 2025, head_count: 1 },
        spell: { category: '1', recognised_month: '202503' },
      }),
    );
  return { built, homes };
}

const as = ({ session }: BuiltArchive, role: Role): void => {
  session.operator = { id: 1, name: '李经办', role };
};

async function logged(built: BuiltArchive, filter: object = {}): Promise<Entry[]> {
  as(built, 'admin');
  return (await built.must('access.list', { limit: 500, ...filter })).entries.toReversed();
}

const brief = (entries: readonly Entry[]) =>
  entries.map(({ kind, subject, householdId, count }) => [kind, subject, householdId, count]);

describe('who saw whom', () => {
  let built: BuiltArchive;
  let homes: BuiltHousehold[];
  beforeAll(async () => {
    ({ built, homes } = await township());
  });
  afterAll(() => built.close());

  test('a page is written down once in ten minutes for each household and operator, without names or numbers', async () => {
    const [first, second] = homes;
    for (const id of [first!.id, first!.id, second!.id])
      await built.must('household.get', { id, year: 2025 });
    await built.must('household.get', { householdNo: first!.no, year: 2025 });
    await built.must('household.years', { id: second!.id });
    await built.must('household.list', { year: 2025 });
    expect(brief(await logged(built))).toEqual([
      ['saw', '一户的档案', first!.id, 1],
      ['saw', '一户的档案', second!.id, 1],
    ]);
    built.session.operator = { id: 1, name: '李经办', role: 'reviewer' };
    built.setToday('2025-03-21');
    await built.must('household.get', { id: first!.id, year: 2025 });
    expect(brief(await logged(built)).slice(2)).toEqual([['saw', '一户的档案', first!.id, 1]]);
    expect(JSON.stringify(await logged(built))).not.toMatch(/赵一|5299\d{14}|138\d{8}/);
  });

  test('what leaves the archive or uncovers somebody stands in the log when the answer is there', async () => {
    const before = (await logged(built)).length;
    const [first, second, third] = homes;
    const year = 2025;
    const entries = () =>
      built.session.archive!.raw.prepare('SELECT count(*) FROM access_entry').pluck().get();
    const asked: (() => Promise<unknown>)[] = [
      () =>
        built.must('access.unmask', {
          householdId: first!.id,
          memberId: first!.memberIds[0]!,
          what: 'id_number',
        }),
      () => built.must('document.preview', { document: 'P02', target: { householdId: second!.id }, year }),
      () => built.must('document.print', { document: 'P02', target: { township: true }, year }),
      () => built.must('list.export', { question: { year }, columns: ['householdNo'] }),
      () => built.must('export.write', { kind: '3.10', year, working: true }),
    ];
    for (const [at, ask] of asked.entries()) {
      await ask();
      expect(entries()).toBe(before + at + 1);
    }
    expect(brief(await logged(built)).slice(before)).toEqual([
      ['unmasked', '证件号码', first!.id, 1],
      ['previewed', expect.stringMatching(/^《.*授权.*》第 1 份$/), second!.id, 1],
      ['printed', expect.stringMatching(/^《.*授权.*》$/), null, 3],
      ['exported', '导出户列表', null, 3],
      ['exported', '表 3.10', null, 3],
    ]);
    expect(brief(await logged(built, { householdId: third!.id })).map(([kind]) => kind)).toEqual([
      ...['printed', 'exported', 'exported'],
    ]);
  });

  test('what somebody may not do is refused, and that he tried stands in the log', async () => {
    const before = (await logged(built)).length;
    as(built, 'inspector');
    for (let times = 0; times < 2; times += 1)
      expect(await built.call('list.export', { question: { year: 2025 }, columns: ['phone'] })).toMatchObject(
        {
          error: { rule: 'not-permitted' },
        },
      );
    expect(brief(await logged(built)).slice(before)).toEqual([['refused', '导出户列表', null, 1]]);
  });

  test('filters by kind, household and day, and goes on page by page', async () => {
    const all = await logged(built);
    expect((await logged(built, { kind: 'printed' })).map(({ kind }) => kind)).toEqual(['printed']);
    expect(await logged(built, { to: '2025-03-20' })).toEqual(all.slice(0, 2));
    expect(await logged(built, { from: '2025-03-21' })).toEqual(all.slice(2));
    const page = await built.must('access.list', { limit: 2 });
    expect(page.more).toBe(true);
    const next = await built.must('access.list', { limit: 500, before: page.entries[1]!.id });
    expect([...page.entries, ...next.entries].toReversed()).toEqual(all);
    expect(next.more).toBe(false);
  });

  test('a head that was written down is proved, and the archive is sound', async () => {
    const { words, changes, entries } = await built.must('access.head', {});
    expect(words).toContain(`操作 ${changes.id}·`);
    expect(words).toContain(`查看 ${entries.id}·`);
    expect(await built.must('access.proveHead', { words })).toEqual({ ok: true, problem: null });
    const wrong = words.replace(/.$/u, (letter) => (letter === 'a' ? 'b' : 'a'));
    expect(await built.must('access.proveHead', { words: wrong })).toMatchObject({ ok: false });
    expect(await built.call('access.proveHead', { words: '不知道' })).toMatchObject({
      error: { rule: 'head-words' },
    });
    expect((await built.must('archive.verify', {})).problems).toEqual([]);
    const rows = (await logged(built)).length;
    const file = await built.must('access.workbook', {});
    expect(file).toMatchObject({ rows, name: '查看记录_20250321.xlsx' });
    expect(built.session.outputs.read(file.outputId, 0, 2)?.base64).toBe(
      Buffer.from('PK').toString('base64'),
    );
  });
});

test('without the log nothing is uncovered, printed or exported; what is read is, and is written when it can be', async () => {
  const { built, homes } = await township();
  onTestFinished(() => built.close());
  const [home] = homes;
  const { raw } = built.session.archive!;
  raw.exec(
    `CREATE TEMP TRIGGER full BEFORE INSERT ON access_entry BEGIN SELECT RAISE(ABORT, 'disk full'); END`,
  );
  for (const [channel, input] of [
    ['access.unmask', { householdId: home!.id, memberId: null, what: 'all' }],
    ['document.print', { document: 'P02', target: { householdId: home!.id }, year: 2025 }],
    ['list.export', { question: { year: 2025 }, columns: ['phone'] }],
  ] as const)
    expect(await built.call(channel, input as never), channel).toMatchObject({
      error: { rule: 'access-not-noted' },
    });
  await built.must('household.get', { id: home!.id, year: 2025 });
  await flushAccess(built.session.archive!);
  raw.exec('DROP TRIGGER temp.full');
  expect(brief(await logged(built))).toEqual([['saw', '一户的档案', home!.id, 1]]);
});

test('a page waits for no writing of the log', async () => {
  const { built } = await township();
  onTestFinished(() => built.close());
  const ids = [];
  for (let at = 0; at < 20; at += 1) ids.push((await aHousehold(built)).id);
  const before = built.session.archive!.raw.prepare('SELECT count(*) FROM access_entry').pluck().get();
  for (const id of ids) await built.must('household.get', { id, year: 2025 });
  expect(built.session.archive!.raw.prepare('SELECT count(*) FROM access_entry').pluck().get()).toBe(before);
});

/** What lets somebody have data and is not written down, and why that is right. */
const SILENT: Readonly<Partial<Record<ChannelName, string>>> = {
  'output.drop': 'nothing is given',
  'ownRule.pack': 'rules, nobody in it',
  'pack.file': 'rules, nobody in it',
  'export.check': 'findings as `check.run` gives them',
  'template.open': 'the empty form itself',
  'template.adjust': 'the empty form itself',
  'template.close': 'nothing is given',
  'template.targets': 'titles of fields',
};

test('every channel that prints, exports or uncovers is written down before its answer', () => {
  for (const [name, { may, logs }] of Object.entries(channels)) {
    if (!['print', 'export', 'unmask'].includes(may)) continue;
    if (Object.hasOwn(SILENT, name)) expect(logs, name).toBeUndefined();
    else expect(['printed', 'previewed', 'exported', 'unmasked', 'attachment'], name).toContain(logs);
  }
});

test('every reading channel that is asked about one household is written down as seen', () => {
  const silent = [];
  for (const [name, { may, logs, input }] of Object.entries(channels)) {
    if (may !== 'read' || logs !== undefined) continue;
    const shape = (input as { shape?: object }).shape ?? {};
    if ('householdId' in shape) silent.push(name);
  }
  // Lists that are narrowed to a household.
  const narrowed = ['clue.list', 'document.list', 'issue.ids', 'issue.list', 'keeping.list', 'scan.wanted'];
  expect(silent.sort()).toEqual(narrowed);
});
