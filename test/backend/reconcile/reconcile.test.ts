import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Output, Request } from '#contract/channels.ts';
import { aHousehold, anArchive, type BuiltArchive } from '#test/support/archive-builder.ts';
import { importFiles, uploadFiles } from '#test/support/import-files.ts';
import { aRow, csvFile, type MemberRow } from '#test/support/member-file.ts';
import { takeOutput } from '#test/support/take-output.ts';
import { readTexts } from '../sheets/read-all.ts';

const YEAR = 2025;
let built: BuiltArchive;
beforeEach(async () => {
  built = await anArchive({ today: '2025-06-20' });
});
afterEach(() => built.close());

const ofVillage = (village: string, rows: readonly MemberRow[]): MemberRow[] =>
  rows.map((row) => ({ 村: village, ...row }));
const family = (no: string, size: number, more: MemberRow = {}): MemberRow[] =>
  Array.from({ length: size }, (_, n) =>
    aRow(no, n + 1, { 健康状况: '健康', 文化程度: '小学', 户类型: '脱贫户', 户主姓名: '成员甲', ...more }),
  );
/** Two villages, three households, seven people. */
const township = (): MemberRow[] => [
  ...ofVillage('云溪村', [...family('101', 3), ...family('102', 2)]),
  ...ofVillage('石板村', family('201', 2)),
];
const bring = (rows: readonly MemberRow[]) =>
  importFiles(built, [csvFile('成员信息_2025.csv', rows)], { year: YEAR });

type Lines = Output<'reconcile.lines'>['rows'];

async function run(
  national: readonly MemberRow[] | null,
  paper: readonly MemberRow[] | null = null,
  partial: ('national' | 'paper')[] = [],
): Promise<{ id: number; lines: Lines }> {
  const upload = async (name: string, rows: readonly MemberRow[] | null) =>
    rows === null ? [] : uploadFiles(built, [csvFile(name, rows)]);
  const { id } = await built.must('reconcile.run', {
    nationalFileIds: await upload('系统导出_2025.csv', national),
    paperFileIds: await upload('纸质台账.csv', paper),
    year: YEAR,
    partial,
  });
  return { id, lines: (await built.must('reconcile.lines', { id, limit: 1000 })).rows };
}

const told = (lines: Lines) =>
  lines.map(({ entity, kind, name, fieldLabel, archive, national, paper }) => [
    ...[entity, kind, name, fieldLabel, archive, national, paper],
  ]);

const changed = (rows: readonly MemberRow[], at: number, more: MemberRow): MemberRow[] =>
  rows.map((row, index) => (index === at ? { ...row, ...more } : row));

describe('three registers', () => {
  test('that say the same have no differences', async () => {
    await bring(township());
    expect((await run(township(), township())).lines).toEqual([]);
  });

  test('each tell a person and a household of their own once, and on which side', async () => {
    await bring(township());
    const national = [...township().slice(0, 5), ...ofVillage('石板村', family('301', 2))];
    const { lines } = await run([...national, ...ofVillage('石板村', family('201', 1))], township().slice(1));
    expect(told(lines)).toEqual([
      ['member', 'extra', '成员甲', null, '有', '有', '无'],
      ['member', 'extra', '成员乙', null, '有', '无', '有'],
      ['household', 'missing', '成员甲', null, '无', '2 人', '无'],
    ]);
  });

  test('tell a whole household that a register of the village does not have as one line', async () => {
    await bring(township());
    const { lines } = await run(township().slice(0, 3));
    expect(told(lines)).toEqual([['household', 'extra', '成员甲', null, '有', '无', null]]);
  });

  test('keep silent about villages that a register does not have at all', async () => {
    await bring(township());
    expect((await run(null, township().slice(0, 5))).lines).toEqual([]);
  });

  test('show all values of a field, in words', async () => {
    await bring(township());
    const { lines } = await run(
      changed(township(), 1, { 健康状况: '长期慢性病' }),
      changed(township(), 1, { 健康状况: '残疾' }),
    );
    expect(told(lines)).toEqual([['member', 'differs', '成员乙', '健康状况', '健康', '长期慢性病', '残疾']]);
  });

  test('name the same people whatever form their numbers and names have', async () => {
    await bring(township());
    const rows = township().map((row) => ({
      ...row,
      姓名: [...(row['姓名'] ?? '')].join(' '),
      证件号码: ` ${(row['证件号码'] ?? '').toLowerCase()} `,
      人口编号: '',
    }));
    expect((await run(null, rows)).lines).toEqual([]);
  });

  test('are matched without 户编号 by the numbers of people', async () => {
    await bring(township());
    const rows = township().map(({ 户编号: _, 人口编号: __, ...row }) => row);
    const { lines } = await run(null, changed(rows, 4, { 文化程度: '初中' }));
    expect(told(lines)).toEqual([['member', 'differs', '成员乙', '文化程度', '小学', null, '初中']]);
  });

  test('tell who is in another household there', async () => {
    await bring(township());
    const { lines } = await run(changed(township(), 2, { 户编号: '102' }));
    expect(lines).toMatchObject([
      { name: '成员丙', kind: 'differs', fieldLabel: '所在户', act: '转到另一户' },
    ]);
    expect(lines[0]?.archive).toContain('101');
    expect(lines[0]?.national).toContain('102');
  });

  test('take a blank of the national system for a difference, one of the paper file for none', async () => {
    await bring(township());
    const blank = changed(township(), 3, { 健康状况: '' });
    expect(told((await run(blank)).lines)).toEqual([
      ['member', 'differs', '成员甲', '健康状况', '健康', '', null],
    ]);
    expect((await run(null, blank)).lines).toEqual([]);
  });
});

