import { describe, expect, onTestFinished, test } from 'vitest';
import { aHousehold, anArchive } from '#test/support/archive-builder.ts';
import { takeOutput } from '#test/support/take-output.ts';
import { readTexts } from '#test/backend/sheets/read-all.ts';
import { dataOf } from '#test/support/temp-archive.ts';

const YEAR = 2025;

async function township() {
  const built = await anArchive();
  onTestFinished(() => built.close());
  const one = await aHousehold(built, { no: '1', head: '王一', year: { year: YEAR, arable_area: 3 } });
  const two = await aHousehold(built, {
    no: '2',
    head: '李二',
    village: '石板村',
    year: { year: YEAR, arable_area: 1 },
  });
  const three = await aHousehold(built, { no: '3', head: '张三', cells: { household_type: '01' } });
  return { built, ids: [one.id, two.id, three.id] as const, data: () => dataOf(built.session.archive!) };
}

const AREA = 'living_conditions.arable_area';

describe('household.list', () => {
  test('carries the columns that are asked for and sorts by any of them', async () => {
    const { built } = await township();
    const list = await built.must('household.list', {
      year: YEAR,
      columns: [AREA],
      sort: AREA,
      descending: true,
    });
    expect(list.rows.map((row) => [row.headName, row.extra[AREA]])).toEqual([
      ['王一', 3],
      ['李二', 1],
      ['张三', null],
    ]);
  });

  test('takes a filter beside the quick ones, and says what is wrong with one', async () => {
    const { built, ids } = await township();
    const where = { join: 'and' as const, of: [{ field: AREA, op: 'filled' as const, values: [] }] };
    const list = await built.must('household.list', {
      year: YEAR,
      where,
      villageId: built.villages['石板村']!,
    });
    expect(list).toMatchObject({ total: 1, people: 1, rows: [{ id: ids[1] }] });
    for (const [input, message] of [
      [
        { where: { join: 'and', of: [{ field: AREA, op: 'contains', values: ['1'] }] } },
        '“耕地面积”不能这样比较',
      ],
      [{ columns: ['member.age'] }, '没有“member.age”这一列，可能已停用'],
      [{ sort: 'household.head_signature' }, '没有“household.head_signature”这一列，可能已停用'],
    ] as const)
      expect(await built.call('household.list', { year: YEAR, ...(input as object) })).toMatchObject({
        error: { code: 'invalid-input', issues: [{ message }] },
      });
  });
});

describe('a working list', () => {
  test('is made from a filter, ticked, renamed and removed; each act is undone by itself', async () => {
    const { built, ids, data } = await township();
    const before = data();
    const made = await built.must('list.working.create', {
      name: '入户核实',
      target: { filter: { year: YEAR, householdType: '02' } },
    });
    expect(made).toMatchObject({ added: 2 });
    const list = () => built.must('list.saved', {}).then((saved) => saved.lists);
    expect(await list()).toMatchObject([{ name: '入户核实', households: 2, done: 0, madeOn: '2025-03-20' }]);

    const put = await built.must('list.working.put', { id: made.id, target: { ids: [...ids] } });
    expect(put.added).toBe(1);
    const again = await built.must('list.working.put', { id: made.id, target: { ids: [...ids] } });
    expect(again).toEqual({ change: null, added: 0 });
    await built.must('list.working.tick', { id: made.id, target: { ids: [ids[0]] }, done: true });
    expect(await list()).toMatchObject([{ households: 3, done: 1 }]);
    const shown = await built.must('household.list', { year: YEAR, workingList: made.id });
    expect(shown.rows.map((row) => row.extra['list.done'])).toEqual([1, 0, 0]);
    const left = await built.must('household.list', { year: YEAR, workingList: made.id, done: false });
    expect(left.rows.map((row) => row.id)).toEqual([ids[1], ids[2]]);

    await built.must('list.working.take', { id: made.id, target: { ids: [ids[2]] } });
    await built.must('list.working.update', { id: made.id, name: '三月入户' });
    const { change } = await built.must('list.working.remove', { id: made.id });
    expect(await list()).toEqual([]);
    await built.must('change.undo', { id: change! });
    expect(await list()).toMatchObject([{ name: '三月入户', households: 2, done: 1 }]);

    const { changes } = await built.must('change.list', {});
    for (const each of changes.filter((c) => c.command.startsWith('list.') && !c.undone))
      await built.must('change.undo', { id: each.id });
    expect(data()).toEqual(before);
  });

  test('is refused under a name that is taken, and when it is not there', async () => {
    const { built } = await township();
    await built.must('list.working.create', { name: '清单' });
    expect(await built.call('list.working.create', { name: ' 清单 ' })).toMatchObject({
      error: { code: 'conflict', message: '已经有这个名称的工作清单，请换一个名称。' },
    });
    expect(await built.call('list.working.tick', { id: 99, target: { ids: [1] }, done: true })).toMatchObject(
      {
        error: { code: 'not-found' },
      },
    );
  });
});

