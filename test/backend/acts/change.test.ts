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

describe('the list of acts', () => {
  async function threeDays() {
    const built = await archive();
    const { id } = await aHousehold(built);
    const edit = (phone: string, reason?: string) =>
      built.must('household.update', { id, year: YEAR, reason, values: { 'household.phone': phone } });
    built.setToday('2025-03-21');
    const first = await edit('1', '本人来电');
    built.setToday('2025-03-22');
    const second = await edit('2');
    await built.must('change.undo', {});
    return { built, id, first: first.change!, second: second.change! };
  }

  test('is found by words of the title or the reason, by person, by day and by state', async () => {
    const { built, first, second } = await threeDays();
    const found = async (filter: Parameters<typeof built.must<'change.list'>>[1]) =>
      (await built.must('change.list', filter)).changes.map((c) => c.id);
    expect(await found({ text: '来电' })).toEqual([first]);
    expect(await found({ text: '户联系电话', state: 'undone' })).toEqual([second]);
    expect(await found({ text: '户联系电话', state: 'standing' })).toEqual([first]);
    expect(await found({ from: '2025-03-21', to: '2025-03-21' })).toEqual([first]);
    expect(await found({ from: '2025-03-22' })).toEqual([second + 1, second]);
    expect(await found({ operator: '别人' })).toEqual([]);
    const { operators, total } = await built.must('change.list', { operator: '李经办', limit: 1 });
    expect(operators).toEqual(['李经办', '测试']);
    expect(total).toBe(3);
  });

  test('says of each what it is and whether it stands, and any undone one is redone by its id', async () => {
    const { built, id, first, second } = await threeDays();
    const states = async () =>
      (await built.must('change.list', { limit: 3 })).changes.map((c) => [c.id, c.kind, c.undone]);
    expect(await states()).toEqual([
      [second + 1, 'undo', false],
      [second, 'act', true],
      [first, 'act', false],
    ]);
    await built.must('change.undo', { id: first });
    expect(await built.call('change.redo', { id: second })).toMatchObject({
      error: {
        message: expect.stringContaining('它要用到已经撤销的操作，请先重做') as string,
        blockedBy: [{ change: first, word: '重做' }],
      },
    });
    await built.must('change.redo', { id: first });
    await built.must('change.redo', { id: second });
    expect((await built.must('household.get', { id, year: YEAR })).values['household.phone']).toBe('2');
  });

  test('says that a print in the file is not taken back', async () => {
    const built = await archive();
    const { id } = await built.must('household.create', {
      ...{ villageId: built.villages['云溪村']!, year: YEAR, values: {}, head: { 'member.name': '赵一' } },
    });
    await built.must('document.print', { document: 'T01', target: { householdId: id }, year: YEAR });
    const { changes } = await built.must('change.list', {});
    const made = changes.find((c) => c.command === 'household.create')!;
    expect(await built.call('change.undo', { id: made.id })).toMatchObject({
      error: {
        message: expect.stringContaining('已有“打印记录”，留作凭据，不能收回。') as string,
        blockedBy: [{ change: null, title: '打印记录', word: null }],
      },
    });
  });
});

describe('the history of a field', () => {
  const told = (entries: readonly { before: string | null; after: string | null }[]) =>
    entries.map((e) => [e.before, e.after]);

  test('goes from the newest value to the first, in words, with who and why', async () => {
    const built = await archive();
    const { id } = await aHousehold(built);
    const edit = (type: string, reason?: string) =>
      built.must('household.update', {
        id,
        year: YEAR,
        reason,
        values: { 'household.household_type': type },
      });
    await edit('01', '复核');
    await edit('02');
    await built.must('change.undo', {});
    const { label, entries } = await built.must('change.ofField', {
      ...{ key: 'household.household_type', householdId: id },
    });
    expect(label).toBe('户类型');
    expect(told(entries)).toEqual([
      ['一般农户', '脱贫户'],
      ['脱贫户', '一般农户'],
      ['一般农户', '脱贫户'],
      [null, '一般农户'],
    ]);
    expect(entries.map((e) => [e.kind, e.undone, e.reason])).toEqual([
      ['undo', false, null],
      ['act', true, null],
      ['act', false, '复核'],
      ['act', false, null],
    ]);
  });

  test('is that of the year, of the person, or of the row that is asked for', async () => {
    const built = await archive();
    const { id, memberIds } = await aHousehold(built, {
      year: { year: 2024, housing_area: 60 },
      headYear: { year: YEAR, health: '01' },
    });
    await built.must('member.update', { id: memberIds[0]!, year: YEAR, values: { 'member.health': '02' } });
    const of = async (asked: Parameters<typeof built.must<'change.ofField'>>[1]) =>
      told((await built.must('change.ofField', asked)).entries);
    expect(await of({ key: 'living_conditions.housing_area', householdId: id, year: 2024 })).toEqual([
      [null, '60.00'],
    ]);
    expect(await of({ key: 'living_conditions.housing_area', householdId: id, year: YEAR })).toEqual([]);
    const health = { key: 'member.health', memberId: memberIds[0]!, year: YEAR };
    expect((await of(health)).map(([, after]) => after)).toEqual(['长期慢性病', '健康']);
    expect(await of({ key: 'household.group_name', householdId: id })).toEqual([[null, '一组']]);
    expect(await of({ table: 'member', rowId: memberIds[0]!, column: 'name' })).toEqual([[null, '赵一']]);
  });

  test('of a field of one’s own is told by its label', async () => {
    const built = await archive();
    const { id } = await aHousehold(built);
    const field = await built.must('customField.add', {
      ...{ form: 'household', type: 'code', label: '饮水来源', scale: 0, unit: '', yearly: false },
      ...{ level: 'INTERNAL', options: [{ code: '1', label: '井水' }] },
    });
    const key = `household.${field.name}`;
    await built.must('household.update', { id, year: YEAR, values: { [key]: '1' } });
    const { label, entries } = await built.must('change.ofField', { key, householdId: id, year: YEAR });
    expect([label, told(entries)]).toEqual(['饮水来源', [[null, '井水']]]);
  });

  test.each([
    { table: 'change', rowId: 1, column: 'hash' },
    { table: 'member', rowId: 1, column: 'id_key' },
    { table: 'member', rowId: 1, column: 'name" FROM member --' },
    { key: 'household.nothing', householdId: 1 },
  ])('is not told of %o', async (asked) => {
    const built = await archive();
    await aHousehold(built);
    expect(await built.call('change.ofField', asked)).toMatchObject({ error: { code: 'not-found' } });
  });
});

test('the history of a household names what was taken out of it', async () => {
  const built = await archive();
  const { id } = await aHousehold(built, { measures: [{ year: YEAR, kind: 'industry', items: '01' }] });
  await built.must('record.remove', { kind: 'measure', id: 1, reason: '重复' });
  const [removed] = (await built.must('change.ofHousehold', { householdId: id })).changes;
  expect(removed!.cells).toEqual([
    { table: 'measure', subject: '帮扶措施 2025 年 产业帮扶', label: '删除', before: null, after: null },
  ]);
});
