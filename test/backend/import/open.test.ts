import { readdirSync, readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { anArchive } from '#test/support/archive-builder.ts';
import { aRow, csvFile, idNumber } from '#test/support/member-file.ts';
import { openImport, targetsByHeader } from '#test/support/open-import.ts';

const FOLDER = new URL('../../fixtures/samples/', import.meta.url);
const samples = readdirSync(FOLDER)
  .filter((name) => /\.(csv|xlsx?)$/.test(name))
  .toSorted()
  .map((name) => ({ name, bytes: readFileSync(new URL(encodeURIComponent(name), FOLDER)) }));

async function archive() {
  const built = await anArchive({ today: '2025-12-31' });
  onTestFinished(() => built.close());
  return built;
}

type Cell = string | number;
async function workbook(fill: (book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  fill(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}
const person = (n: number): Cell[] => [
  ...['52990100000000001', `成员${n}`, idNumber(n), n === 1 ? '户主' : '之子', '男', '汉族'],
];
const PERSON = ['户编号', '姓名', '证件号码', '与户主关系', '性别', '民族'];

describe('opening files', () => {
  test('tells kind, year and header of every sample, all of it sure', async () => {
    const { sources } = await openImport(await archive(), samples);
    expect(
      sources.map(({ kind, kindSure, used, year, yearFrom }) => [kind, kindSure, used, year, yearFrom]),
    ).toEqual([
      ['pairing-export', 'sure', true, null, 'none'],
      ['member-export', 'sure', true, 2021, 'column'],
      ['household-export', 'sure', true, 2021, 'column'],
      ['comparison-result', 'sure', true, null, 'none'],
      ['full-export', 'sure', true, 2025, 'banner'],
      ['monitoring-export', 'sure', true, 2025, 'banner'],
    ]);
    for (const { file, missing, problem, columns, preview, header } of sources) {
      expect({ file, missing, problem }).toEqual({ file, missing: [], problem: null });
      const unsure = columns.filter(({ sure }) => sure !== 'sure');
      expect(
        unsure.filter(({ remark }) => remark === null).map(({ header: h }) => h),
        file,
      ).toEqual([]);
      expect(preview.length, file).toBeGreaterThan(5);
      expect(preview[header!.row - 1]?.cells[0], file).toBe(columns[0]?.header);
    }
    expect(sources.map(({ header }) => header?.row)).toEqual([1, 1, 1, 1, 3, 3]);
  });

  test('finds a header in row 17, below banners and remarks', async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('名单');
      sheet.getCell('A1').value = '样县青石镇家庭成员名单（2023年）';
      sheet.mergeCells('A1:F1');
      sheet.getCell('A9').value = '填表说明：一人一行';
      sheet.getRow(17).values = PERSON;
      sheet.getRow(18).values = person(1);
      sheet.getRow(19).values = person(2);
      sheet.getRow(20).values = ['合计', '2'];
    });
    const { sources } = await openImport(await archive(), [{ name: '名单.xlsx', bytes }]);
    expect(sources[0]).toMatchObject({
      ...{ kind: 'member-export', header: { row: 17, rows: 1 }, year: 2023, yearFrom: 'banner' },
    });
    expect(sources[0]?.columns[1]?.samples).toEqual(['成员1', '成员2']);
  });

  test('joins headers of two rows: a group goes on over its columns, a tall cell stands for itself', async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('户');
      sheet.getRow(1).values = ['青石镇农户收入情况表'];
      sheet.mergeCells('A1:J1');
      sheet.getRow(2).values = ['序号', '户编号', '户主', '', '家庭人口数', '收入', '', '', '', '备注'];
      sheet.getRow(3).values = [
        '',
        '',
        '姓名',
        '身份证号',
        '',
        '工资性收入',
        '财产性收入',
        '转移性收入',
        '纯收入',
      ];
      for (const range of ['A2:A3', 'B2:B3', 'C2:D2', 'E2:E3', 'F2:I2', 'J2:J3']) sheet.mergeCells(range);
      sheet.getRow(4).values = [1, '52990100000000001', '赵一', idNumber(1), 3, 100.5, 0, 20, 120.5, ''];
      sheet.getRow(5).values = [2, '52990100000000002', '钱二', idNumber(2), 2, 90, 1, 2, 93, '低保'];
    });
    const { sources } = await openImport(await archive(), [{ name: '收入_2024年.xlsx', bytes }]);
    expect(sources[0]).toMatchObject({
      ...{
        kind: 'household-export',
        header: { row: 2, rows: 2 },
        year: 2024,
        yearFrom: 'file-name',
        missing: [],
      },
    });
    expect(targetsByHeader(sources[0]!)).toEqual({
      序号: null,
      户编号: 'household.household_no',
      '户主/姓名': 'household.head_name',
      '户主/身份证号': 'household.head_id_number',
      家庭人口数: 'household.head_count',
      '收入/工资性收入': 'income.wage_income',
      '收入/财产性收入': 'income.property_income',
      '收入/转移性收入': 'income.transfer_income',
      '收入/纯收入': 'income.net_income',
      备注: null,
    });
  });

  test('keeps what a group says of somebody else from the person of the row', async () => {
    const text = [
      '户编号,姓名,证件号码,与户主关系,性别,配偶,',
      ',,,,,姓名,证件号码',
      `1,赵一,${idNumber(1)},户主,男,钱二,${idNumber(2)}`,
    ];
    const { sources } = await openImport(await archive(), [
      { name: '名单.csv', bytes: Buffer.from(text.join('\n')) },
    ]);
    expect(targetsByHeader(sources[0]!)).toMatchObject({
      姓名: 'member.name',
      '配偶/姓名': null,
      '配偶/证件号码': null,
    });
  });

  test('takes every visible sheet that it knows, and leaves hidden, empty and foreign ones alone', async () => {
    const bytes = await workbook((book) => {
      for (const [name, state] of [
        ['一村', 'visible'],
        ['二村', 'visible'],
        ['旧表', 'hidden'],
      ] as const) {
        const sheet = book.addWorksheet(name, { state });
        sheet.addRow(PERSON);
        sheet.addRow(person(1));
      }
      book.addWorksheet('Sheet4');
      book.addWorksheet('菜单').addRows([
        ['菜名', '价格'],
        ['豆腐', 3],
      ]);
      book.addWorksheet('通讯录').addRows([
        ['姓名', '身份证号', '电话'],
        ['周干部', idNumber(9), '13800000000'],
      ]);
    });
    const { sources } = await openImport(await archive(), [{ name: '三村.xlsx', bytes }]);
    expect(sources.map(({ source, sheet, kind, used }) => [source, sheet, kind, used])).toEqual([
      [0, '一村', 'member-export', true],
      [1, '二村', 'member-export', true],
      [2, '旧表', 'member-export', false],
      [3, '菜单', null, false],
      [4, '通讯录', 'member-list', false],
    ]);
  });

  test('says of a bad file why, and goes on with the others', async () => {
    const { sources } = await openImport(await archive(), [
      { name: '坏.xlsx', bytes: Buffer.from('PK\u0003\u0004 broken') },
      { name: '空.csv', bytes: Buffer.from('') },
      csvFile('成员信息_2025.csv', [aRow('1', 1, { 性别: '男', 民族: '汉族' })]),
    ]);
    expect(sources.map(({ file, used }) => [file, used])).toEqual([
      ['坏.xlsx', false],
      ['空.csv', false],
      ['成员信息_2025.csv', true],
    ]);
    expect(sources[0]?.problem).toMatch(/。$/);
    expect(sources[1]?.problem).toBe('文件是空的。请重新导出或重新拷贝。');
  });

  test('passes over the row of column numbers under a header', async () => {
    const text = `${PERSON.join(',')}\n1,2,3,4,5,6\n${person(1).join(',')}\n`;
    const built = await archive();
    const { importId, sources } = await openImport(built, [{ name: '成员.csv', bytes: Buffer.from(text) }]);
    expect(sources[0]?.columns[1]?.samples).toEqual(['成员1']);
    const answer = await built.must('import.compare', { importId });
    expect(answer.files[0]).toMatchObject({ rowsRead: 1, rowsAccepted: 1 });
  });

  test('shows the first rows only, and no more of them than fits', async () => {
    const wide = Array.from({ length: 90 }, (_, at) => `第${at}列`.padEnd(60, '长'));
    const text = [PERSON.join(','), ...Array.from({ length: 300 }, () => wide.join(','))].join('\n');
    const { sources } = await openImport(await archive(), [{ name: '宽.csv', bytes: Buffer.from(text) }]);
    expect(sources[0]?.preview).toHaveLength(25);
    expect(sources[0]?.preview[5]?.cells).toHaveLength(60);
    expect(Math.max(...sources[0]!.preview.flatMap(({ cells }) => cells.map((cell) => cell.length)))).toBe(
      40,
    );
  });
});
