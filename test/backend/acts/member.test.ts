import { describe, expect, onTestFinished, test } from 'vitest';
import { aHousehold, anArchive, type BuiltArchive } from '#test/support/archive-builder.ts';
import { dataOf } from '#test/support/temp-archive.ts';

const YEAR = 2025;
const WIFE = { name: '钱二', relation: '02' };

async function archive() {
  const built = await anArchive();
  onTestFinished(() => built.close());
  return { built, data: () => dataOf(built.session.archive!) };
}

const page = (built: BuiltArchive, id: number) => built.must('household.get', { id, year: YEAR });
const add = (built: BuiltArchive, householdId: number, more: object = {}) =>
  built.call('member.add', {
    ...{ householdId, year: YEAR, reason: '06', on: '2025-03-01', proof: '出生证明' },
    ...{ values: { 'member.name': '赵小', 'member.relation': '04' }, ...more },
  });
const leave = (built: BuiltArchive, id: number, more: object = {}) =>
  built.call('member.leave', { id, reason: '01', on: '2025-03-02', proof: '死亡证明', ...more });

const issue = (path: string) => ({ ok: false, error: { code: 'invalid-input', issues: [{ path }] } });
const rule = (id: string) => ({ ok: false, error: { code: 'rule', rule: id } });

describe('member.update', () => {
  test('follows a new id number with its key, and leaves a typed birth day alone', async () => {
    const { built, data } = await archive();
    const { memberIds } = await aHousehold(built);
    const values = { 'member.id_number': '52990119500611397x', 'member.health': '01,04' };
    await built.must('member.update', { id: memberIds[0]!, year: YEAR, values });
    expect(data()['member']![0]).toMatchObject({
      id_number: '52990119500611397x',
      id_key: '52990119500611397X',
    });
    expect(data()['member']![0]!['birth_date']).not.toBe('1950-06-11');
    expect(data()['member_year']).toMatchObject([{ year: YEAR, health: '01,04' }]);
  });

  test('refuses a second head and another person’s 人口编号', async () => {
    const { built } = await archive();
    const { memberIds } = await aHousehold(built, { others: [WIFE], headCells: { person_no: 'P1' } });
    const update = (values: Record<string, string>) =>
      built.call('member.update', { id: memberIds[1]!, year: YEAR, values });
    expect(await update({ 'member.relation': '01' })).toMatchObject(rule('Q014'));
    expect(await update({ 'member.person_no': 'P1' })).toMatchObject({ error: { code: 'conflict' } });
    expect(await update({ 'member.relation': '99x' })).toMatchObject(issue('与户主关系'));
    expect(await built.call('member.update', { id: 99, year: YEAR, values: {} })).toMatchObject({
      error: { code: 'not-found', what: '这个人' },
    });
  });
});

describe('member.add', () => {
  test('brings somebody in with day, reason and proof, and the head-count of the year follows', async () => {
    const { built } = await archive();
    const { id } = await aHousehold(built, { year: { year: YEAR, head_count: 1 } });
    expect((await add(built, id)).ok).toBe(true);
    const after = await page(built, id);
    expect(after.members.map((m) => [m.values['member.name'], m.joinedOn, m.present])).toEqual([
      ['赵一', null, true],
      ['赵小', '2025-03-01', true],
    ]);
    expect(after.values['household.head_count'] ?? after.headCount).toBe(2);
  });

  test.each([
    ['without a name', { values: {} }, issue('姓名')],
    ['for a reason that is none', { reason: '99' }, issue('增加原因')],
    ['tomorrow', { on: '2025-03-21' }, issue('增加日期')],
    ['as a second head', { values: { 'member.name': '甲', 'member.relation': '01' } }, rule('Q014')],
    ['without proof', { proof: ' ' }, issue('proof')],
  ])('refuses somebody %s', async (_, more, error) => {
    const { built, data } = await archive();
    const { id } = await aHousehold(built);
    const before = data();
    expect(await add(built, id, more)).toMatchObject(error);
    expect(data()).toEqual(before);
  });
});

