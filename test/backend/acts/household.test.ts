import { describe, expect, onTestFinished, test } from 'vitest';
import { aHousehold, anArchive } from '#test/support/archive-builder.ts';
import { dataOf } from '#test/support/temp-archive.ts';

async function archive() {
  const built = await anArchive();
  onTestFinished(() => built.close());
  return { built, data: () => dataOf(built.session.archive!) };
}

const YEAR = 2025;

describe('household.update', () => {
  test('lays each value where it belongs: the household, its year, its income', async () => {
    const { built, data } = await archive();
    const { id } = await aHousehold(built);
    const { change } = await built.must('household.update', {
      ...{ id, year: YEAR, reason: '入户核实' },
      values: {
        'household.phone': '13900000001',
        'household.group_name': '三组',
        'living_conditions.arable_area': 8.5,
        'income.wage_income': 1200,
      },
    });
    expect(change).not.toBeNull();
    const page = await built.must('household.get', { id, year: YEAR });
    expect(page.values).toMatchObject({
      'household.phone': '13900000001',
      'household.group_name': '三组',
      'living_conditions.arable_area': 8.5,
      'income.wage_income': 1200,
    });
    expect(data()['household_year']).toMatchObject([{ year: YEAR, arable_area: 8.5 }]);
    expect(
      (await built.must('household.get', { id, year: 2024 })).values['living_conditions.arable_area'],
    ).toBeNull();
  });

  test('of what is so already makes no change, and a blank laid on nothing makes no row', async () => {
    const { built, data } = await archive();
    const { id } = await aHousehold(built, { income: { year: YEAR, wage_income: 5, net_income: 9 } });
    const update = (values: Record<string, string | number | null>, year = YEAR) =>
      built.must('household.update', { id, year, values });
    expect(await update({ 'household.phone': '13800001234', 'income.wage_income': 5 })).toEqual({
      change: null,
    });
    expect(await update({ 'living_conditions.arable_area': null, 'income.wage_income': null }, 2020)).toEqual(
      {
        change: null,
      },
    );
    expect(await update({})).toEqual({ change: null });
    expect(data()['income_statement']).toMatchObject([{ net_income: 9 }]);
    expect(data()['household_year']).toEqual([]);
  });

  test('of an income item drops the sums that the file had reported, and undo brings them back', async () => {
    const { built, data } = await archive();
    const reported = {
      net_income: 9000,
      annual_income: 9500,
      per_capita_net_income: 4500,
      transfer_income: 100,
    };
    const income = { year: YEAR, wage_income: 5000, ...reported };
    const { id } = await aHousehold(built, { income });
    await built.must('household.update', { id, year: YEAR, values: { 'income.wage_income': 6000 } });
    expect(data()['income_statement']).toMatchObject([
      {
        wage_income: 6000,
        net_income: null,
        annual_income: null,
        per_capita_net_income: null,
        transfer_income: null,
      },
    ]);
    expect((await built.must('household.get', { id, year: YEAR })).perCapita).toBe(6000);
    await built.must('change.undo', {});
    expect(data()['income_statement']).toMatchObject([income]);
  });

  test('says of every field what is wrong with it, by its label, and writes nothing', async () => {
    const { built, data } = await archive();
    const { id } = await aHousehold(built);
    const before = data();
    const answer = await built.call('household.update', {
      ...{ id, year: YEAR },
      values: {
        'household.phone': 13800,
        'household.household_type': '不存在的类型',
        'living_conditions.arable_area': '八十',
        'income.wage_income': '1200',
        'household.nothing': '1',
        'member.name': '赵一',
        'income.net_income': 5,
      },
    });
    expect(answer.ok).toBe(false);
    const issues = answer.ok || answer.error.code !== 'invalid-input' ? [] : answer.error.issues;
    const paths = issues.map((i) => i.path).filter((path) => path !== '');
    expect(paths).toEqual(['户联系电话', '户类型', '耕地面积', '工资性收入']);
    expect(issues.map((i) => i.message).join()).toMatch(/没有“household.nothing”.*“姓名”不能在这里修改/s);
    expect(data()).toEqual(before);
  });

  test('to a number that another household has is a conflict', async () => {
    const { built } = await archive();
    const [one, two] = [await aHousehold(built), await aHousehold(built)];
    const values = { 'household.household_no': one.no };
    expect(await built.call('household.update', { id: two.id, year: YEAR, values })).toMatchObject({
      error: { code: 'conflict', message: expect.stringContaining('户编号') as string },
    });
    expect(await built.must('household.update', { id: one.id, year: YEAR, values })).toEqual({
      change: null,
    });
  });

  test('of a household that is not there says so', async () => {
    const { built } = await archive();
    expect(await built.call('household.update', { id: 99, year: YEAR, values: {} })).toMatchObject({
      error: { code: 'not-found', what: '这一户' },
    });
    expect(await built.call('household.get', { year: YEAR })).toMatchObject({ error: { code: 'not-found' } });
  });

  test('asked for twice at once writes both', async () => {
    const { built, data } = await archive();
    const { id } = await aHousehold(built);
    await Promise.all([
      built.must('household.update', { id, year: YEAR, values: { 'income.wage_income': 1 } }),
      built.must('household.update', { id, year: YEAR, values: { 'income.business_income': 2 } }),
    ]);
    expect(data()['income_statement']).toMatchObject([{ wage_income: 1, business_income: 2 }]);
  });
});