describe('seeded differences', () => {
  const seeds = [
    { what: '健康状况', cells: { 健康状况: '残疾' }, kind: 'differs', field: 'member.health' },
    { what: '文化程度', cells: { 文化程度: '高中' }, kind: 'differs', field: 'member.education' },
    { what: '姓名', cells: { 姓名: '另一名' }, kind: 'differs', field: 'member.name' },
    {
      what: '证件号码',
      cells: { 证件号码: '529901198105021235' },
      kind: 'differs',
      field: 'member.id_number',
    },
    { what: '人口编号', cells: { 人口编号: 'X9' }, kind: 'differs', field: 'member.person_no' },
  ] as const;

  test('are each found exactly once, and an archive beside its own file has none', async () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 5 });
    await built.close();
    await fc.assert(
      fc.asyncProperty(
        sizes,
        fc.array(fc.tuple(fc.nat(99), fc.nat(4)), { maxLength: 6 }),
        async (of, drawn) => {
          built = await anArchive({ today: '2025-06-20' });
          const rows = of.flatMap((size, at) =>
            ofVillage(at % 2 === 0 ? '云溪村' : '石板村', family(`${500 + at}`, size)),
          );
          await bring(rows);
          expect((await run(rows, rows)).lines).toEqual([]);
          const meant = new Map<string, string>();
          let national = rows;
          for (const [at, which] of drawn) {
            const seed = seeds[which]!;
            const index = at % rows.length;
            // Of one person's number and 人口编号 one stays, or nobody could tell who it is.
            if ([...meant.keys()].some((key) => key.startsWith(`${index} `))) continue;
            national = changed(national, index, seed.cells);
            meant.set(`${index} ${seed.field}`, seed.field);
          }
          const isTwice = new Set(national.map((row) => row['证件号码'])).size < national.length;
          const isTwiceNumbered = new Set(national.map((row) => row['人口编号'])).size < national.length;
          fc.pre(!isTwice && !isTwiceNumbered);
          const { lines } = await run(national);
          expect(lines.map(({ field }) => field).toSorted()).toEqual([...meant.values()].toSorted());
          await built.close();
        },
      ),
      { numRuns: 8, seed: 2025 },
    );
    built = await anArchive({ today: '2025-06-20' });
  }, 180_000);
});

