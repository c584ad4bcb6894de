import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { DifferenceRow } from '#contract/import.ts';
import { anArchive, type BuiltArchive } from '#test/support/archive-builder.ts';
import { contentOf } from '#test/support/archive-content.ts';
import { importFiles, uploadFiles } from '#test/support/import-files.ts';
import { aRow, csvFile, type MemberRow } from '#test/support/member-file.ts';
import { dataOf } from '#test/support/temp-archive.ts';

const BASE = { 性别: '男', 民族: '汉族', 村: '云溪村', 健康状况: '健康' };
const FIRST = ['1', '2'].flatMap((no) => [1, 2].map((n) => aRow(no, n, BASE)));
/** Changes, fills and new people, and a new household. */
const SECOND = [
  aRow('1', 1, { ...BASE, 健康状况: '残疾', 成员联系电话: '13800001234' }),
  aRow('1', 2, { ...BASE, 民族: '回族' }),
  aRow('2', 1, BASE),
  aRow('2', 2, BASE),
  aRow('2', 3, BASE),
  aRow('3', 1, { ...BASE, 村: '新村' }),
  aRow('3', 2, { ...BASE, 村: '新村' }),
];

async function archive(rows: readonly MemberRow[] = FIRST) {
  const built = await anArchive({ today: '2025-12-31' });
  await importFiles(built, [csvFile('成员信息_2025.csv', rows)]);
  return built;
}

async function kept(rows?: readonly MemberRow[]) {
  const built = await archive(rows);
  onTestFinished(() => built.close());
  return built;
}

const plan = async (built: BuiltArchive, rows: readonly MemberRow[]) =>
  built.must('import.plan', { fileIds: await uploadFiles(built, [csvFile('成员信息_2025.csv', rows)]) });

const gridOf = async (built: BuiltArchive, importId: string) =>
  (await built.must('import.differences', { importId, limit: 500 })).rows;

const cellsOf = (rows: readonly DifferenceRow[]) =>
  rows.flatMap(({ row, cells }) => cells.map(({ column, ticked }) => ({ row, column, ticked })));

describe('the grid of differences', () => {
  test('has every cell that differs, old and new in words', async () => {
    const built = await kept();
    const { importId, answer } = await plan(built, SECOND);
    expect(answer).toMatchObject({
      households: { added: 1, unchanged: 2 },
      members: { added: 3, changed: 2, unchanged: 2 },
    });
    const rows = await gridOf(built, importId);
    expect(cellsOf(rows)).toHaveLength(answer.cells.all);
    const changed = rows.filter((r) => r.kind === 'changed');
    expect(changed).toMatchObject([
      { name: '成员甲', householdNo: '1', fileRow: 2 },
      { name: '成员乙', householdNo: '1', fileRow: 3 },
    ]);
    expect(changed[0]?.cells).toEqual([
      expect.objectContaining({ column: 'member.phone', before: '', after: '13800001234', change: 'filled' }),
      expect.objectContaining({ column: 'member.health@2025', before: '健康', after: '残疾', year: 2025 }),
    ]);
  });

  test('is filtered by entity, kind, change, column and text', async () => {
    const built = await kept();
    const { importId } = await plan(built, SECOND);
    const ask = async (filter: object) =>
      (await built.must('import.differences', { importId, filter, limit: 500 })).rows.map((r) => r.name);
    expect(await ask({ entity: 'household' })).toEqual(['成员甲']);
    expect(await ask({ entity: 'member', kind: 'changed' })).toEqual(['成员甲', '成员乙']);
    expect(await ask({ kind: 'changed', change: 'changed', columns: ['member.health'] })).toEqual(['成员甲']);
    expect(await ask({ text: '新村', entity: 'member' })).toEqual(['成员甲', '成员乙']);
    expect(await ask({ ticked: false })).toEqual([]);
  });
});

