import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { type SheetToWrite, writeWorkbook } from '#backend/sheets/write-workbook.ts';
import { readAll, readTexts } from './read-all.ts';

const SHEET: SheetToWrite = {
  title: '样县青石镇新识别户',
  note: '填表说明：金额单位为元。',
  name: '新识别户',
  columns: [
    { header: '户主姓名', kind: 'text' },
    { header: '户主证件号码', kind: 'text', width: 22 },
    { header: '工资性收入', kind: 'number' },
    { header: '家庭人口数', kind: 'int' },
  ],
  rows: [
    ['陈𬭎', '52990119500611397X', 12_345.6, 3],
    ['=1+1', '00012', 0, 0],
    ['+86', '@x', -0.5, null],
    ['-', '', '不详', ''],
    ['<&>"\'', ' 空 格 ', 1e9, 2],
  ],
};

async function byExcelJs(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(bytes).buffer);
  return workbook;
}

describe('a written workbook', () => {
  test('is read back as it was given, headers in row 3', async () => {
    const rows = await readAll(await writeWorkbook(SHEET));
    const number = (text: string) => ({ text, numeric: true });
    expect(rows.map(({ number: at, cells }) => [at, cells])).toEqual([
      [1, [{ text: SHEET.title }]],
      [2, [{ text: SHEET.note }]],
      [3, SHEET.columns.map(({ header }) => ({ text: header }))],
      [4, [{ text: '陈𬭎' }, { text: '52990119500611397X' }, number('12345.6'), number('3')]],
      [5, [{ text: '=1+1' }, { text: '00012' }, number('0'), number('0')]],
      [6, [{ text: '+86' }, { text: '@x' }, number('-0.5')]],
      [7, [{ text: '-' }, '', { text: '不详' }]],
      [8, [{ text: '<&>"\'' }, { text: ' 空 格 ' }, number('1000000000'), number('2')]],
    ]);
  });

  test('has text cells formatted as text, numbers with two decimals, and no formulas', async () => {
    const sheet = (await byExcelJs(await writeWorkbook(SHEET))).worksheets[0]!;
    for (let row = 4; row <= 8; row += 1) {
      const formats = [1, 2, 3, 4].map((column) => sheet.getCell(row, column).numFmt);
      expect(formats).toEqual(['@', '@', row === 7 ? '@' : '0.00', '0']);
      sheet.getRow(row).eachCell((cell) => {
        expect([ExcelJS.ValueType.String, ExcelJS.ValueType.Number]).toContain(cell.type);
      });
    }
    expect(sheet.getCell('A5').value).toBe('=1+1');
    expect(sheet.getCell('C4').type).toBe(ExcelJS.ValueType.Number);
    expect(sheet.getColumn(2).width).toBe(22);
    expect(sheet.getColumn(2).numFmt).toBe('@');
  });

  test('has a merged title, a frozen header and a filter over the data', async () => {
    const sheet = (await byExcelJs(await writeWorkbook(SHEET))).worksheets[0]!;
    expect(sheet.name).toBe('新识别户');
    expect(sheet.getCell('D1').master.address).toBe('A1');
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 3 });
    expect(sheet.autoFilter).toBe('A3:D8');
  });

  test('names no author but the program', async () => {
    const workbook = await byExcelJs(await writeWorkbook(SHEET));
    expect([workbook.creator, workbook.lastModifiedBy]).toEqual(['户档', '户档']);
    expect(workbook.created.toISOString()).toBe('2025-01-01T00:00:00.000Z');
  });

  test('gives the same bytes for the same sheet, whenever it is written', async () => {
    const first = await writeWorkbook(SHEET);
    await new Promise((resolve) => setTimeout(resolve, 2100));
    expect(Buffer.compare(first, await writeWorkbook(SHEET))).toBe(0);
  });

  test('may go without title and note, without rows, and with one column', async () => {
    const columns = [{ header: '姓名', kind: 'text' as const }];
    expect(await readTexts(await writeWorkbook({ name: '表', columns, rows: [['王䶮']] }))).toEqual([
      ['姓名'],
      ['王䶮'],
    ]);
    expect(await readTexts(await writeWorkbook({ title: '题', name: '表', columns, rows: [] }))).toEqual([
      ['题'],
      ['姓名'],
    ]);
  });

  test('writes a number in a text column as text and leaves no cell for what is no number', async () => {
    const columns = [
      { header: '编号', kind: 'text' as const },
      { header: '金额', kind: 'number' as const },
    ];
    const rows = await readAll(await writeWorkbook({ name: '表', columns, rows: [[12, Number.NaN]] }));
    expect(rows[1]?.cells).toEqual([{ text: '12' }]);
  });
});