describe('a difference', () => {
  const settle = (lineIds: number[], how: Request<'reconcile.settle'>['how'], more = {}) =>
    built.must('reconcile.settle', { lineIds, how, ...more });
  const ids = (lines: Lines) => lines.map(({ id }) => id);

  test('is settled by the value of a register, many as one act, which is undone as one', async () => {
    await bring(township());
    const rows = changed(changed(township(), 1, { 健康状况: '残疾' }), 3, {
      文化程度: '初中',
      健康状况: '患有大病',
    });
    const { id, lines } = await run(rows);
    const done = await settle(ids(lines), 'national');
    expect(done).toMatchObject({ settled: 3, skipped: [] });
    expect((await built.must('reconcile.lines', { id, state: 'settled' })).total).toBe(3);
    expect((await run(rows)).lines).toEqual([]);
    await built.must('change.undo', { id: done.change ?? 0 });
    expect(told((await run(rows)).lines)).toEqual(told(lines));
    expect((await built.must('reconcile.lines', { id, state: 'open' })).total).toBe(3);
  });

  test('of an id number brings the key for matching along', async () => {
    await bring(township());
    const { lines } = await run(null, changed(township(), 1, { 证件号码: '529901198105021235' }));
    await settle(ids(lines), 'paper');
    const key = built.session
      .archive!.raw.prepare('SELECT id_key FROM member WHERE id = ?')
      .pluck()
      .get(lines[0]?.memberId);
    expect(key).toBe('529901198105021235');
  });

  test('that no value settles stays open, and says by which act', async () => {
    await bring(township());
    const rows = changed(township().slice(0, 6), 0, { 与户主关系: '之子' });
    const { lines } = await run([...rows, ...ofVillage('石板村', family('301', 1))]);
    const { settled, skipped } = await settle(ids(lines), 'national');
    expect(settled).toBe(0);
    expect(skipped.map(({ reason }) => reason).join()).toMatch(/户主变更.*新增|新增.*户主变更/s);
    expect(skipped).toHaveLength(lines.length);
    expect(lines.map(({ act }) => act)).toEqual(expect.arrayContaining(['新增户', '成员减少']));
  });

  test('is kept as the archive has it, or marked as done, with a note; and taken back', async () => {
    await bring(township());
    const { id, lines } = await run(changed(township(), 1, { 健康状况: '残疾' }));
    await settle(ids(lines), 'archive', { note: '系统里要改' });
    expect((await built.must('reconcile.lines', { id })).rows).toMatchObject([
      { state: 'kept', how: 'archive', note: '系统里要改', settledOn: '2025-06-20' },
    ]);
    await settle(ids(lines), 'open');
    expect((await built.must('reconcile.lines', { id })).rows).toMatchObject([{ state: 'open', how: null }]);
  });

  test('of a closed year wants a reason', async () => {
    await bring(township());
    const { lines } = await run(changed(township(), 1, { 健康状况: '残疾' }));
    await built.must('year.close', { year: YEAR });
    expect(await built.call('reconcile.settle', { lineIds: ids(lines), how: 'national' })).toMatchObject({
      ok: false,
      error: { rule: 'closed-year' },
    });
    expect(await settle(ids(lines), 'national', { reason: '核对后更正' })).toMatchObject({ settled: 1 });
  });

  test('that is gone is closed by a second look', async () => {
    await bring(township());
    const rows = changed(changed(township(), 1, { 健康状况: '残疾' }), 3, { 文化程度: '初中' }).slice(0, 6);
    const { id, lines } = await run([...rows, ...ofVillage('石板村', family('301', 1))]);
    expect(lines).toHaveLength(4);
    const health = lines.find(({ field }) => field === 'member.health');
    await built.must('member.update', {
      id: health?.memberId ?? 0,
      year: YEAR,
      values: { 'member.health': '04' },
    });
    const gone = lines.find(({ kind }) => kind === 'extra');
    await built.must('member.leave', {
      ...{ id: gone?.memberId ?? 0, reason: '01', on: '2025-06-02', proof: '死亡证明', why: '核对' },
    });
    await aHousehold(built, { no: '301', village: '石板村' });
    const { gone: closed, change } = await built.must('reconcile.recheck', { id });
    const open = (await built.must('reconcile.lines', { id, state: 'open' })).rows;
    expect(open.map(({ field }) => field)).toEqual(
      health?.national === '残疾' && closed === 3 ? ['member.education'] : [],
    );
    await built.must('change.undo', { id: change ?? 0 });
    expect((await built.must('reconcile.lines', { id, state: 'open' })).total).toBe(4);
  });

  test('is counted by kind, field and village', async () => {
    await bring(township());
    const rows = changed(changed(township(), 1, { 健康状况: '残疾' }), 5, {
      健康状况: '残疾',
      文化程度: '初中',
    });
    const { id } = await run(rows);
    const answer = await built.must('reconcile.lines', { id, village: '石板村' });
    expect(answer.total).toBe(2);
    expect(answer.villages).toEqual([
      { value: '石板村', lines: 2 },
      { value: '云溪村', lines: 1 },
    ]);
    expect(answer.fields.map(({ label, lines }) => [label, lines])).toEqual([
      ['文化程度', 1],
      ['健康状况', 1],
    ]);
    expect((await built.must('reconcile.lines', { id, text: '成员乙' })).total).toBe(1);
  });

  test('goes to its village on paper', async () => {
    await bring(township());
    const { id } = await run(changed(changed(township(), 1, { 健康状况: '残疾' }), 5, { 健康状况: '残疾' }));
    const { files } = await built.must('reconcile.sheets', { id });
    expect(files.map(({ village, rows }) => [village, rows])).toEqual([
      ['云溪村', 1],
      ['石板村', 1],
    ]);
    const rows = await readTexts(await takeOutput(built, files[0]?.outputId ?? ''));
    expect(rows[2]).toContain('核实结果');
    expect(rows[3]).toEqual(
      expect.arrayContaining(['101', '成员乙', '内容不一致', '健康状况', '健康', '残疾']),
    );
  });
});

