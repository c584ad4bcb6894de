import { describe, expect, test } from 'vitest';
import type { Request } from '#contract/channels.ts';
import { aHousehold, type BuiltArchive } from '#test/support/archive-builder.ts';
import { startProcedure } from '#test/support/run-procedure.ts';
import { ACT, aFamily, archive, issue, page, peopleOf, rule, YEAR } from './family.ts';

const leave = (built: BuiltArchive, id: number, more: Partial<Request<'member.leave'>> = {}) =>
  built.call('member.leave', { id, reason: '01', ...ACT, ...more });
const add = (built: BuiltArchive, householdId: number, more: Partial<Request<'member.add'>> = {}) =>
  built.call('member.add', { householdId, year: YEAR, reason: '06', values: {}, ...ACT, ...more });

describe('the head’s leaving', () => {
  test('relates everybody anew to the new head: his children stay hers, his mother is 婆婆', async () => {
    const { built, data } = await archive();
    const family = await aFamily(built);
    const before = data();
    expect((await leave(built, family.member('赵大山'), { newHeadId: family.member('钱秀') })).ok).toBe(true);
    expect(await peopleOf(built, family.id)).toEqual([
      ...['钱秀 01', '孙婆 16', '赵强 03', '李梅 05', '赵丽 04', '赵小宝 07'],
    ]);
    const gone = (await page(built, family.id)).members.find((m) => !m.present);
    expect(gone?.values).toMatchObject({ 'member.name': '赵大山', 'member.relation': '01' });
    const of = data()['household']!.find((h) => h['id'] === family.id);
    expect(of).toMatchObject({ head_name: '钱秀', head_person_no: 'P00000003' });
    await built.must('change.undo', {});
    expect(data()).toEqual(before);
  });

  test('takes the relations that the clerk tells instead of the proposed', async () => {
    const { built } = await archive();
    const family = await aFamily(built);
    const relations = { [family.member('赵丽')]: '99' };
    await leave(built, family.member('赵大山'), { newHeadId: family.member('赵强'), relations });
    expect(await peopleOf(built, family.id)).toContain('赵丽 99');
    expect(await peopleOf(built, family.id)).toContain('钱秀 12');
  });

  test('waits for the procedure that he signed for; another’s leaving does not', async () => {
    const { built } = await archive();
    const family = await aFamily(built);
    await startProcedure(built, [family.id]);
    const head = await leave(built, family.member('赵大山'), { newHeadId: family.member('钱秀') });
    expect(head).toMatchObject(rule('running-procedure'));
    expect((await leave(built, family.member('孙婆'))).ok).toBe(true);
  });
});

describe('a leaving', () => {
  test('ends the benefits that run, when asked to, on the day', async () => {
    const { built, data } = await archive();
    const family = await aFamily(built);
    const place = { household_id: family.id, member_id: family.member('孙婆') };
    await built.write((rows) => {
      rows.insert('benefit', { ...place, kind: '05', starts_on: '2020-01-01' });
      rows.insert('benefit', { ...place, kind: '06', starts_on: '2019-01-01', ends_on: '2025-01-01' });
      rows.insert('benefit', { household_id: family.id, kind: '01', starts_on: '2020-01-01' });
    });
    const { benefits } = await built.must('household.ties', { id: family.id });
    expect(benefits.map(({ memberId, startsOn }) => [memberId, startsOn])).toEqual([
      [family.member('孙婆'), '2020-01-01'],
      [null, '2020-01-01'],
    ]);
    await leave(built, family.member('孙婆'), { endBenefits: true });
    expect(data()['benefit']!.map((b) => b['ends_on'])).toEqual([ACT.on, '2025-01-01', null]);
  });

  test('into a closed year wants a reason of its own; the proof is none', async () => {
    const { built } = await archive();
    const family = await aFamily(built, { year: { year: 2025, head_count: 7 } });
    await built.write((rows) => rows.insert('closed_year', { year: 2025, closed_on: '2026-01-10' }));
    const on = '2025-12-20';
    expect(await leave(built, family.member('孙婆'), { on })).toMatchObject(rule('closed-year'));
    expect((await leave(built, family.member('孙婆'), { on, why: '死亡证明 1 月才送来' })).ok).toBe(true);
    expect((await page(built, family.id, 2025)).headCount).toBe(6);
  });

  test('of the whole household checks the day for everyone', async () => {
    const { built } = await archive();
    const family = await aFamily(built);
    const close = (on: string) =>
      built.call('household.close', { id: family.id, reason: '09', on, proof: '迁出证明' });
    expect(await close('2018-01-01')).toMatchObject(issue('减少日期'));
    expect((await close(ACT.on)).ok).toBe(true);
    expect(await close(ACT.on)).toMatchObject({ error: { code: 'conflict' } });
    expect(await leave(built, family.member('孙婆'))).toMatchObject({ error: { code: 'conflict' } });
  });
});