describe('a saved filter', () => {
  test('keeps its conditions, is changed, removed and undone', async () => {
    const { built } = await township();
    const where = { join: 'or' as const, of: [{ field: 'member.age', op: 'ge' as const, values: [60] }] };
    const { id } = await built.must('list.filter.save', {
      name: '老人户',
      conditions: { where, belowLine: true },
    });
    const filters = () => built.must('list.saved', {}).then((saved) => saved.filters);
    expect(await filters()).toEqual([{ id, name: '老人户', conditions: { where, belowLine: true } }]);
    await built.must('list.filter.save', { id, name: '老人', conditions: { where } });
    const { change } = await built.must('list.filter.remove', { id });
    expect(await filters()).toEqual([]);
    await built.must('change.undo', { id: change! });
    expect(await filters()).toEqual([{ id, name: '老人', conditions: { where } }]);
  });

  test('that could not be asked is not saved', async () => {
    const { built } = await township();
    const where = { join: 'and' as const, of: [{ field: 'member.age', op: 'ge' as const, values: [] }] };
    expect(await built.call('list.filter.save', { name: '错', conditions: { where } })).toMatchObject({
      error: { code: 'invalid-input' },
    });
  });
});

describe('the order of a list', () => {
  test('gives all ids, and the neighbours of one', async () => {
    const { built, ids } = await township();
    const question = { year: YEAR, sort: AREA };
    expect((await built.must('list.ids', question)).ids).toEqual([ids[2], ids[1], ids[0]]);
    const of = (id: number) => built.must('list.neighbours', { id, question });
    expect(await of(ids[2])).toEqual({ previous: null, next: ids[1], position: 1, total: 3 });
    expect(await of(ids[1])).toEqual({ previous: ids[2], next: ids[0], position: 2, total: 3 });
    expect(await of(999)).toEqual({ previous: null, next: null, position: null, total: 3 });
    expect(await built.must('list.count', { filter: { year: YEAR, householdType: '02' } })).toEqual({
      households: 2,
    });
  });
});

describe('preferences', () => {
  test('are kept in the archive, and no act', async () => {
    const { built } = await township();
    const before = (await built.must('change.list', {})).total;
    expect(await built.must('list.preferences.get', { key: 'households.columns' })).toEqual({ value: null });
    await built.must('list.preferences.set', { key: 'households.columns', value: [{ key: AREA }] });
    await built.must('list.preferences.set', { key: 'households.columns', value: [] });
    expect(await built.must('list.preferences.get', { key: 'households.columns' })).toEqual({ value: [] });
    expect((await built.must('change.list', {})).total).toBe(before);
  });
});

describe('list.export', () => {
  test('writes the shown columns of the filtered households, numbers of people as text, no name in the file name', async () => {
    const { built, ids } = await township();
    const question = { year: YEAR, sort: 'householdNo', descending: true };
    const columns = ['householdNo', 'headName', 'householdType', AREA, 'household.phone', 'perCapita'];
    const file = await built.must('list.export', { question, ids: [ids[0], ids[2]], columns });
    expect(file).toMatchObject({ name: '云岭县清水镇_户列表_2025_20250320.xlsx', rows: 2 });
    const rows = await readTexts(await takeOutput(built, file.outputId));
    expect(rows).toEqual([
      ['户编号', '户主', '户类型', '耕地面积（亩）', '户联系电话', '人均纯收入'],
      ['3', '张三', '脱贫户', '', '13800001234'],
      ['1', '王一', '一般农户', '3', '13800001234'],
    ]);
    const { exports } = await built.must('export.list', {});
    expect(exports).toMatchObject([{ kind: 'list', rows: 2, file: file.name }]);
  });

  test('of nothing is refused', async () => {
    const { built } = await township();
    const question = { year: YEAR, text: '没有这个人' };
    expect(await built.call('list.export', { question, columns: ['headName'] })).toMatchObject({
      error: { code: 'rule', rule: 'export-empty' },
    });
  });
});
