import { afterEach, beforeEach, expect, test } from 'vitest';
import { aHousehold, anArchive, type BuiltArchive } from '#test/support/archive-builder.ts';

let archive: BuiltArchive;
beforeEach(async () => {
  archive = await anArchive({ today: '2025-06-10' });
  for (const village of ['云溪村', '石板村'])
    for (let at = 0; at < 6; at += 1)
      await aHousehold(archive, {
        ...{ village, cells: { household_type: at < 3 ? '01' : '02' } },
        year: { year: 2025, collectors: at % 2 === 0 ? '张三' : '李四', housing_area: 100 },
        others: [{ name: '钱二', relation: '02' }],
      });
});
afterEach(() => archive.close());

const drawn = async (wanted: object = {}) => {
  const { id } = await archive.must('sample.draw', {
    ...{
      title: '六月抽查',
      year: 2025,
      households: 4,
      villages: 2,
      spares: 1,
      strata: 'standing',
      seed: '2025',
    },
    ...wanted,
  });
  return archive.must('sample.get', { id });
};

test('draws of each village and of each kind of household, and can be repeated by its seed', async () => {
  const one = await drawn();
  const real = one.households.filter(({ spare }) => !spare);
  expect(real.map(({ village, stratum }) => `${village} ${stratum}`).toSorted()).toEqual([
    '云溪村 一般户',
    '云溪村 脱贫户',
    '石板村 一般户',
    '石板村 脱贫户',
  ]);
  const again = await drawn();
  const ids = (of: typeof one) => of.households.map(({ householdId }) => householdId);
  expect(ids(again)).toEqual(ids(one));
});

test('who enters a second time does not see what the archive has', async () => {
  const { households } = await drawn();
  const sheet = await archive.must('sample.sheet', { id: households[0]?.id ?? 0 });
  expect(sheet.people.map(({ name }) => name)).toEqual(['赵一', '钱二']);
  expect(JSON.stringify(sheet)).not.toContain('529901197');
  expect(sheet.household).toContain('living_conditions.housing_area');
});

test('what differs is judged, and the error rate counts what is the archive’s fault', async () => {
  const { sample, households } = await drawn();
  const [first] = households;
  const { people } = await archive.must('sample.sheet', { id: first?.id ?? 0 });
  const entered = await archive.must('sample.enter', {
    ...{ id: first?.id ?? 0, surveyedOn: '2025-06-10', surveyor: '王五', approves: 'yes' },
    values: [
      { memberId: null, field: 'living_conditions.housing_area', value: 90 },
      { memberId: null, field: 'household.phone', value: '13800001234' },
      { memberId: people[0]?.memberId ?? null, field: 'member.name', value: '赵一' },
      { memberId: people[1]?.memberId ?? null, field: 'member.name', value: '钱贰' },
    ],
  });
  expect(entered).toMatchObject({ values: 4, differing: 2 });
  const { differences } = await archive.must('sample.differences', { id: sample.id });
  expect(differences.map(({ field, first: one, second }) => [field, one, second])).toEqual([
    ['living_conditions.housing_area', '100.00', '90.00'],
    ['member.name', '钱二', '钱贰'],
  ]);
  await archive.must('sample.judge', { ids: [differences[1]?.id ?? 0], verdict: 'second-wrong' });
  const results = await archive.must('sample.results', { id: sample.id });
  expect(results.all).toEqual({ values: 4, differing: 2, wrong: 1, rate: 0.25 });
  expect(results.byField[0]).toMatchObject({ title: '住房面积', rate: 1 });
  expect(results.byEnterer).toMatchObject([{ title: first?.enteredBy, values: 4 }]);
  expect(results.approval).toEqual({ yes: 1, said: 1, rate: 1 });
});

