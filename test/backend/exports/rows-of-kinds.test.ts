import { expect, onTestFinished, test } from 'vitest';
import { cellValue } from '#backend/exports/cell-value.ts';
import { countRows, type ExportKind, rowsOf, type Span } from '#backend/exports/export-rows.ts';
import { reader } from '#db/write.ts';
import { packFor } from '#domain/policy/load-pack.ts';
import { aHousehold, anArchive, type BuiltArchive } from '#test/support/archive-builder.ts';

async function anArchiveForTest(today: string): Promise<BuiltArchive> {
  const archive = await anArchive({ today });
  onTestFinished(() => archive.close());
  return archive;
}

const yearOfSpan = (year: number): Span => ({ from: `${year}-01-01`, to: `${year}-12-31`, year });

/** The cells of a table by header, and the proof that it was counted as it was filled. */
async function filled(archive: BuiltArchive, kind: ExportKind, span: Span) {
  const db = reader(archive.session.archive!);
  const rows = await rowsOf(db, kind, span);
  expect(await countRows(db, kind, span)).toBe(rows.length);
  const township = { province: '示范省', city: '示范市', county: '云岭县', name: '清水镇' };
  const setting = { township: township as Parameters<typeof cellValue>[2]['township'], year: span.year };
  const columns = packFor(span.year)!.exports[kind]!.columns;
  return rows.map((row) =>
    Object.fromEntries(columns.map((column) => [column.header, cellValue(column, row, setting)])),
  );
}

const INCOME = { year: 2017, wage_income: 12000.5, dibao_income: 3000, business_expense: 1000 };
const FED = { is_dangerous_house: 0, has_safe_water: 1 };
const INSURED = { year: 2017, has_resident_medical_insurance: 1 };

const adjust = (archive: BuiltArchive, household_id: number, cells: Record<string, string | number>) =>
  archive.write((rows) => rows.insert('adjustment', { household_id, year: 2017, ...cells }));

test('3.1 has the newly recognised by the day of their announcement, with income and days', async () => {
  const archive = await anArchiveForTest('2018-03-20');
  const [a, b, c] = [
    await aHousehold(archive, {
      ...{
        head: '钱大山',
        year: { year: 2017, main_cause: '01', other_causes: '02,03', arable_area: 3.5, ...FED },
      },
      ...{ income: INCOME, others: [{ name: '孙小玉', relation: '02' }] },
    }),
    await aHousehold(archive),
    await aHousehold(archive),
  ];
  await adjust(archive, a.id, {
    ...{ kind: '1', applied_on: '2017-11-02', first_meeting_on: '2017-11-05', comparison_result: '1' },
    ...{ first_notice_from: '2017-11-06', first_notice_to: '2017-11-12', announced_on: '2017-11-29' },
  });
  await adjust(archive, b.id, { kind: '1' });
  await adjust(archive, c.id, { kind: '1', announced_on: '2018-01-03' });
  await adjust(archive, c.id, { kind: '3', announced_on: '2017-12-03' });
  const rows = await filled(archive, '3.1', yearOfSpan(2017));
  expect(rows).toHaveLength(2);
  expect(rows[0]).toMatchObject({
    ...{ 户主姓名: '钱大山', 户主证件号码: a.idNumbers[0], 家庭人口数: 2, 识别时间: '201711' },
    ...{ '耕地面积（亩）': 3.5, 是否危房户: '否', 工资性收入: 12000.5, 低保金: 3000, 生产性支出: 1000 },
    ...{ 人均纯收入: 7000.25, 申请日期: '2017-11-02', 第一次公示止: '2017-11-12', 比对结果: '无疑点' },
    ...{ 公告日期: '2017-11-29', 第二次公示起: null },
  });
  expect(String(rows[0]?.['其他致贫原因'])).toMatch(/^因\p{Script=Han},因\p{Script=Han}$/u);
  // Announced after the turn of the year: of the range that holds the day, not of one that ends before it.
  const over = { from: '2017-12-01', to: '2018-01-31', year: 2018 };
  expect((await filled(archive, '3.1', over)).map((row) => row['户编号'] ?? row['公告日期'])).toEqual([
    null,
    '2018-01-03',
  ]);
});

