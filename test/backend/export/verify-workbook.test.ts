import { describe, expect, test } from 'vitest';
import { verifyWorkbook } from '#backend/exports/verify-workbook.ts';
import { type SheetToWrite, writeWorkbook } from '#backend/sheets/write-workbook.ts';

const nations = Array.from({ length: 90 }, (_, at) => `第${at + 1}民族`);
const SHEET: SheetToWrite = {
  title: '家庭成员',
  note: '一人一行',
  name: '家庭成员',
  columns: [
    { header: '姓名', kind: 'text' },
    { header: '性别', kind: 'text', options: ['男', '女'] },
    { header: '民族', kind: 'text', options: nations },
    { header: '收入', kind: 'number' },
    { header: '月数', kind: 'int' },
  ],
  rows: [
    ['=1+1', '男', '第3民族', 12.3, 3],
    [null, null, null, null, null],
    ['_x0041_&<>"', '女', null, -0.5, 0],
    ['末行', null, null, null, 7],
  ],
};

test('a workbook is what was meant', async () => {
  await verifyWorkbook(await writeWorkbook(SHEET), [SHEET]);
  const empty = { ...SHEET, name: '空', rows: [] };
  await verifyWorkbook(await writeWorkbook(empty, SHEET), [empty, SHEET]);
  const bare = { name: '表', columns: [{ header: '一', kind: 'text' as const }], rows: [['二']] };
  await verifyWorkbook(await writeWorkbook(bare), [bare]);
});

const [first = [], ...others] = SHEET.rows;
const [name, sex, nation, income, months] = SHEET.columns;
const DIFFERENT: Readonly<Record<string, Partial<SheetToWrite>>> = {
  'another title': { title: '家庭成员表' },
  'another note': { note: '一户一行' },
  'another header': { columns: [{ ...name!, header: '户主' }, sex!, nation!, income!, months!] },
  'another text': { rows: [['=1+2', ...first.slice(1)], ...others] },
  'another number': { rows: [[...first.slice(0, 3), 12.31, 3], ...others] },
  'a number for a text': { rows: [[12, ...first.slice(1)], ...others] },
  'a cell more': { rows: [first, ['有', null, null, null, null], ...others.slice(1)] },
  'a cell less': { rows: [[null, ...first.slice(1)], ...others] },
  'a last cell less': { rows: [[...first.slice(0, 4), null], ...others] },
  'a row more': { rows: [...SHEET.rows, ['一', null, null, null, null]] },
  'a row less': { rows: SHEET.rows.slice(0, -1) },
  'rows in another order': { rows: SHEET.rows.toReversed() },
  'another format': { columns: [name!, sex!, nation!, { ...income!, kind: 'int' }, months!] },
  'another list': { columns: [name!, { ...sex!, options: ['男'] }, nation!, income!, months!] },
  'another long list': {
    columns: [name!, sex!, { ...nation!, options: nations.with(80, '别的') }, income!, months!],
  },
  'no list': { columns: [{ ...name! }, { header: '性别', kind: 'text' }, nation!, income!, months!] },
  'a column less': { columns: SHEET.columns.slice(0, 4) },
  'another tab': { name: '成员' },
};

describe('does not count when it has', () => {
  test.for(Object.entries(DIFFERENT))('%s', async ([, part]) => {
    const bytes = await writeWorkbook({ ...SHEET, ...part });
    await expect(verifyWorkbook(bytes, [SHEET])).rejects.toThrow(/export/);
  });

  test('a sheet more or less', async () => {
    await expect(verifyWorkbook(await writeWorkbook(SHEET), [SHEET, SHEET])).rejects.toThrow(/export/);
    const two = await writeWorkbook(SHEET, { ...SHEET, name: '二' });
    await expect(verifyWorkbook(two, [SHEET])).rejects.toThrow(/export/);
  });

  test('a damaged byte', async () => {
    const bytes = await writeWorkbook(SHEET);
    bytes[Math.floor(bytes.length / 3)]! ^= 0x55;
    await expect(verifyWorkbook(bytes, [SHEET])).rejects.toThrow();
  });
});
