import { afterEach, beforeEach, expect, test } from 'vitest';
import { aHousehold, anArchive, type BuiltArchive } from '#test/support/archive-builder.ts';

let built: BuiltArchive;

beforeEach(async () => {
  built = await anArchive({ today: '2025-01-10' });
});
afterEach(() => built.close());

const lineOf = async (key: string) => {
  const { lines } = await built.must('radar.list', { year: 2025 });
  const line = lines.find((each) => each.key === key);
  return { count: line?.count, villages: line?.villages.map(({ village, count }) => `${village} ${count}`) };
};
const told = async (key: 'W01' | 'W02' | 'W03' | 'W04' | 'W05' | 'W06') =>
  (await built.must('radar.behind', { key, year: 2025 })).rows.map(
    ({ headName, told: text }) => `${headName} ${text}`,
  );

test('a village in which nothing was written for three months', async () => {
  const one = await aHousehold(built, { head: '赵一' });
  await aHousehold(built, { head: '钱二', village: '石板村' });
  built.setToday('2025-04-10');
  expect((await lineOf('W01')).count).toBe(0);
  built.setToday('2025-05-01');
  expect(await lineOf('W01')).toEqual({ count: 2, villages: ['云溪村 1', '石板村 1'] });
  await built.write((rows) => rows.insert('visit', { household_id: one.id, visited_on: '2025-04-30' }));
  expect(await lineOf('W01')).toEqual({ count: 1, villages: ['石板村 1'] });
  expect(await told('W01')).toEqual(['null 1 户，2025-02-01 以来没有变化']);
});

test('a change that was undone is none, one of a record further down is one', async () => {
  const { id } = await aHousehold(built, { head: '赵一', year: { year: 2025 }, headYear: { year: 2025 } });
  const raw = built.session.archive?.rawReading;
  built.setToday('2025-06-01');
  await built.write((rows) => rows.insert('visit', { household_id: id, visited_on: '2025-05-30' }));
  expect((await lineOf('W01')).count).toBe(0);
  await built.must('change.undo', { id: Number(raw?.prepare('SELECT max(id) FROM change').pluck().get()) });
  expect((await lineOf('W01')).count).toBe(1);
  const row = Number(raw?.prepare('SELECT id FROM member_year').pluck().get());
  await built.write((rows) => rows.update('member_year', row, { health: '02' }));
  expect((await lineOf('W01')).count).toBe(0);
});

test('incomes that were copied, item by item', async () => {
  const items = { wage_income: 20_000, other_transfer_income: 500 };
  const home = async (head: string, wage: number) => {
    const { id } = await aHousehold(built, { head, income: { year: 2024, ...items } });
    await built.write((rows) =>
      rows.insert('income_statement', {
        household_id: id,
        purpose: 'annual',
        year: 2025,
        ...items,
        wage_income: wage,
      }),
    );
  };
  await home('赵一', 20_000);
  await home('钱二', 20_001);
  await aHousehold(built, { head: '孙三', income: { year: 2025, ...items } });
  expect(await told('W02')).toEqual(['赵一 2025 年各项收支与 2024 年完全相同，人均纯收入 20,500.00 元']);
});

test('one phone for three households, not for two', async () => {
  for (const [head, phone] of [
    ['赵一', '13900000001'],
    ['钱二', '13900000001'],
    ['孙三', '13900000001'],
    ['李四', '13900000002'],
    ['周五', '13900000002'],
  ] as const)
    await aHousehold(built, { head, cells: { phone } });
  expect(await told('W03')).toEqual(
    ['赵一', '钱二', '孙三'].map((head) => `${head} 139****0001 由 3 户共用`),
  );
});

test('measures without a visit in the year, visits that are overdue, a month without a measure', async () => {
  built.setToday('2025-03-20');
  const measures = [{ year: 2025, kind: '01' }];
  const one = await aHousehold(built, {
    head: '赵一',
    measures,
    spell: { category: '1', recognised_month: '202501' },
  });
  await aHousehold(built, { head: '钱二', measures, cells: { household_type: '01' } });
  await aHousehold(built, { head: '孙三', spell: { category: '1', recognised_month: '202502' } });
  await aHousehold(built, { head: '李四', spell: { category: '1', recognised_month: '202501' } });
  await built.write((rows) => rows.insert('visit', { household_id: one.id, visited_on: '2025-02-16' }));
  expect(await told('W04')).toEqual(['钱二 2025 年有 1 项帮扶措施，没有走访记录']);
  expect(await told('W05')).toEqual([
    '赵一 监测户，上次走访 2025-02-16，超期 1 天',
    '钱二 脱贫户，没有走访记录',
    '孙三 监测户，没有走访记录，超期 16 天',
    '李四 监测户，没有走访记录，超期 47 天',
  ]);
  expect(await told('W06')).toEqual(['李四 2025 年 1 月纳入监测，没有登记帮扶措施']);
  const home = await built.must('radar.home', {});
  expect(home.overdue).toBe(4);
});
