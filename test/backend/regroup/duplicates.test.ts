import { describe, expect, test } from 'vitest';
import type { Request } from '#contract/channels.ts';
import { aHousehold, type BuiltArchive } from '#test/support/archive-builder.ts';
import { archive, page, rule, YEAR } from './family.ts';

const found = async (built: BuiltArchive) =>
  (await built.must('duplicates.list', {})).groups.map(({ kind, people, households }) => [
    kind,
    ...people.map(({ name, householdNo }) => `${name} ${householdNo}`),
    ...households.map(({ householdNo }) => householdNo),
  ]);

/** 周三 stands in the household of his father and in one of his own, with a wife. */
async function twice(built: BuiltArchive) {
  const man = { sex: '1', birth_date: '1985-04-05' };
  const father = await aHousehold(built, {
    ...{ head: '周父', no: '1', cells: { phone: '1' }, headCells: { sex: '1', birth_date: '1955-01-01' } },
    others: [{ name: '周三', relation: '03', ...man, nation: null }],
    year: { year: YEAR, head_count: 2 },
  });
  const own = await aHousehold(built, {
    ...{ head: '吴四', no: '2', cells: { phone: '2' }, headCells: { sex: '2', birth_date: '1986-01-01' } },
    others: [{ name: '周三', relation: '02', ...man, id_number: father.idNumbers[1]!, phone: '139' }],
    year: { year: YEAR, head_count: 2 },
  });
  return { father, own, keep: own.memberIds[1]!, give: father.memberIds[1]! };
}

describe('duplicates.list', () => {
  test('has people by number, by name and birthday, by name and village; households by account and phone', async () => {
    const { built } = await archive();
    await twice(built);
    await aHousehold(built, {
      no: '3',
      head: '郑五',
      headCells: { birth_date: '1970-01-01' },
      cells: { phone: '3' },
    });
    await aHousehold(built, {
      ...{ no: '4', head: '郑五', village: '石板村', headCells: { birth_date: '1970-02-10' } },
      cells: { phone: '139', bank_account: '6217' },
    });
    await aHousehold(built, {
      ...{ no: '5', head: '郑五', village: '石板村', headCells: { birth_date: '1969-06-10' } },
      cells: { phone: '5', bank_account: '6217' },
    });
    expect(await found(built)).toEqual([
      ['id', '周三 1', '周三 2'],
      ['birthday', '郑五 3', '郑五 4'],
      ['village', '郑五 4', '郑五 5'],
      ['account', '4', '5'],
      ['phone', '2', '4'],
    ]);
    const { counts, total } = await built.must('duplicates.list', { kind: 'id' });
    expect([total, counts.map(({ groups }) => groups)]).toEqual([1, [1, 1, 1, 1, 1]]);
    expect((await built.must('duplicates.list', { offset: 4 })).groups[0]).toMatchObject({ shared: '139' });
  });

  test('leaves out who has left, closed households, system numbers and numbers that everybody has', async () => {
    const { built } = await archive();
    const { give } = await twice(built);
    await built.must('member.leave', { id: give, reason: '02', on: '2026-01-01', proof: '户口簿' });
    for (let n = 0; n < 21; n += 1)
      await aHousehold(built, {
        ...{ head: `人${'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌'[n] ?? ''}` },
        headCells: { id_number: '999999000000000001' },
      });
    expect(await found(built)).toEqual([]);
  });
});

describe('duplicates.dismiss', () => {
  test('keeps the reason, and one undo shows the group again', async () => {
    const { built, data } = await archive();
    const { keep, give } = await twice(built);
    const before = data();
    const dismiss = { of: 'member' as const, ids: [keep, give], reason: '同名同号，公安已出证明' };
    await built.must('duplicates.dismiss', dismiss);
    expect(await found(built)).toEqual([]);
    expect(data()['not_duplicate']).toMatchObject([
      { member_id: give, other_id: keep, reason: dismiss.reason },
    ]);
    expect((await built.must('duplicates.dismiss', dismiss)).change).toBe(null);
    expect(await built.call('duplicates.dismiss', { ...dismiss, ids: [keep, 999] })).toMatchObject({
      error: { code: 'not-found' },
    });
    await built.must('change.undo', {});
    expect(data()).toEqual(before);
    expect(await found(built)).toHaveLength(1);
  });

  test('of households says that they share a phone rightly', async () => {
    const { built } = await archive();
    const one = await aHousehold(built, { head: '甲一' });
    const other = await aHousehold(built, { head: '乙二' });
    expect((await found(built)).map(([kind]) => kind)).toEqual(['phone']);
    await built.must('duplicates.dismiss', { of: 'household', ids: [one.id, other.id], reason: '兄弟共用' });
    expect(await found(built)).toEqual([]);
  });
});

