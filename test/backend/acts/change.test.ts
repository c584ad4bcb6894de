import { describe, expect, onTestFinished, test } from 'vitest';
import { aHousehold, anArchive } from '#test/support/archive-builder.ts';

const YEAR = 2025;

async function archive() {
  const built = await anArchive();
  onTestFinished(() => built.close());
  return built;
}

describe('the history of a household', () => {
  test('says who changed what, from what to what, and why, newest first, in a clerk’s words', async () => {
    const built = await archive();
    const { id, memberIds } = await aHousehold(built, { others: [{ name: '钱二', relation: '02' }] });
    const other = await aHousehold(built, { head: '别户' });
    await built.must('household.update', {
      ...{ id, year: YEAR, reason: '入户核实' },
      values: { 'household.household_type': '01', 'household.group_name': '三组' },
    });
    await built.must('member.update', { id: memberIds[1]!, year: YEAR, values: { 'member.relation': '04' } });
    await built.must('household.update', { id: other.id, year: YEAR, values: { 'household.phone': '1' } });
    const proof = { on: '2025-03-02', proof: '死亡证明' };
    await built.must('member.leave', { id: memberIds[1]!, reason: '01', ...proof });
    const { changes } = await built.must('change.ofHousehold', { householdId: id });
    expect(changes.map((c) => c.command)).toEqual([
      'member.leave',
      'member.update',
      'household.update',
      'test',
    ]);
    const [left, updated, edited, made] = changes;
    expect(edited).toMatchObject({ operator: '李经办', reason: '入户核实', undone: false });
    expect(edited!.cells).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ subject: '户', label: '户类型', before: '一般农户', after: '脱贫户' }),
        expect.objectContaining({ subject: '户', label: '组', before: '一组', after: '三组' }),
      ]),
    );
    expect(updated!.cells).toMatchObject([
      { subject: '成员 钱二', label: '与户主关系', before: '配偶', after: '之女' },
    ]);
    expect(left!.cells.map((c) => [c.label, c.before, c.after])).toEqual([
      ['减少日期', null, '2025-03-02'],
      ['减少原因', null, '死亡'],
      ['减少证明', null, '死亡证明'],
      ['减少方式', null, '自然减少'],
    ]);
    expect(made!.cells.map((c) => c.label)).toContain('新增');
    expect(changes.flatMap((c) => c.cells).every((c) => /^[^a-z_]+$/.test(c.label))).toBe(true);
  });

  test('shows what was undone as undone, and the undo as its own entry', async () => {
    const built = await archive();
    const { id } = await aHousehold(built);
    const { change } = await built.must('household.update', {
      ...{ id, year: YEAR, values: { 'household.phone': '1' } },
    });
    await built.must('change.undo', {});
    const { changes } = await built.must('change.ofHousehold', { householdId: id });
    expect(changes[0]).toMatchObject({
      undoOf: change,
      title: expect.stringMatching(/^撤销：修改户/) as string,
    });
    expect(changes[1]).toMatchObject({ id: change, undone: true });
    await built.must('change.redo', {});
    expect((await built.must('change.list', {})).changes[2]).toMatchObject({ id: change, undone: false });
  });
});

describe('change.next', () => {
  test('names the act that Ctrl+Z and Ctrl+Y speak of', async () => {
    const built = await archive();
    const { id, no } = await aHousehold(built);
    await built.must('household.update', { id, year: YEAR, values: { 'household.phone': '1' } });
    const next = await built.must('change.next', {});
    expect(next).toMatchObject({ undo: { title: `修改户 ${no}：户联系电话` }, redo: null });
    const undone = await built.must('change.undo', {});
    expect(undone).toMatchObject({ undone: next.undo?.id, title: next.undo?.title, rows: 1 });
    expect((await built.must('change.next', {})).redo?.title).toBe(next.undo?.title);
    expect(await built.call('change.undo', { id: next.undo!.id })).toMatchObject({
      error: { code: 'conflict' },
    });
    await built.must('change.redo', {});
    expect(await built.call('change.redo', {})).toMatchObject({ error: { code: 'conflict' } });
  });

  test('pressed twice at once takes two acts back, one each', async () => {
    const built = await archive();
    const { id } = await aHousehold(built);
    for (const phone of ['1', '2'])
      await built.must('household.update', { id, year: YEAR, values: { 'household.phone': phone } });
    await Promise.all([built.must('change.undo', {}), built.must('change.undo', {})]);
    expect((await built.must('household.get', { id, year: YEAR })).values['household.phone']).toBe(
      '13800001234',
    );
  });

  test('titles hold no name and no id number of anybody', async () => {
    const built = await archive();
    const { id, memberIds, idNumbers } = await aHousehold(built, {
      others: [{ name: '钱二', relation: '02' }],
    });
    await built.must('member.update', { id: memberIds[0]!, year: YEAR, values: { 'member.name': '赵改名' } });
    await built.must('member.leave', { id: memberIds[1]!, reason: '01', on: '2025-03-02', proof: '证明' });
    await built.must('household.update', { id, year: YEAR, values: { 'household.head_name': '赵改名' } });
    const { changes } = await built.must('change.list', {});
    const titles = changes.map((c) => c.title).join();
    for (const secret of ['赵一', '赵改名', '钱二', ...idNumbers]) expect(titles).not.toContain(secret);
  });
});