describe('household.create', () => {
  test('makes a household with its head, whose birth day and sex follow from the number', async () => {
    const { built } = await archive();
    const { id } = await built.must('household.create', {
      ...{ villageId: built.villages['云溪村']!, year: YEAR },
      values: { 'household.household_no': '900', 'household.group_name': '二组' },
      head: { 'member.name': '王䶮', 'member.id_number': '52990119500611397X', 'member.health': '01' },
    });
    const page = await built.must('household.get', { id, year: YEAR });
    expect(page).toMatchObject({ householdNo: '900', headName: '王䶮', village: '云溪村', headCount: 1 });
    expect(page.members[0]?.values).toMatchObject({
      'member.relation': '01',
      'member.birth_date': '1950-06-11',
      'member.sex': '1',
      'member.health': '01',
    });
    expect((await built.must('household.search', { text: 'wy' })).hits[0]).toMatchObject({ title: '王䶮' });
  });

  test('asks for the head’s name and refuses numbers that are taken', async () => {
    const { built, data } = await archive();
    const there = await aHousehold(built, { headCells: { person_no: 'P1' } });
    const before = data();
    const create = (values: Record<string, string>, head: Record<string, string>) =>
      built.call('household.create', { villageId: built.villages['云溪村']!, year: YEAR, values, head });
    expect(await create({}, {})).toMatchObject({
      error: { code: 'invalid-input', issues: [{ path: '户主姓名' }] },
    });
    expect(await create({ 'household.household_no': there.no }, { 'member.name': '甲' })).toMatchObject({
      error: { code: 'conflict' },
    });
    expect(await create({}, { 'member.name': '甲', 'member.person_no': 'P1' })).toMatchObject({
      error: { code: 'conflict', message: expect.stringContaining('人口编号') as string },
    });
    expect(data()).toEqual(before);
  });
});

describe('villages', () => {
  test('have names and codes of their own', async () => {
    const { built } = await archive();
    const blank = { phone: null, noticePlace: null, address: null };
    expect(await built.call('village.create', { name: '云溪村', code: null })).toMatchObject({
      error: { code: 'conflict' },
    });
    expect(await built.call('village.create', { name: '新村', code: '529901100201' })).toMatchObject({
      error: { code: 'conflict', message: expect.stringContaining('代码') as string },
    });
    const id = built.villages['石板村']!;
    expect(await built.call('village.update', { id, name: '云溪村', code: null, ...blank })).toMatchObject({
      error: { code: 'conflict' },
    });
    const made = await built.must('village.create', { name: '新村', code: null });
    await aHousehold({ ...built, villages: { 新村: made.id } }, { village: '新村' });
    expect(await built.call('change.undo', { id: made.change! })).toMatchObject({
      error: { code: 'conflict' },
    });
  });
});