describe('files', () => {
  test('are looked at first: what they are, which fields they carry, what is compared unless told otherwise', async () => {
    await bring(township());
    const nationalFileIds = await uploadFiles(built, [csvFile('系统导出_2025.csv', township())]);
    const paperFileIds = await uploadFiles(built, [csvFile('别的.csv', [{ 甲: '1' }])]);
    const opened = await built.must('reconcile.open', { nationalFileIds, paperFileIds, year: YEAR });
    expect(opened.registers).toMatchObject([
      { side: 'national', year: YEAR, problem: null },
      { side: 'paper', problem: expect.stringContaining('没有认出') as unknown },
    ]);
    expect(opened.fields.find(({ key }) => key === 'member.health')).toMatchObject({
      sides: ['national'],
      usual: true,
      entity: 'member',
    });
    const only = await built.must('reconcile.run', {
      openId: opened.openId,
      fields: ['member.name'],
      title: '只比姓名',
    });
    expect(only).toMatchObject({ lines: 0, beyond: 0 });
    expect(await built.call('reconcile.run', { openId: opened.openId })).toMatchObject({ ok: false });
  });

  test('that name some households only miss nobody, and still tell of other values and of strangers', async () => {
    await bring(township());
    const paper = [
      ...changed(township(), 1, { 健康状况: '残疾' }).slice(0, 3),
      ...ofVillage('石板村', family('301', 1)),
    ];
    const { lines } = await run(null, paper, ['paper']);
    expect(
      told(lines)
        .map(([entity, kind]) => `${entity} ${kind}`)
        .sort(),
    ).toEqual(['household missing', 'member differs']);
  });

  test('with rows that cannot be read say which, and compare the rest', async () => {
    await bring(township());
    const [fileId = ''] = await uploadFiles(built, [
      csvFile('系统导出_2025.csv', changed(township(), 2, { '务工时间(月)': '很久' })),
    ]);
    const done = await built.must('reconcile.run', { nationalFileIds: [fileId], year: YEAR });
    expect(done.registers).toMatchObject([{ rows: 7, refused: 1, problems: [{ row: 4 }] }]);
    expect(done.lines).toBe(1);
  });

  test('of another year are compared by what has no year', async () => {
    await bring(township());
    const [fileId = ''] = await uploadFiles(built, [
      csvFile('系统导出_2024.csv', changed(township(), 1, { 健康状况: '残疾', 姓名: '另一名' })),
    ]);
    const { id } = await built.must('reconcile.run', { nationalFileIds: [fileId], year: YEAR });
    expect((await built.must('reconcile.lines', { id })).rows.map(({ field }) => field)).toEqual([
      'member.name',
    ]);
  });
});