describe('a joining', () => {
  const born = { 'member.name': '赵新', 'member.relation': '08', 'member.sex': '2' };

  test.each<[string, Partial<Request<'member.add'>>, object]>([
    ['born after the day', { values: { ...born, 'member.birth_date': '2026-03-02' } }, issue('增加日期')],
    [
      'whose number tells another birthday',
      { values: { ...born, 'member.birth_date': '2026-02-01', 'member.id_number': '529901202603010023' } },
      issue('出生日期'),
    ],
    [
      'married in as a daughter',
      { reason: '05', values: { ...born, 'member.relation': '04' } },
      rule('Q171'),
    ],
    ['as a second spouse', { reason: '05', values: { ...born, 'member.relation': '02' } }, rule('Q015')],
    ['for a reason of leaving', { reason: '01', values: born }, issue('增加原因')],
  ])('is refused for somebody %s', async (_, more, error) => {
    const { built, data } = await archive();
    const family = await aFamily(built);
    const before = data();
    expect(await add(built, family.id, more)).toMatchObject(error);
    expect(data()).toEqual(before);
  });

  test('of somebody who stands in another household is refused and points to 转户', async () => {
    const { built } = await archive();
    const family = await aFamily(built);
    const other = await aHousehold(built, { head: '周大', village: '石板村' });
    const values = {
      'member.name': '周大',
      'member.relation': '06',
      'member.id_number': other.idNumbers[0]!,
    };
    const answer = await add(built, family.id, { reason: '05', values });
    expect(answer).toMatchObject(rule('Q010'));
    expect(JSON.stringify(answer)).toContain(`石板村户 ${other.no}（户主周大）`);
  });

  test('of somebody who comes back takes over what is known of them, with the same 人口编号', async () => {
    const { built, data } = await archive();
    const family = await aFamily(built);
    const son = family.member('赵强');
    await leave(built, son, { reason: '04', on: '2024-05-01' });
    expect(await add(built, family.id, { cameFromId: family.member('李梅') })).toMatchObject(
      rule('still-there'),
    );
    const back = {
      reason: '10',
      cameFromId: son,
      values: { 'member.relation': '03', 'member.phone': '139' },
    };
    expect(await add(built, family.id, { ...back, on: '2024-04-30' })).toMatchObject(issue('增加日期'));
    expect((await add(built, family.id, back)).ok).toBe(true);
    const [old, now] = data()['member']!.filter((m) => m['name'] === '赵强');
    expect(now).toMatchObject({
      ...{ person_no: old!['person_no'], id_number: old!['id_number'], came_from_id: son, phone: '139' },
      ...{ joined_kind: 'natural', joined_reason: '10', left_on: null },
    });
    // The name that left may not come back while the number is taken.
    const { changes } = await built.must('change.list', {});
    const left = changes.find(({ command }) => command === 'member.leave')!;
    expect(await built.call('change.undo', { id: left.id })).toMatchObject({ error: { code: 'conflict' } });
  });
});

describe('household.changeHead', () => {
  const change = (built: BuiltArchive, id: number, newHeadId: number, more = {}) =>
    built.call('household.changeHead', { id, newHeadId, ...ACT, ...more });

  test('makes another the head and the old one what he is to that one', async () => {
    const { built, data } = await archive();
    const family = await aFamily(built);
    const before = data();
    expect((await change(built, family.id, family.member('赵强'))).ok).toBe(true);
    expect(await peopleOf(built, family.id)).toEqual([
      ...['赵强 01', '李梅 02', '孙婆 18', '赵大山 11', '钱秀 12', '赵丽 21', '赵小宝 03'],
    ]);
    expect(await change(built, family.id, family.member('赵强'))).toMatchObject(rule('same-head'));
    expect(await change(built, family.id, 999)).toMatchObject(issue('新户主'));
    expect(await change(built, family.id, family.member('钱秀'), { on: '2027-01-01' })).toMatchObject(
      issue('变更日期'),
    );
    await built.must('change.undo', {});
    expect(data()).toEqual(before);
  });
});