test('a verdict falls when the second entry is changed, and stays when it is entered the same again', async () => {
  const { sample, households } = await drawn();
  const enter = (value: number) =>
    archive.must('sample.enter', {
      ...{ id: households[0]?.id ?? 0, surveyedOn: '2025-06-10', surveyor: '王五', approves: null },
      values: [{ memberId: null, field: 'living_conditions.housing_area', value }],
    });
  const differences = async () => (await archive.must('sample.differences', { id: sample.id })).differences;
  await enter(90);
  await archive.must('sample.judge', { ids: [(await differences())[0]?.id ?? 0], verdict: 'archive-wrong' });
  await enter(90);
  expect(await differences()).toMatchObject([{ verdict: 'archive-wrong' }]);
  await enter(80);
  expect(await differences()).toMatchObject([{ verdict: null, second: '80.00' }]);
});

test('what was entered comes back as it was entered, and is not excused by what was put right since', async () => {
  const { sample, households } = await drawn();
  const [first] = households;
  const value = { memberId: null, field: 'living_conditions.housing_area', value: 90 };
  const enter = () =>
    archive.must('sample.enter', {
      ...{ id: first?.id ?? 0, surveyedOn: '2025-06-10', surveyor: '王五', approves: 'no' },
      values: [value],
    });
  await enter();
  await archive.must('household.update', {
    ...{ id: first?.householdId ?? 0, year: 2025 },
    values: { 'living_conditions.housing_area': 90 },
  });
  expect(await enter()).toMatchObject({ values: 1, differing: 1 });
  const sheet = await archive.must('sample.sheet', { id: first?.id ?? 0 });
  expect(sheet).toMatchObject({ entered: [value], surveyor: '王五', approves: 'no' });
  expect((await archive.must('sample.results', { id: sample.id })).all).toMatchObject({
    values: 1,
    wrong: 1,
  });
});

test('a household that cannot be found gives its place to a spare of its village', async () => {
  const { sample, households } = await drawn();
  const gone = households[0];
  await archive.must('sample.replace', { id: gone?.id ?? 0, reason: '全家外出' });
  const after = await archive.must('sample.get', { id: sample.id });
  expect(after.sample.households).toBe(4);
  expect(after.households.find(({ id }) => id === gone?.id)).toMatchObject({ replacedReason: '全家外出' });
  const again = after.households.find(
    ({ villageId, spare, replacedReason }) =>
      villageId === gone?.villageId && !spare && replacedReason === null,
  );
  expect(await archive.call('sample.replace', { id: again?.id ?? 0, reason: '又一户' })).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining('没有备选户了') as string },
  });
});

test.each<[string, object, string]>([
  ['a day to come', { surveyedOn: '2025-06-11' }, '不能晚于今天'],
  ['a day before the draw', { surveyedOn: '2025-06-09' }, '不能早于抽样日期'],
])('refuses %s', async (_, changes, sentence) => {
  const { households } = await drawn();
  const answer = await archive.call('sample.enter', {
    ...{ id: households[0]?.id ?? 0, surveyedOn: '2025-06-10', surveyor: '王五', approves: null, values: [] },
    ...changes,
  });
  expect(JSON.stringify(answer)).toContain(sentence);
});

test('a value of another household or a wrong one is named by its field', async () => {
  const { households } = await drawn();
  const answer = await archive.call('sample.enter', {
    ...{ id: households[0]?.id ?? 0, surveyedOn: '2025-06-10', surveyor: '王五', approves: null },
    values: [
      { memberId: 99_999, field: 'member.name', value: '某人' },
      { memberId: null, field: 'living_conditions.housing_area', value: '一百' },
    ],
  });
  expect(answer).toMatchObject({ ok: false, error: { issues: [{ path: '姓名' }, { path: '住房面积' }] } });
});

test('one that is not begun can be removed; the pack says how many a sample takes at least', async () => {
  const { sample } = await drawn();
  await archive.must('sample.remove', { id: sample.id });
  expect((await archive.must('sample.list', {})).samples).toEqual([]);
  const proposed = await archive.must('sample.propose', { year: 2025 });
  expect(proposed).toMatchObject({ wanted: { households: 200, villages: 10 }, households: 12, villages: 2 });
});