describe('duplicates.mergeMembers', () => {
  const merge = (built: BuiltArchive, keepId: number, giveId: number, take: string[] = []) =>
    built.call('duplicates.mergeMembers', { keepId, giveId, take, reason: '两户重复登记' });

  test('fills blanks, takes the chosen values, brings the records along, and counts the person once', async () => {
    const { built, data } = await archive();
    const { father, own, keep, give } = await twice(built);
    await built.write((rows) => {
      rows.insert('member_year', { member_id: give, year: 2024, health: '01' });
      rows.insert('member_year', { member_id: give, year: YEAR, health: '02', work_months: 6 });
      rows.insert('member_year', { member_id: keep, year: YEAR, health: '01' });
      const of = { household_id: father.id, member_id: give };
      rows.insert('benefit', { ...of, kind: '01', starts_on: '2020-01-01' });
      rows.insert('benefit', { ...of, kind: '02', starts_on: '2021-01-01' });
      rows.insert('benefit', { household_id: own.id, member_id: keep, kind: '01', starts_on: '2020-01-01' });
      rows.update('member', keep, { nation: null });
      rows.update('member', give, { nation: '02', phone: '150' });
      rows.insert('closed_year', { year: 2024, closed_on: '2025-02-01' });
    });
    const before = data();
    const compared = await built.must('duplicates.compare', { ids: [keep, give] });
    expect(compared.people).toMatchObject([
      {
        id: keep,
        people: 2,
        years: [YEAR],
        records: 1,
        values: { 'member.phone': '139', 'member.health': '01' },
      },
      { id: give, years: [2024, YEAR], records: 2, values: { 'member.work_months': 6 } },
    ]);
    expect((await merge(built, keep, give, ['member.health'])).ok).toBe(true);
    const after = data();
    const row = (id: number) => after['member']!.find((m) => m['id'] === id);
    expect(row(keep)).toMatchObject({ nation: '02', phone: '139', left_on: null, relation: '02' });
    expect(row(give)).toMatchObject({
      left_kind: 'duplicate',
      left_reason: '重复登记',
      left_on: '2026-06-10',
    });
    expect(after['member_year']!.filter((y) => y['member_id'] === keep)).toMatchObject([
      { year: YEAR, health: '02', work_months: 6 },
      { year: 2024, health: '01' },
    ]);
    expect(after['benefit']!.filter((b) => b['member_id'] === keep)).toMatchObject([
      { kind: '02', household_id: own.id },
      { kind: '01' },
    ]);
    expect((await page(built, father.id)).headCount).toBe(1);
    expect((await page(built, own.id)).headCount).toBe(2);
    expect(await found(built)).toEqual([]);
    await built.must('change.undo', { reason: '合并错了' });
    expect(data()).toEqual(before);
  });

  test('may take the number of the other record, which is free from then on', async () => {
    const { built, data } = await archive();
    const { keep, give } = await twice(built);
    const number = data()['member']!.find((m) => m['id'] === give)!['person_no'];
    expect((await merge(built, keep, give, ['member.person_no'])).ok).toBe(true);
    expect(data()['member']!.find((m) => m['id'] === keep)).toMatchObject({ person_no: number });
    await built.must('change.undo', {});
    await built.must('change.redo', {});
    expect(data()['member']!.find((m) => m['id'] === keep)).toMatchObject({ person_no: number });
  });

  test.each<[string, (of: Awaited<ReturnType<typeof twice>>) => Request<'duplicates.mergeMembers'>, object]>([
    [
      'a head',
      ({ own, keep }) => ({ keepId: keep, giveId: own.memberIds[0]!, reason: 'x' }),
      rule('head-gives-way'),
    ],
    ['one and the same', ({ keep }) => ({ keepId: keep, giveId: keep, reason: 'x' }), rule('same-person')],
    [
      'the relation',
      ({ keep, give }) => ({ keepId: keep, giveId: give, reason: 'x', take: ['member.relation'] }),
      { error: { code: 'invalid-input' } },
    ],
    ['nobody', ({ keep }) => ({ keepId: keep, giveId: 999, reason: 'x' }), { error: { code: 'not-found' } }],
  ])('refuses %s', async (_, input, error) => {
    const { built, data } = await archive();
    const made = await twice(built);
    const before = data();
    expect(await built.call('duplicates.mergeMembers', input(made))).toMatchObject(error);
    expect(data()).toEqual(before);
  });

  test('of the last one of a household asks to merge the households', async () => {
    const { built } = await archive();
    const { keep } = await twice(built);
    const alone = await aHousehold(built, { head: '周三' });
    expect(await merge(built, keep, alone.memberIds[0]!)).toMatchObject(rule('last-one'));
  });
});
