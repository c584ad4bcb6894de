import { describe, expect, onTestFinished, test } from 'vitest';
import { writeWorkbook } from '#backend/sheets/write-workbook.ts';
import { aHousehold, anArchive, type BuiltArchive } from '#test/support/archive-builder.ts';
import { importFiles } from '#test/support/import-files.ts';
import { aRow, csvFile, idNumber, type MemberRow } from '#test/support/member-file.ts';
import { dataOf } from '#test/support/temp-archive.ts';

async function archive() {
  const built = await anArchive({ today: '2025-12-31' });
  onTestFinished(() => built.close());
  return built;
}

const BASE = { 性别: '男', 民族: '汉族' };
const importRows = async (built: BuiltArchive, rows: readonly MemberRow[]) => {
  const { answer } = await importFiles(built, [csvFile('成员信息_2025.csv', rows)]);
  const [file] = answer.files;
  expect(file!.rowsAccepted + file!.rowsRefused).toBe(file!.rowsRead);
  return file!;
};
const names = (built: BuiltArchive) =>
  built.session.archive!.raw.prepare('SELECT name FROM member ORDER BY id').pluck().all();

describe('a row that cannot be read', () => {
  test.each([
    ['出生日期', '1970-02-30', /不是有效日期/],
    ['出生日期', '一九七〇年', /不是有效日期/],
    ['务工时间（月）', '三个月', /应当填数字/],
    ['务工时间（月）', '3,50', /应当填数字/],
    ['是否参加大病保险', '不清楚', /“是”或“否”/],
    ['姓名', '赵\uFFFD', /乱码/],
    ['证件号码', '52990119700101\uFFFD', /乱码/],
  ])(
    'with %s %s is refused, named by row and column, and nothing of it enters',
    async (column, value, why) => {
      const built = await archive();
      const rows = [aRow('1', 1, { ...BASE, [column]: '' }), aRow('2', 1, { ...BASE, [column]: value })];
      const file = await importRows(built, [rows[1]!, rows[0]!].reverse());
      expect(file).toMatchObject({ rowsRead: 2, rowsRefused: 1 });
      expect(file.refusals).toMatchObject([{ row: 3, column, value }]);
      expect(file.refusals[0]?.reason).toMatch(why);
      const { household, member, member_year: years } = dataOf(built.session.archive!);
      expect(household!.map((h) => h['household_no'])).toEqual(['1']);
      expect(member).toHaveLength(1);
      expect(years!.every((y) => y['member_id'] === member![0]!['id'])).toBe(true);
    },
  );

  test('tells of every cell that is wrong, and counts the row once', async () => {
    const built = await archive();
    const file = await importRows(built, [
      aRow('1', 1, { ...BASE, 出生日期: '昨天', 是否参加大病保险: '也许', '务工时间（月）': '很久' }),
    ]);
    expect(file).toMatchObject({ rowsRead: 1, rowsAccepted: 0, rowsRefused: 1 });
    expect(file.refusals.map((r) => r.column).sort()).toEqual([
      '出生日期',
      '务工时间（月）',
      '是否参加大病保险',
    ]);
  });

  test('with a number that a spreadsheet has cut off is refused', async () => {
    const built = await archive();
    const columns = ['户编号', '人口编号', '姓名', '与户主关系', '性别', '民族', '证件号码'].map(
      (header) => ({
        header,
        kind: header === '证件号码' ? ('number' as const) : ('text' as const),
      }),
    );
    const rows = [
      ['1', '101', '赵一', '户主', '男', '汉族', 529901198005011000],
      ['2', '201', '钱二', '户主', '男', '汉族', ''],
    ];
    const bytes = await writeWorkbook({ name: 'Sheet1', columns, rows });
    const { answer } = await importFiles(built, [{ name: '成员信息_2025.xlsx', bytes }]);
    expect(answer.files[0]).toMatchObject({ rowsRead: 2, rowsAccepted: 1 });
    expect(answer.files[0]?.refusals).toMatchObject([
      { row: 2, column: '证件号码', reason: expect.stringMatching(/存成了数字.*设为文本/) as string },
    ]);
    expect(names(built)).toEqual(['钱二']);
  });

  test('without name, number or id number is refused', async () => {
    const built = await archive();
    const file = await importRows(built, [
      { 户编号: '1', 姓名: '', 人口编号: '', 证件号码: '', 与户主关系: '之子', ...BASE },
    ]);
    expect(file.refusals).toMatchObject([{ row: 2, column: '姓名' }]);
    expect(dataOf(built.session.archive!)['household']).toEqual([]);
  });
});

