import { describe, expect, test } from 'vitest';
import type { Request } from '#contract/channels.ts';
import { aHousehold, type BuiltArchive } from '#test/support/archive-builder.ts';
import { startProcedure } from '#test/support/run-procedure.ts';
import { ACT, aFamily, archive, issue, page, peopleOf, rule, YEAR } from './family.ts';

const GRANNY = { head: '赵奶奶', headCells: { sex: '2', birth_date: '1938-03-05' } };

describe('household.merge', () => {
  const merge = (
    built: BuiltArchive,
    id: number,
    intoId: number,
    more: Partial<Request<'household.merge'>> = {},
  ) => built.call('household.merge', { id, intoId, ...ACT, ...more });

  test('brings everybody in by what their head is to the other, and closes the household', async () => {
    const { built, data } = await archive();
    const family = await aFamily(built);
    const granny = await aHousehold(built, {
      ...GRANNY,
      others: [{ name: '赵小妹', relation: '04', sex: '2', birth_date: '1970-01-01' }],
      year: { year: YEAR, head_count: 2 },
    });
    await built.write((rows) =>
      rows.insert('benefit', { household_id: granny.id, kind: '01', starts_on: '2020-01-01' }),
    );
    const before = data();
    expect(await merge(built, granny.id, family.id)).toMatchObject(rule('relation-unsure'));
    expect((await merge(built, granny.id, family.id, { relation: '12' })).ok).toBe(true);
    expect(await peopleOf(built, family.id)).toContain('赵奶奶 12');
    expect(await peopleOf(built, family.id)).toContain('赵小妹 21');
    expect((await page(built, family.id)).headCount).toBe(9);
    expect(await built.must('household.ties', { id: granny.id })).toMatchObject({
      ...{ closedOn: ACT.on, closedReason: '并户', mergedInto: { id: family.id, on: ACT.on }, benefits: [] },
    });
    expect((await built.must('household.ties', { id: family.id })).mergedFrom).toMatchObject([
      { id: granny.id },
    ]);
    expect((await built.must('household.list', { year: YEAR })).total).toBe(1);
    expect(
      await built.call('household.reopen', {
        ...{
          id: granny.id,
          memberIds: [...granny.memberIds],
          headId: granny.memberIds[0]!,
          reason: '12',
          ...ACT,
        },
      }),
    ).toMatchObject(rule('merged'));
    await built.must('change.undo', {});
    expect(data()).toEqual(before);
  });

  test('lays together who stands in both', async () => {
    const { built, data } = await archive();
    const family = await aFamily(built);
    const twice = await aHousehold(built, {
      ...{ head: '赵大山', headCells: { id_number: family.idNumbers[0]!, sex: '1', phone: '13911110000' } },
      others: [{ name: '钱秀', relation: '02', sex: '2', id_number: family.idNumbers[1]! }],
    });
    expect((await merge(built, twice.id, family.id, { kind: 'duplicate' })).ok).toBe(true);
    expect(await peopleOf(built, family.id)).toHaveLength(7);
    expect((await page(built, family.id)).headCount).toBe(7);
    const [kept] = data()['member']!.filter((m) => m['id'] === family.member('赵大山'));
    expect(kept).toMatchObject({ phone: '13911110000', left_on: null });
    expect(data()['member']!.filter((m) => m['household_id'] === twice.id)).toMatchObject([
      { left_kind: 'duplicate', left_reason: '重复登记' },
      { left_kind: 'duplicate' },
    ]);
    expect(await built.must('household.ties', { id: twice.id })).toMatchObject({ closedReason: '重复登记' });
  });

  test('is refused for a household in monitoring, a second spouse, one and the same household', async () => {
    const { built } = await archive();
    const family = await aFamily(built);
    const granny = await aHousehold(built, { ...GRANNY, spell: { category: '1' } });
    const wife = await aHousehold(built, { head: '吴二', headCells: { sex: '2' } });
    expect(await merge(built, granny.id, family.id, { relation: '12' })).toMatchObject(rule('monitored'));
    expect(await merge(built, wife.id, family.id, { relation: '02' })).toMatchObject(rule('Q015'));
    expect(await merge(built, wife.id, family.id, { relation: '01' })).toMatchObject(rule('Q014'));
    expect(await merge(built, wife.id, wife.id)).toMatchObject(rule('same-household'));
    expect(await merge(built, wife.id, 999)).toMatchObject({ error: { code: 'not-found' } });
  });
});

