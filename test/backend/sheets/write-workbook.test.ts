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

describe('drop-downs, marks and several sheets', () => {
  const nations = Array.from({ length: 90 }, (_, at) => `第${at + 1}民族`);
  const people: SheetToWrite = {
    title: '家庭成员',
    note: '一人一行',
    name: '家庭成员',
    columns: [
      { header: '性别', kind: 'text', options: ['男', '女'] },
      { header: '民族', kind: 'text', options: nations },
      { header: '健康状况', kind: 'text' },
      { header: '收入', kind: 'number' },
    ],
    rows: [
      ['男', '第3民族', '健康,残疾', 12.3],
      ['女', null, '健康', null],
    ],
    marks: [
      { row: 0, column: 0, note: 'R07 性别与证件号码不符' },
      { row: 1, column: 3, note: 'R30 没有收入' },
    ],
  };
  const errors: SheetToWrite = {
    name: '错误清单',
    columns: [{ header: '规则', kind: 'text' }],
    rows: [['R07']],
  };

  test('lists are offered in the data and 200 rows below; long ones come from a hidden sheet', async () => {
    const workbook = await byExcelJs(await writeWorkbook(people, errors));
    expect(workbook.worksheets.map(({ name, state }) => [name, state])).toEqual([
      ['家庭成员', 'visible'],
      ['错误清单', 'visible'],
      ['代码', 'veryHidden'],
    ]);
    const sheet = workbook.worksheets[0]!;
    const ruleAt = (cell: string) => sheet.getCell(cell).dataValidation as ExcelJS.DataValidation | undefined;
    const listAt = (cell: string) => ruleAt(cell)?.formulae as unknown;
    expect([listAt('A3'), listAt('A4'), listAt('A205'), listAt('A206')]).toEqual([
      undefined,
      ['"男,女"'],
      ['"男,女"'],
      undefined,
    ]);
    expect(listAt('B4')).toEqual(['代码_1']);
    expect(workbook.definedNames.getRanges('代码_1').ranges).toEqual(["'代码'!$A$1:$A$90"]);
    expect(workbook.worksheets[2]!.getCell('A90').value).toBe('第90民族');
    expect(ruleAt('A4')?.showErrorMessage).toBe(true);
    expect(ruleAt('C4')).toBeUndefined();
    expect(ruleAt('D4')).toBeUndefined();
  });

  test('a wrong cell is coloured and says why, also when it is empty', async () => {
    const sheet = (await byExcelJs(await writeWorkbook(people, errors))).worksheets[0]!;
    const noteOf = (cell: string) => JSON.stringify(sheet.getCell(cell).note);
    expect(noteOf('A4')).toContain('R07 性别与证件号码不符');
    expect(noteOf('D5')).toContain('R30 没有收入');
    for (const cell of ['A4', 'D5'])
      expect(sheet.getCell(cell).fill).toMatchObject({ fgColor: { argb: 'FFFFD9D9' } });
    expect(sheet.getCell('D5').numFmt).toBe('0.00');
    expect(sheet.getCell('B4').fill).toMatchObject({ pattern: 'none' });
  });

  test('what XML cannot carry comes back as it was', async () => {
    const odd = [
      '_x0041_',
      'a\u0001b',
      ' 空 ',
      '行\n行',
      '\t',
      '&amp;',
      '𠮷𬭎',
      '\u2028',
      'x'.repeat(32_767),
    ];
    const columns = [{ header: '备注', kind: 'text' as const }];
    const texts = await readTexts(
      await writeWorkbook({ name: '表', columns, rows: odd.map((text) => [text]) }),
    );
    expect(texts.slice(1).map(([text]) => text)).toEqual(odd);
  });
});
