import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { readTable } from '#backend/sheets/read-table.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const ROWS = 10_400;
const COLUMNS = 50;
const TEXT = [...'省市县乡村户编号人口姓名性别出生日期证件类型民族联系电话䶮㛃𬭎𠅤·艾力阿依古丽（元）'];

/** What is written into a cell: Chinese of 1 to 12 characters, some often repeated and some only once. */
function cellText(row: number, column: number): string {
  const seed = column % 3 === 0 ? (row % 700) * 50 + column : row * 50 + column;
  const length = 1 + (seed % 12);
  const characters = Array.from({ length }, (_, at) => TEXT[(seed * 7 + at * at * 13 + at) % TEXT.length]);
  return `${characters.join('')}${seed}`;
}

async function writeLarge(path: string, useSharedStrings: boolean): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream: createWriteStream(path),
    useSharedStrings,
  });
  const sheet = workbook.addWorksheet('大表');
  for (let row = 1; row <= ROWS; row += 1) {
    sheet.addRow(Array.from({ length: COLUMNS }, (_, column) => cellText(row, column))).commit();
  }
  sheet.commit();
  await workbook.commit();
}

test.each([
  ['shared', true],
  ['inline', false],
])(
  'every one of 520,000 cells with %s strings is read as it was written',
  { timeout: 120_000 },
  async (_, shared) => {
    const path = join(temporaryFolder(), 'large.xlsx');
    await writeLarge(path, shared);
    const reported: number[] = [];
    const wrong: string[] = [];
    let rows = 0;
    const options = { onProgress: (count: number) => reported.push(count) };
    for await (const { number, cells, damaged } of readTable({ name: '大表.xlsx', path }, options)) {
      rows += 1;
      if (number !== rows || cells.length !== COLUMNS || damaged) wrong.push(`row ${number}`);
      for (const [column, cell] of cells.entries()) {
        if (cell === '' || cell.text !== cellText(number, column)) wrong.push(`${number}/${column}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(rows).toBe(ROWS);
    expect(reported).toEqual([...Array.from({ length: 10 }, (_row, at) => (at + 1) * 1000), ROWS]);
  },
);