describe('member.transfer', () => {
  const transfer = (
    built: BuiltArchive,
    id: number,
    toId: number,
    more: Partial<Request<'member.transfer'>> = {},
  ) => built.call('member.transfer', { id, toId, relation: '05', ...ACT, ...more });

  test('takes one person to another household, and back again', async () => {
    const { built, data } = await archive();
    const family = await aFamily(built);
    const other = await aHousehold(built, { head: '周大', year: { year: YEAR, head_count: 1 } });
    const before = data();
    const there = await transfer(built, family.member('赵丽'), other.id);
    expect(await peopleOf(built, other.id)).toEqual(['周大 01', '赵丽 05']);
    expect([(await page(built, family.id)).headCount, (await page(built, other.id)).headCount]).toEqual([
      6, 2,
    ]);
    const id = there.ok ? there.value.id : 0;
    const back = { relation: '04', on: '2026-05-01' };
    expect((await transfer(built, id, family.id, back)).ok).toBe(true);
    expect(await peopleOf(built, family.id)).toContain('赵丽 04');
    expect(await peopleOf(built, other.id)).toEqual(['周大 01']);
    await built.must('change.undo', {});
    await built.must('change.undo', {});
    expect(data()).toEqual(before);
  });

  test('of the head names the one who follows', async () => {
    const { built } = await archive();
    const family = await aFamily(built);
    const other = await aHousehold(built, { head: '周大', headCells: { sex: '1' } });
    const head = family.member('赵大山');
    expect(await transfer(built, head, other.id, { relation: '06' })).toMatchObject(rule('Q173'));
    await transfer(built, head, other.id, { relation: '06', newHeadId: family.member('钱秀') });
    expect((await peopleOf(built, family.id))[0]).toBe('钱秀 01');
  });

  test('is refused to a closed household, of the last one, as a second head, into a procedure', async () => {
    const { built } = await archive();
    const family = await aFamily(built);
    const other = await aHousehold(built, { head: '周大' });
    const girl = family.member('赵丽');
    expect(await transfer(built, other.memberIds[0]!, family.id)).toMatchObject(rule('last-one'));
    expect(await transfer(built, girl, other.id, { relation: '01' })).toMatchObject(rule('Q014'));
    expect(await transfer(built, girl, family.id)).toMatchObject(rule('same-household'));
    expect(await transfer(built, girl, other.id, { on: '1990-01-01' })).toMatchObject(issue('转户日期'));
    const procedure = await startProcedure(built, [other.id]);
    expect(await transfer(built, girl, other.id)).toMatchObject(rule('running-procedure'));
    await built.must('procedure.stop', { id: procedure, reason: '试' });
    await built.must('household.close', { id: other.id, reason: '01', ...ACT });
    expect(await transfer(built, girl, other.id)).toMatchObject({ error: { code: 'conflict' } });
  });
});

describe('household.move', () => {
  test('changes village, group and address, and the people stay', async () => {
    const { built, data } = await archive();
    const family = await aFamily(built);
    const before = data();
    const move = (more: Partial<Request<'household.move'>>) =>
      built.call('household.move', {
        ...{ id: family.id, villageId: built.villages['石板村']!, group: '三组', ...ACT, ...more },
      });
    expect((await move({ address: '石板村 9 号' })).ok).toBe(true);
    expect(await page(built, family.id)).toMatchObject({
      village: '石板村',
      values: { 'household.group_name': '三组', 'household.address': '石板村 9 号' },
    });
    expect(await move({})).toMatchObject(rule('same-place'));
    expect(await move({ group: '四组', on: '2026-06-11' })).toMatchObject(issue('迁移日期'));
    expect(await move({ villageId: 99 })).toMatchObject({ error: { code: 'not-found' } });
    await built.must('change.undo', {});
    expect(data()).toEqual(before);
  });

  test('to another village waits for a running procedure, to another group does not', async () => {
    const { built } = await archive();
    const family = await aFamily(built);
    await startProcedure(built, [family.id]);
    const move = (village: string, group: string) =>
      built.call('household.move', { id: family.id, villageId: built.villages[village]!, group, ...ACT });
    expect(await move('石板村', '一组')).toMatchObject(rule('running-procedure'));
    expect((await move('云溪村', '五组')).ok).toBe(true);
  });
});

describe('household.reopen', () => {
  test('brings back who left with the household; the time between stays told', async () => {
    const { built, data } = await archive();
    const family = await aFamily(built);
    await built.must('member.leave', {
      id: family.member('孙婆'),
      reason: '01',
      on: '2025-05-01',
      proof: '证明',
    });
    await built.must('household.close', { id: family.id, reason: '09', ...ACT });
    const before = data();
    const reopen = (names: string[], more: Partial<Request<'household.reopen'>> = {}) =>
      built.call('household.reopen', {
        ...{ id: family.id, memberIds: names.map(family.member), headId: family.member('钱秀') },
        ...{ reason: '09', on: '2026-06-01', proof: '户口簿', ...more },
      });
    expect(await reopen(['钱秀', '孙婆'])).toMatchObject(issue('回来的人'));
    expect(await reopen(['赵强'])).toMatchObject(issue('户主'));
    expect(await reopen(['钱秀'], { on: '2026-02-01' })).toMatchObject(issue('恢复日期'));
    expect((await reopen(['钱秀', '赵丽'])).ok).toBe(true);
    expect(await peopleOf(built, family.id)).toEqual(['钱秀 01', '赵丽 04']);
    expect((await page(built, family.id)).headCount).toBe(2);
    expect(await reopen(['赵强'])).toMatchObject(rule('still-open'));
    await built.must('change.undo', {});
    expect(data()).toEqual(before);
  });

  test('does not bring back the dead', async () => {
    const { built } = await archive();
    const { id, memberIds } = await aHousehold(built);
    await built.must('household.close', { id, reason: '01', ...ACT });
    const back = { id, memberIds: [...memberIds], headId: memberIds[0]!, reason: '12', ...ACT };
    expect(await built.call('household.reopen', back)).toMatchObject(issue('回来的人'));
  });
});
