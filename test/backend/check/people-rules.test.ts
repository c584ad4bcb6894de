import { afterAll, beforeAll, expect, test } from 'vitest';
import { aHousehold, anArchive, type BuiltArchive } from '#test/support/archive-builder.ts';

/** Rules on people that ask for more than a household's own rows: an earlier year, the township, lists made of it. */
const YEAR = 2025;
let built: BuiltArchive;
beforeAll(async () => {
  built = await anArchive({ today: '2025-06-20' });
});
afterAll(() => built.close());

async function found(householdId: number, rules: readonly string[]): Promise<[string, string][]> {
  const { hits } = await built.must('check.run', { year: YEAR, householdId, rules: [...rules] });
  return hits.map(({ rule, message }) => [rule, message]);
}

test('Q065 sees last year', async () => {
  const { id, memberIds } = await aHousehold(built, {
    headYear: { year: YEAR, work_from: '202502', work_months: 4 },
  });
  expect(await found(id, ['Q065'])).toEqual([]);
  await built.write((rows) => {
    rows.insert('member_year', {
      ...{ member_id: memberIds[0] ?? 0, year: YEAR - 1 },
      ...{ work_from: '202403', work_to: '202503' },
    });
  });
  expect(await found(id, ['Q065'])).toEqual([['Q065', '赵一两段务工时间重叠']]);
});

test('Q069 knows the county of the township', async () => {
  const working = (work_place: string) =>
    aHousehold(built, { headYear: { year: YEAR, work_place, work_months: 4, employment_channel: '03' } });
  const away = await working('示范省示范市石门县');
  const atHome = await working('示范省示范市云岭县');
  expect(await found(away.id, ['Q069'])).toEqual([['Q069', '赵一在县外务工，就业渠道不应是公益性岗位']]);
  expect(await found(atHome.id, ['Q069'])).toEqual([]);
});

test('Q175 and Q176 see what is paid to the dead, compared and signed', async () => {
  const gone = { left_on: '2025-03-05', left_reason: '01', left_kind: 'natural' };
  const { id, memberIds } = await aHousehold(built, {
    others: [{ name: '李二', relation: '11', birth_date: '1940-01-01', ...gone }],
  });
  const dead = memberIds[1] ?? 0;
  expect(await found(id, ['Q175', 'Q176'])).toEqual([]);
  await built.write((rows) => {
    rows.insert('benefit', { household_id: id, member_id: dead, kind: '06', starts_on: '2020-01-01' });
    const consent = rows.insert('consent', { household_id: id, signer: '赵一', signed_on: '2025-01-10' });
    const round = rows.insert('comparison_round', {
      ...{ title: '上半年比对', departments: '车辆', year: YEAR, sent_on: '2025-03-06' },
    });
    rows.insert('comparison_person', {
      ...{ round_id: round, household_id: id, member_id: dead, consent_id: consent },
    });
  });
  expect(await found(id, ['Q175', 'Q176'])).toEqual([
    ['Q175', '李二已于 2025-03-05 死亡，仍有高龄津贴记录'],
    ['Q176', '李二已减少，不应出现在名单中'],
  ]);
});

test('Q176 sees who signed after leaving', async () => {
  const gone = { left_on: '2025-03-05', left_reason: '02', left_kind: 'natural' };
  const { id } = await aHousehold(built, { others: [{ name: '李二', relation: '04', ...gone }] });
  await built.write((rows) =>
    rows.insert('consent', { household_id: id, signer: '李二', signed_on: '2025-03-06' }),
  );
  expect(await found(id, ['Q176'])).toEqual([['Q176', '李二已减少，不应出现在名单中']]);
});

test('Q177 sees a household that was cleared out and told of as gone', async () => {
  const { id } = await aHousehold(built);
  await built.write((rows) => {
    rows.insert('adjustment', { household_id: id, year: YEAR, kind: '4' });
    rows.insert('adjustment', { household_id: id, year: YEAR, kind: '5' });
  });
  expect(await found(id, ['Q177'])).toEqual([['Q177', '清退须走一评议一公示一公告一告知，不得用自然减少']]);
});

test('Q179 knows a helper who is helped himself, whoever of the township is asked about', async () => {
  const helped = await aHousehold(built, {});
  const another = await aHousehold(built, {});
  const [first = 0, second = 0] = [helped.memberIds[0], another.memberIds[0]];
  await built.write((rows) => {
    rows.update('member', first, { name: '周两头', phone: '13911112222' });
    rows.update('member', second, { name: '周两头', phone: '13911113333' });
  });
  const helpedBy = async (phone: string) => {
    const { id } = await aHousehold(built, {});
    await built.write((rows) => {
      const helper_id = rows.insert('helper', { name: '周两头', phone, unit_name: '云岭县农业农村局' });
      rows.insert('pairing', { helper_id, household_id: id, starts_on: '2024-01-01', ends_on: '2027-12-31' });
    });
    return found(id, ['Q179']);
  };
  expect(await helpedBy('13911112222')).toEqual([['Q179', '周两头既是帮扶责任人又是帮扶对象']]);
  expect(await helpedBy('13911114444')).toEqual([]);
  await built.write((rows) => rows.update('member', second, { left_on: '2025-01-01', left_reason: '01' }));
  expect(await helpedBy('13911113333')).toEqual([]);
});
