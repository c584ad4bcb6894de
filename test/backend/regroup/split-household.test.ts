import { describe, expect, test } from 'vitest';
import type { Request } from '#contract/channels.ts';
import { aHousehold, type BuiltArchive } from '#test/support/archive-builder.ts';
import { startProcedure } from '#test/support/run-procedure.ts';
import { ACT, aFamily, archive, issue, page, peopleOf, rule, YEAR } from './family.ts';

type Family = Awaited<ReturnType<typeof aFamily>>;

const split = (built: BuiltArchive, of: Family, more: Partial<Request<'household.split'>> = {}) =>
  built.call('household.split', {
    ...{ id: of.id, memberIds: ['赵强', '李梅', '赵小宝'].map(of.member), headId: of.member('赵强'), ...ACT },
    ...more,
  });

async function splitOff(built: BuiltArchive, of: Family, more: Partial<Request<'household.split'>> = {}) {
  const answer = await split(built, of, more);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value.id;
}

describe('household.split', () => {
  test('makes a household of those who go, related to their own head, and leaves the others as they were', async () => {
    const { built } = await archive();
    const family = await aFamily(built, { cells: { address: '云溪村 3 号', household_type: '01' } });
    const id = await splitOff(built, family, { householdNo: '52990199001', group: '二组' });
    expect(await peopleOf(built, id)).toEqual(['赵强 01', '李梅 02', '赵小宝 03']);
    expect(await peopleOf(built, family.id)).toEqual(['赵大山 01', '钱秀 02', '孙婆 12', '赵丽 04']);
    expect(await page(built, id)).toMatchObject({
      ...{ headName: '赵强', village: '云溪村', householdNo: '52990199001', headCount: 3 },
      values: {
        ...{ 'household.group_name': '二组', 'household.household_type': '01' },
        ...{ 'household.poverty_attribute': '02', 'household.head_name': '赵强' },
      },
    });
    expect((await page(built, family.id)).headCount).toBe(4);
    const ties = await built.must('household.ties', { id });
    expect(ties.splitFrom).toMatchObject({ id: family.id, headName: '赵大山', on: ACT.on });
    expect((await built.must('household.ties', { id: family.id })).splitInto).toMatchObject([
      { id, on: ACT.on },
    ]);
  });

  test('where the head goes too, names one for those who stay, and everybody is related anew', async () => {
    const { built } = await archive();
    const family = await aFamily(built);
    const going = { memberIds: ['赵大山', '钱秀'].map(family.member), headId: family.member('赵大山') };
    expect(await split(built, family, going)).toMatchObject(rule('Q173'));
    const id = await splitOff(built, family, { ...going, newHeadId: family.member('赵强') });
    expect(await peopleOf(built, id)).toEqual(['赵大山 01', '钱秀 02']);
    expect(await peopleOf(built, family.id)).toEqual([
      '赵强 01',
      '李梅 02',
      '孙婆 18',
      '赵丽 21',
      '赵小宝 03',
    ]);
    expect(await page(built, family.id)).toMatchObject({ values: { 'household.head_name': '赵强' } });
  });

  test('asks for relations that the codes do not decide, and takes them as told', async () => {
    const { built } = await archive();
    const family = await aFamily(built);
    const stranger = await built.must('member.add', {
      ...{ householdId: family.id, year: YEAR, reason: '07', ...ACT },
      values: { 'member.name': '周远', 'member.relation': '99', 'member.sex': '1' },
    });
    const going = { memberIds: [stranger.id, family.member('赵丽')], headId: family.member('赵丽') };
    const answer = await split(built, family, going);
    expect(answer).toMatchObject(rule('relation-unsure'));
    expect(answer.ok ? '' : 'message' in answer.error && answer.error.message).toContain('周远');
    const id = await splitOff(built, family, { ...going, relations: { [stranger.id]: '02' } });
    expect(await peopleOf(built, id)).toEqual(['赵丽 01', '周远 02']);
  });

  test('takes this year, certificates and running benefits along, and leaves the past where it was', async () => {
    const { built, data } = await archive();
    const family = await aFamily(built);
    const boy = family.member('赵小宝');
    await built.write((rows) => {
      for (const year of [2025, 2026]) rows.insert('member_year', { member_id: boy, year, health: '01' });
      const place = { household_id: family.id, member_id: boy };
      rows.insert('disability_certificate', { ...place, certificate_no: '529901201803055555', level: '2' });
      rows.insert('benefit', { ...place, kind: '01', starts_on: '2020-01-01', amount: 100 });
      rows.insert('benefit', { ...place, kind: '02', starts_on: '2019-01-01', ends_on: '2020-01-01' });
    });
    const id = await splitOff(built, family);
    const now = data()['member']!.find((m) => m['household_id'] === id && m['name'] === '赵小宝')!;
    expect(now).toMatchObject({
      came_from_id: boy,
      joined_kind: 'transfer',
      joined_reason: '分户',
      person_no: expect.any(String) as string,
    });
    const of = (table: string, member: number) => data()[table]!.filter((r) => r['member_id'] === member);
    expect(of('member_year', now['id'] as number).map((y) => y['year'])).toEqual([2026]);
    expect(of('member_year', boy).map((y) => y['year'])).toEqual([2025, 2026]);
    expect(of('disability_certificate', now['id'] as number)).toMatchObject([
      { household_id: id, level: '2' },
    ]);
    expect(of('benefit', boy).map((b) => b['ends_on'])).toEqual(['2026-02-28', '2020-01-01']);
    expect(of('benefit', now['id'] as number)).toMatchObject([
      { household_id: id, starts_on: ACT.on, ends_on: null, amount: 100 },
    ]);
  });

  test('is one act, undone and redone byte for byte', async () => {
    const { built, data } = await archive();
    const family = await aFamily(built);
    const before = data();
    await splitOff(built, family, { group: '新组' });
    const after = data();
    await built.must('change.undo', {});
    expect(data()).toEqual(before);
    await built.must('change.redo', {});
    expect(data()).toEqual(after);
  });

  test.each<[string, (of: Family) => Partial<Request<'household.split'>>, object]>([
    ['tomorrow', () => ({ on: '2026-06-11' }), issue('分户日期')],
    ['before somebody was born', () => ({ on: '2018-03-04' }), issue('分户日期')],
    ['with everybody', (of) => ({ memberIds: [...of.memberIds] }), rule('nobody-stays')],
    ['under a head who stays', (of) => ({ headId: of.member('赵丽') }), issue('新户户主')],
    [
      'with somebody of another household',
      (of) => ({ memberIds: [of.member('赵强'), 999] }),
      issue('分出去的人'),
    ],
    ['with a man as 之女', (of) => ({ relations: { [of.member('赵小宝')]: '04' } }), issue('与户主关系')],
    [
      'with a relation that is none',
      (of) => ({ relations: { [of.member('赵小宝')]: 'x' } }),
      issue('与户主关系'),
    ],
    ['with two heads', (of) => ({ relations: { [of.member('李梅')]: '01' } }), rule('Q014')],
    ['without proof', () => ({ proof: ' ' }), issue('proof')],
  ])('is refused %s', async (_, more, error) => {
    const { built, data } = await archive();
    const family = await aFamily(built);
    const before = data();
    expect(await split(built, family, more(family))).toMatchObject(error);
    expect(data()).toEqual(before);
  });

  test('is refused with a household number that is another’s', async () => {
    const { built, data } = await archive();
    const family = await aFamily(built);
    const { no } = await aHousehold(built);
    const before = data();
    expect(await split(built, family, { householdNo: no })).toMatchObject({ error: { code: 'conflict' } });
    expect(data()).toEqual(before);
  });

  test('of a household in a running procedure is refused by the procedure’s name', async () => {
    const { built } = await archive();
    const family = await aFamily(built);
    await startProcedure(built, [family.id]);
    const answer = await split(built, family);
    expect(answer).toMatchObject(rule('running-procedure'));
    expect(JSON.stringify(answer)).toMatch(/正在办理“监测对象识别”/);
  });

  test('that writes into a closed year wants a reason, and only then', async () => {
    const { built } = await archive();
    const family = await aFamily(built);
    await built.write((rows) => rows.insert('closed_year', { year: YEAR, closed_on: '2026-06-01' }));
    expect(await split(built, family)).toMatchObject(rule('closed-year'));
    await splitOff(built, family, { reason: '年初分户漏报' });
    expect((await built.must('change.list', {})).changes[0]).toMatchObject({
      ...{ command: 'household.split', reason: '年初分户漏报' },
    });
  });
});