test('3.2 and 3.3 tell causes, mark and whether the guarantees are met', async () => {
  const archive = await anArchiveForTest('2018-03-20');
  const back = await aHousehold(archive, { year: { year: 2017, exit_year: 2015, is_dangerous_house: 1 } });
  const out = await aHousehold(archive, {
    ...{ year: { year: 2017, ...FED }, headYear: INSURED, income: INCOME },
  });
  await adjust(archive, back.id, { kind: '2', causes: '01,03', announced_on: '2017-12-01' });
  await adjust(archive, out.id, { kind: '3', mark: '1', is_signed: 1, announced_on: '2017-12-02' });
  expect(await filled(archive, '3.2', yearOfSpan(2017))).toMatchObject([
    {
      ...{ 户编号: back.no, 原脱贫年度: '2015', 返贫年度: '2017', 返贫原因: '因病,因学' },
      ...{ 三保障及饮水短板: '住房', 公告日期: '2017-12-01' },
    },
  ]);
  expect(await filled(archive, '3.3', yearOfSpan(2017))).toMatchObject([
    {
      ...{ 户编号: out.no, 年收入: 15000.5, 纯收入: 14000.5, 人均纯收入: 14000.5, 脱贫年度: '2017' },
      ...{ 义务教育: '达标', 基本医疗: '达标', 住房安全: '达标', 饮水安全: '达标' },
      ...{ 标注类型: '已脱贫(享受政策)', 农户签字确认: '是' },
    },
  ]);
  expect(await filled(archive, '3.3', yearOfSpan(2016))).toEqual([]);
});

test('3.4 has who was cleared out and the households that an act closed, with their people of the day before', async () => {
  const archive = await anArchiveForTest('2025-06-20');
  const cleared = await aHousehold(archive);
  const closed = await aHousehold(archive, { head: '钱大山', others: [{ name: '孙小玉', relation: '02' }] });
  await adjust(archive, cleared.id, { year: 2025, kind: '4', reason: '七不进第三条' });
  await archive.must('household.close', {
    ...{ id: closed.id, reason: '09', endBenefits: true, on: '2025-06-01', proof: '迁移证' },
  });
  expect(await filled(archive, '3.4', yearOfSpan(2025))).toMatchObject([
    { 户编号: cleared.no, 减少类型: '清退', 原因: '七不进第三条' },
    { 户编号: closed.no, 户主姓名: '钱大山', 家庭人口数: 2, 减少类型: '整户自然减少', 原因: '户籍迁出' },
  ]);
  expect(await filled(archive, '3.4', { from: '2024-07-01', to: '2024-12-31', year: 2024 })).toEqual([]);
});

test('3.5 and 3.6 go by the day, also across the turn of a year', async () => {
  const archive = await anArchiveForTest('2026-03-20');
  const came = (on: string) => ({ joined_on: on, joined_reason: '06', joined_kind: 'natural' });
  const went = { left_on: '2025-12-31', left_reason: '01', left_kind: 'natural' };
  await aHousehold(archive, {
    others: [
      { name: '早', relation: '03', ...came('2025-11-30') },
      { name: '中', relation: '03', ...came('2026-01-02') },
      { name: '晚', relation: '03', ...came('2026-03-01') },
      { name: '去', relation: '12', ...went },
    ],
  });
  const span = { from: '2025-12-01', to: '2026-02-28', year: 2026 };
  expect((await filled(archive, '3.5', span)).map((row) => row['姓名'])).toEqual(['中']);
  expect((await filled(archive, '3.6', span)).map((row) => row['姓名'])).toEqual(['去']);
  expect(await filled(archive, '3.6', { ...span, from: '2026-01-01' })).toEqual([]);
});