describe('member.leave', () => {
  test('moves the head-count of the year in which they came, not of the year that is shown', async () => {
    const { built } = await archive();
    const { id } = await aHousehold(built, { year: { year: YEAR - 1, head_count: 1 } });
    expect((await add(built, id, { on: `${YEAR - 1}-12-20` })).ok).toBe(true);
    const before = await built.must('household.get', { id, year: YEAR - 1 });
    expect(before.values['household.head_count']).toBe(2);
  });

  test('keeps the person as one who left, and the head-count follows', async () => {
    const { built } = await archive();
    const { id, memberIds } = await aHousehold(built, {
      others: [WIFE],
      year: { year: YEAR, head_count: 2 },
    });
    expect((await leave(built, memberIds[1]!)).ok).toBe(true);
    const after = await page(built, id);
    expect(after.headCount).toBe(1);
    expect(after.members[1]).toMatchObject({ present: false, leftOn: '2025-03-02', leftReason: '01' });
    expect(await leave(built, memberIds[1]!)).toMatchObject({ error: { code: 'conflict' } });
  });

  test('of the head names a new one, whom the household’s page and list then show', async () => {
    const { built } = await archive();
    const { id, memberIds } = await aHousehold(built, { others: [WIFE] });
    const [head, wife] = memberIds;
    expect(await leave(built, head!)).toMatchObject(rule('Q173'));
    expect(await leave(built, head!, { newHeadId: head })).toMatchObject(rule('Q173'));
    expect((await leave(built, head!, { newHeadId: wife })).ok).toBe(true);
    const after = await page(built, id);
    expect(after).toMatchObject({ headName: '钱二', values: { 'household.head_name': '钱二' } });
    expect(after.members[0]).toMatchObject({ id: wife, values: { 'member.relation': '01' } });
    expect((await built.must('household.list', { year: YEAR })).rows[0]?.headName).toBe('钱二');
  });

  test('of the last one is the leaving of the household and must say so', async () => {
    const { built } = await archive();
    const { id, memberIds } = await aHousehold(built);
    expect(await leave(built, memberIds[0]!)).toMatchObject(rule('Q174'));
    expect((await leave(built, memberIds[0]!, { wholeHousehold: true })).ok).toBe(true);
    expect((await built.must('household.list', { year: YEAR })).total).toBe(0);
    expect(await add(built, id)).toMatchObject({ error: { code: 'conflict' } });
    await built.must('change.undo', {});
    expect((await built.must('household.list', { year: YEAR })).total).toBe(1);
  });

  test('of the whole household takes everyone and closes it, in one act that one undo takes back', async () => {
    const { built, data } = await archive();
    const { id, memberIds } = await aHousehold(built, { others: [WIFE] });
    const before = data();
    expect((await leave(built, memberIds[1]!, { wholeHousehold: true })).ok).toBe(true);
    const { members } = await built.must('household.get', { id, year: YEAR });
    expect(members.map((m) => m.present)).toEqual([false, false]);
    expect((await built.must('household.list', { year: YEAR })).total).toBe(0);
    await built.must('change.undo', {});
    expect(data()).toEqual(before);
  });

  test.each([
    ['tomorrow', { on: '2025-03-21' }, issue('减少日期')],
    ['before being born', { on: '1950-01-01' }, issue('减少日期')],
    ['for a reason that is none', { reason: '清退' }, issue('减少原因')],
  ])('is refused %s', async (_, more, error) => {
    const { built, data } = await archive();
    const { memberIds } = await aHousehold(built, { others: [WIFE] });
    const before = data();
    expect(await leave(built, memberIds[1]!, more)).toMatchObject(error);
    expect(data()).toEqual(before);
  });

  test('before having come is refused', async () => {
    const { built } = await archive();
    const { id } = await aHousehold(built);
    const added = await add(built, id, { on: '2025-03-10' });
    expect(await leave(built, added.ok ? added.value.id : 0)).toMatchObject(issue('减少日期'));
  });

  test('asked for twice at once happens once', async () => {
    const { built } = await archive();
    const { id, memberIds } = await aHousehold(built, {
      others: [WIFE],
      year: { year: YEAR, head_count: 2 },
    });
    const answers = await Promise.all([leave(built, memberIds[1]!), leave(built, memberIds[1]!)]);
    expect(answers.map((a) => a.ok)).toEqual([true, false]);
    expect((await page(built, id)).headCount).toBe(1);
  });
});