describe('a person', () => {
  test('in two households of the files is refused the second time, with no household of that row', async () => {
    const built = await archive();
    const twice = { 人口编号: '777', ...BASE };
    const file = await importRows(built, [aRow('1', 1, twice), aRow('2', 1, twice)]);
    expect(file.refusals).toMatchObject([{ row: 3, column: '人口编号', value: '777' }]);
    expect(dataOf(built.session.archive!)['household']!.map((h) => h['household_no'])).toEqual(['1']);
  });

  test('whom the archive has in another household is in doubt, and the rest comes in', async () => {
    const built = await archive();
    const there = await aHousehold(built, { headCells: { person_no: '777' } });
    const file = csvFile('成员信息_2025.csv', [
      aRow('1', 1, { 人口编号: '777', ...BASE }),
      aRow('1', 2, BASE),
    ]);
    const { answer } = await importFiles(built, [file]);
    expect(answer).toMatchObject({ doubts: 1, members: { added: 1 } });
    const { doubts } = await built.must('import.openDoubts', {});
    expect(doubts).toMatchObject([{ row: 2, entity: 'member', candidates: [{ id: there.memberIds[0] }] }]);
    expect(doubts[0]?.reason).toContain(there.no);
    expect(names(built)).toEqual(['赵一', '成员乙']);
  });

  test('who stands twice in a file is taken once and noticed; another name under the number is refused', async () => {
    const built = await archive();
    const row = aRow('1', 1, BASE);
    const file = await importRows(built, [row, row, { ...row, 姓名: '别人' }]);
    expect(file).toMatchObject({ rowsAccepted: 2, rowsRefused: 1 });
    expect(file.notices).toMatchObject([{ row: 3, column: '人口编号' }]);
    expect(names(built)).toEqual(['成员甲']);
  });
});

describe('what is odd but readable', () => {
  test('is kept as written and noticed: a label that its list does not have', async () => {
    const built = await archive();
    const rows = [
      aRow('1', 1, { ...BASE, 健康状况: '健康,乏力' }),
      aRow('1', 2, { ...BASE, 健康状况: '健康,乏力' }),
    ];
    const file = await importRows(built, rows);
    expect(file).toMatchObject({ rowsAccepted: 2 });
    expect(file.notices).toHaveLength(1);
    expect(file.notices[0]).toMatchObject({ row: 2, column: '健康状况', value: '健康,乏力' });
    expect(file.notices[0]?.reason).toMatch(/共 2 行/);
    const { rows: shown } = await built.must('household.list', { year: 2025 });
    const page = await built.must('household.get', { id: shown[0]!.id, year: 2025 });
    expect(page.members[0]?.values['member.health']).toBe('01,=乏力');
  });

  test('is kept as written and noticed: an id number that looks damaged', async () => {
    const built = await archive();
    const damaged = `${idNumber(3).slice(0, 15)}000`;
    const file = await importRows(built, [aRow('1', 1, { ...BASE, 证件号码: damaged })]);
    expect(file.notices).toMatchObject([{ row: 2, column: '证件号码', value: damaged }]);
    expect(dataOf(built.session.archive!)['member']![0]!['id_number']).toBe(damaged);
  });

  test('does not become a refusal after the two thousandth: counts stay whole', async () => {
    const built = await archive();
    const rows = Array.from({ length: 2100 }, (_, i) => aRow(String(i), 1, { ...BASE, 出生日期: '昨天' }));
    const file = await importRows(built, rows);
    expect(file).toMatchObject({ rowsRead: 2100, rowsRefused: 2100 });
    expect(file.refusals).toHaveLength(2000);
  });
});