describe('what is not ticked', () => {
  test('is not written: any set of cells, and the counts are those of what is written', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(200), { maxLength: 30 }), async (numbers) => {
        const built = await archive();
        try {
          const { importId } = await plan(built, SECOND);
          const all = cellsOf(await gridOf(built, importId));
          const off = numbers.map((n) => all[n % all.length]!).map(({ row, column }) => ({ row, column }));
          const { cells } = await built.must('import.tick', { importId, on: false, cells: off });
          const shown = cellsOf(await gridOf(built, importId));
          expect(shown.filter((c) => c.ticked)).toHaveLength(cells.ticked);
          const told = await built.must('import.tick', { importId, on: true, rows: [] });
          const answer = await built.must('import.commit', { importId });
          expect(answer).toMatchObject({
            households: told.households,
            members: told.members,
            cells: told.cells,
          });
          // Whoever imports the same again is shown what was left out, and nothing else.
          const again = await plan(built, SECOND);
          expect(again.answer.cells.all).toBe(cells.all - cells.ticked);
        } finally {
          await built.close();
        }
      }),
      {
        numRuns: 12,
        // Numbers and name of a new person; number of a new household and what its head is to it.
        examples: [[[108, 58, 133]], [[10, 14]]],
      },
    );
  }, 60_000);

  test('of a new household leaves its people out; ticking one of them brings it back', async () => {
    const built = await kept();
    const { importId } = await plan(built, SECOND);
    const rows = await gridOf(built, importId);
    const added = rows.find((r) => r.entity === 'household')!;
    const without = await built.must('import.tick', { importId, on: false, rows: [added.row] });
    expect(without).toMatchObject({ households: { added: 0 }, members: { added: 1 } });
    const person = rows.find((r) => r.entity === 'member' && r.householdNo === '3')!;
    expect(await built.must('import.tick', { importId, on: true, rows: [person.row] })).toMatchObject({
      households: { added: 1 },
      members: { added: 3 },
    });
  });

  test('may be a column, or what a filter shows', async () => {
    const built = await kept();
    const { importId } = await plan(built, SECOND);
    await built.must('import.tick', { importId, on: false, filter: { kind: 'added' } });
    await built.must('import.tick', { importId, on: false, columns: ['member.health'] });
    const answer = await built.must('import.commit', { importId });
    expect(answer).toMatchObject({ households: { added: 0 }, members: { added: 0, changed: 2 } });
    const { member, member_year: years } = dataOf(built.session.archive!);
    expect(member).toHaveLength(4);
    expect(member!.map((m) => m['phone'])).toContain('13800001234');
    expect(new Set(years!.map((y) => y['health']))).toEqual(new Set(['01']));
  });

  test('of everything writes nothing', async () => {
    const built = await kept();
    const before = dataOf(built.session.archive!);
    const { importId } = await plan(built, SECOND);
    await built.must('import.tick', { importId, on: false, filter: {} });
    expect((await built.must('import.commit', { importId })).change).toBeNull();
    expect(dataOf(built.session.archive!)).toEqual(before);
  });
});

test('ticked again is as if it had never been unticked', async () => {
  const one = await kept();
  await importFiles(one, [csvFile('成员信息_2025.csv', SECOND)]);
  const other = await kept();
  const { importId } = await plan(other, SECOND);
  await other.must('import.tick', { importId, on: false, filter: {} });
  await other.must('import.tick', { importId, on: true, filter: {} });
  await other.must('import.commit', { importId });
  expect(contentOf(other.session.archive!)).toEqual(contentOf(one.session.archive!));
});

describe('清空', () => {
  test('clears a value; a blank does not, and who somebody is cannot be cleared', async () => {
    const built = await kept([aRow('1', 1, { ...BASE, 成员联系电话: '13800001234' })]);
    const value = () => dataOf(built.session.archive!)['member']![0]!['phone'];
    await importFiles(built, [csvFile('成员信息_2025.csv', [aRow('1', 1, { ...BASE, 成员联系电话: '' })])]);
    expect(value()).toBe('13800001234');
    const { importId } = await plan(built, [
      aRow('1', 1, { ...BASE, 成员联系电话: '【清空】', 健康状况: '清空' }),
    ]);
    const rows = await gridOf(built, importId);
    expect(rows[0]?.cells.map((c) => [c.before, c.after, c.change])).toEqual([
      ['13800001234', '', 'cleared'],
      ['健康', '', 'cleared'],
    ]);
    await built.must('import.commit', { importId });
    expect(value()).toBeNull();
    const refused = await plan(built, [aRow('1', 1, { ...BASE, 姓名: '清空' })]);
    expect(refused.answer.files[0]).toMatchObject({ rowsRefused: 1, refusals: [{ column: '姓名' }] });
  });
});