test('3.8 has everybody who is there when the span ends, 3.9 the statements of its year', async () => {
  const archive = await anArchiveForTest('2025-06-20');
  const { no } = await aHousehold(archive, {
    head: '钱大山',
    others: [
      { name: '早去', relation: '03', left_on: '2025-02-01', left_reason: '01', left_kind: 'natural' },
      { name: '孙小玉', relation: '02' },
    ],
    income: { year: 2025, wage_income: 9000, period_from: '2024-10-01', period_to: '2025-09-30' },
  });
  await aHousehold(archive, { cells: { closed_on: '2025-01-05', closed_reason: '整户自然减少' } });
  const people = await filled(archive, '3.8', yearOfSpan(2025));
  expect(people.map((row) => row['姓名'])).toEqual(['钱大山', '孙小玉']);
  const then = await filled(archive, '3.8', { from: '2024-01-01', to: '2025-01-04', year: 2025 });
  expect(then.map((row) => row['姓名'])).toEqual(['钱大山', '孙小玉', '早去', '赵一']);
  expect(await filled(archive, '3.9', yearOfSpan(2025))).toMatchObject([
    { 序号: 1, 户编号: no, 工资性收入: 9000, 人均纯收入: 4500, 收入周期: '20241001-20250930' },
  ]);
  expect(await filled(archive, '3.9', yearOfSpan(2024))).toEqual([]);
});

test('3.12 has a household and year a row, 3.13 the pairings that held in the span', async () => {
  const archive = await anArchiveForTest('2025-06-20');
  const { id, no } = await aHousehold(archive, {
    spell: { category: '2', recognised_month: '202401', development_measures: '1' },
    helper: false,
    measures: [
      { year: 2025, kind: 'industry', items: '01,02', content: '种茶' },
      { year: 2025, kind: 'industry', items: '02' },
      { year: 2025, kind: 'public_post', items: '01', note: '保洁' },
      { year: 2024, kind: 'industry', items: '01' },
    ],
  });
  await archive.write((rows) => {
    const helper = rows.insert('helper', {
      name: '何帮扶',
      sex: '1',
      unit_name: '县财政局',
      affiliation: '04',
    });
    const pair = (cells: Record<string, string>) =>
      rows.insert('pairing', { helper_id: helper, household_id: id, ...cells });
    pair({ starts_on: '2024-02-01' });
    pair({ starts_on: '2023-02-01', ends_on: '2024-12-31' });
    pair({ starts_on: '2026-02-01' });
  });
  const [row, ...others] = await filled(archive, '3.12', yearOfSpan(2025));
  expect(others).toEqual([]);
  expect(row).toMatchObject({ 户编号: no, 年度: '2025', 实施开发式帮扶措施情况: '已实施' });
  expect(String(row?.['产业帮扶']).split(',')).toHaveLength(2);
  expect(row).toMatchObject({ 公益性岗位帮扶其他备注: '保洁', 搬迁: null });
  const both = await filled(archive, '3.12', { from: '2024-07-01', to: '2025-06-30', year: 2025 });
  expect(both.map((each) => each['年度'])).toEqual(['2024', '2025']);
  expect(await filled(archive, '3.13', yearOfSpan(2025))).toMatchObject([
    {
      ...{ 户编号: no, 帮扶责任人姓名: '何帮扶', 性别: '男', 所属单位: '县财政局', 隶属关系: '县' },
      ...{ 主要帮扶措施: '种茶', 帮扶开始时间: '2024-02-01', 帮扶结束时间: null },
    },
  ]);
});

test('columns are data: a pack renames, removes and turns them round, and the rows follow', async () => {
  const archive = await anArchiveForTest('2025-06-20');
  const { no } = await aHousehold(archive, { head: '钱大山' });
  const column = (field: string, header: string) => ({ field, header, kind: 'text', required: 'Y' });
  const pack = {
    ...{ id: 'province-529900', version: 1, title: '示范省', extends: 'national-2021', province: '示范省' },
    years: [2021, 2025],
    exports: {
      '3.8': {
        title: '成员花名册',
        columns: [column('member.name', '成员姓名'), column('household.household_no', '户号')],
      },
    },
  };
  await archive.must('pack.load', { text: JSON.stringify(pack) });
  const shown = await archive.must('export.preview', { kind: '3.8', year: 2025 });
  expect(shown.title).toBe('成员花名册');
  expect(shown.columns.map(({ header }) => header)).toEqual(['成员姓名', '户号']);
  expect(shown.rows).toEqual([['钱大山', no]]);
});
