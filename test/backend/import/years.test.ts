import { describe, expect, onTestFinished, test } from 'vitest';
import { anArchive, type BuiltArchive } from '#test/support/archive-builder.ts';
import { importFiles } from '#test/support/import-files.ts';
import { aRow, csvFile, type MemberRow } from '#test/support/member-file.ts';

async function archive() {
  const built = await anArchive({ today: '2025-12-31' });
  onTestFinished(() => built.close());
  return built;
}

const BASE = { 性别: '男', 民族: '汉族' };
const person = (more: MemberRow) => aRow('1', 1, { ...BASE, ...more });
const value = (built: BuiltArchive, sql: string) => built.session.archive!.raw.prepare(sql).pluck().get();
const name = (built: BuiltArchive) => value(built, 'SELECT name FROM member');

describe('the year of a file', () => {
  test.each([
    ['the 年度 of the row', '成员信息_2023.csv', { 年度: '2022' }, undefined, [2022]],
    ['the 年度 of the row, with a month', '成员信息.csv', { 年度: '202209' }, undefined, [2022]],
    ['the 年度 of the row before what the clerk says', '成员信息.csv', { 年度: '2022' }, 2024, [2022]],
    ['what the clerk says', '成员信息_2023.csv', {}, 2024, [2024]],
    ['the name of the file', '成员信息_2023.csv', {}, undefined, [2023]],
    ['a date in the name of the file', '成员20231202.csv', {}, undefined, [2023]],
    ['this year where nobody says', '成员信息.csv', {}, undefined, [2025]],
  ])('is %s', async (_, file, cells: MemberRow, year, expected) => {
    const built = await archive();
    await importFiles(built, [csvFile(file, [person({ 健康状况: '健康', ...cells })])], year ? { year } : {});
    expect(built.session.archive!.raw.prepare('SELECT year FROM member_year').pluck().all()).toEqual(
      expected,
    );
  });

  test('is the banner’s before the file name’s', async () => {
    const built = await archive();
    const { name: file, bytes } = csvFile('成员信息_2020.csv', [person({ 健康状况: '健康' })]);
    const banner = Buffer.from('\ufeff导出时间:2023-12-02 10:15:00\r\n');
    const { answer } = await importFiles(built, [
      { name: file, bytes: Buffer.concat([banner, Buffer.from(bytes).subarray(3)]) },
    ]);
    expect(answer.files[0]?.year).toBe(2023);
    expect(value(built, 'SELECT year FROM member_year')).toBe(2023);
  });

  test('that is none refuses the row', async () => {
    const built = await archive();
    const rows = [person({ 年度: '去年' }), aRow('2', 1, { ...BASE, 年度: '2025' })];
    const { answer } = await importFiles(built, [csvFile('成员信息.csv', rows)]);
    expect(answer.files[0]).toMatchObject({ rowsAccepted: 1, refusals: [{ row: 2, column: '年度' }] });
  });
});

describe('older and newer', () => {
  test('a blank never overwrites', async () => {
    const built = await archive();
    const full = person({ 成员联系电话: '13800001234', 健康状况: '残疾' });
    await importFiles(built, [csvFile('成员信息_2024.csv', [full])]);
    const { answer } = await importFiles(built, [
      csvFile('成员信息_2024.csv', [person({ 成员联系电话: '', 健康状况: ' ' })]),
    ]);
    expect(answer.change).toBeNull();
    expect(value(built, 'SELECT phone FROM member')).toBe('13800001234');
  });

  test('a newer file overwrites who somebody is, an older one only fills what is blank', async () => {
    const built = await archive();
    const file = (year: number, cells: MemberRow) => csvFile(`成员信息_${year}.csv`, [person(cells)]);
    await importFiles(built, [file(2023, { 姓名: '赵一' })]);
    await importFiles(built, [file(2024, { 姓名: '赵义' })]);
    expect(name(built)).toBe('赵义');
    await importFiles(built, [file(2021, { 姓名: '赵依', 成员联系电话: '13800001234' })]);
    expect(name(built)).toBe('赵义');
    expect(value(built, 'SELECT phone FROM member')).toBe('13800001234');
    await importFiles(built, [file(2024, { 姓名: '赵艺' })]);
    expect(name(built)).toBe('赵艺');
  });

  test('a file without a year fills blanks and leaves names alone', async () => {
    const built = await archive();
    await importFiles(built, [csvFile('成员信息_2021.csv', [person({ 姓名: '赵一' })])]);
    await importFiles(built, [csvFile('成员信息.csv', [person({ 姓名: '赵依', 成员联系电话: '1380000' })])]);
    expect(name(built)).toBe('赵一');
    expect(value(built, 'SELECT phone FROM member')).toBe('1380000');
  });

  test('the values of one year never touch those of another', async () => {
    const built = await archive();
    for (const [year, health] of [
      [2024, '残疾'],
      [2022, '健康'],
      [2023, '长期慢性病'],
    ])
      await importFiles(built, [csvFile(`成员信息_${year}.csv`, [person({ 健康状况: String(health) })])]);
    const years = built.session.archive!.raw.prepare('SELECT year, health FROM member_year ORDER BY year');
    expect(years.raw().all()).toEqual([
      [2022, '01'],
      [2023, '02'],
      [2024, '04'],
    ]);
  });

  test.each([
    ['the older first', [0, 1]],
    ['the newer first', [1, 0]],
  ])('one file may speak of two years, %s', async (_, order) => {
    const built = await archive();
    const rows = [
      { 年度: '2022', 户主姓名: '旧户主', 村: '旧村', 纯收入: '100', 住房面积: '40' },
      { 年度: '2024', 户主姓名: '新户主', 村: '新村', 纯收入: '200', 住房面积: '60' },
    ].map((r) => ({ 户编号: '1', 家庭人口数: '2', 是否危房户: '否', ...r }));
    const file = csvFile(
      '户信息.csv',
      order.map((i) => rows[i]!),
    );
    const { answer } = await importFiles(built, [file]);
    expect(answer.files[0]).toMatchObject({ rowsAccepted: 2, notices: [] });
    expect(value(built, 'SELECT head_name FROM household')).toBe('新户主');
    expect(value(built, 'SELECT v.name FROM household h JOIN village v ON v.id = h.village_id')).toBe('新村');
    const years = built.session.archive!.raw.prepare(
      'SELECT year, net_income FROM income_statement ORDER BY year',
    );
    expect(years.raw().all()).toEqual([
      [2022, 100],
      [2024, 200],
    ]);
  });
});
