import { type WorkBook, read, utils } from '@e965/xlsx';
import ExcelJS from 'exceljs';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { openWorkbook, readTable } from '#backend/sheets/read-table.ts';
import { readTexts, sample, sampleFiles, textsOf } from './read-all.ts';

/** As another reader sees it: rows by number, without empty cells at the end and without empty rows. */
type Expected = Map<number, string[]>;

function collect(rows: Iterable<readonly [number, readonly unknown[]]>): Expected {
  const expected: Expected = new Map();
  for (const [number, values] of rows) {
    const texts = Array.from(values, (value) =>
      value === null || value === undefined ? '' : String(value as string | number),
    );
    while (texts.at(-1) === '') texts.pop();
    if (texts.length > 0) expected.set(number, texts);
  }
  return expected;
}

async function byExcelJs(bytes: Uint8Array): Promise<Expected> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(bytes).buffer);
  const sheet = workbook.worksheets[0]!;
  const masters = (row: ExcelJS.Row) =>
    Array.from({ length: row.cellCount }, (_, at) => {
      const cell = row.getCell(at + 1);
      return cell.isMerged && cell.master.address !== cell.address ? '' : cell.value;
    });
  return collect(sheet.getRows(1, sheet.rowCount)!.map((row) => [row.number, masters(row)]));
}

function byPapaParse(bytes: Uint8Array, encoding: string): Expected {
  const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  return collect(Papa.parse<string[]>(text).data.map((row, at) => [at + 1, row]));
}

function bySheetJs(bytes: Uint8Array): Expected {
  const book: WorkBook = read(bytes, { type: 'buffer' });
  const rows = utils.sheet_to_json<unknown[]>(book.Sheets[book.SheetNames[0]!]!, { header: 1, raw: true });
  return collect(rows.map((row, at) => [at + 1, row]));
}

const others: Record<string, (bytes: Uint8Array) => Promise<Expected> | Expected> = {
  成员信息: (bytes) => byPapaParse(bytes, 'gb18030'),
  户信息: (bytes) => byPapaParse(bytes, 'utf-8'),
  全字段: byExcelJs,
  监测对象: byExcelJs,
  帮扶责任人: bySheetJs,
  比对结果: byExcelJs,
};

describe('the samples', () => {
  test.each(Object.entries(others))('%s has in every cell what another reader finds', async (part, other) => {
    const { name, bytes } = sample(part);
    const expected = await other(bytes);
    const rows = await Array.fromAsync(readTable({ name, bytes }));
    expect(new Map(rows.map((row) => [row.number, textsOf(row)]))).toEqual(expected);
    expect(rows.some((row) => row.damaged)).toBe(false);
  });

  test('have the number of rows that they were made with', async () => {
    const counts = await Promise.all(
      sampleFiles.map(async ({ name, bytes }) => [name.slice(0, 7), (await readTexts(bytes)).length]),
    );
    expect(Object.fromEntries(counts)).toEqual({
      成员信息_20: 428,
      户信息_202: 121,
      '（自定义）全字': 430,
      '（自定义）监测': 171,
      帮扶责任人结对: 61,
      比对结果_20: 6,
    });
  });

  test.each(sampleFiles)('$name is read from its place as from its bytes', async ({ name, path, bytes }) => {
    const [fromPath, fromBytes] = await Promise.all([
      Array.fromAsync(readTable({ name, path })),
      Array.fromAsync(readTable({ name, bytes })),
    ]);
    expect(fromPath).toEqual(fromBytes);
  });

  test('are told apart by content, whatever the extension says', async () => {
    const kinds = await Promise.all(
      sampleFiles.map(async ({ bytes }) => (await openWorkbook({ name: '文件.pdf', bytes })).kind),
    );
    expect(kinds.toSorted()).toEqual(['csv', 'csv', 'xls', 'xlsx', 'xlsx', 'xlsx']);
  });

  test('can be read twice through one opened workbook', async () => {
    for (const { name, path } of sampleFiles) {
      const workbook = await openWorkbook({ name, path });
      const first = await Array.fromAsync(workbook.rows(0));
      const second = await Array.fromAsync(workbook.rows(0));
      workbook.close();
      expect(second).toEqual(first);
    }
  });

  test('keep rare characters of names', async () => {
    const names = new Set((await readTexts(sample('成员信息').bytes)).map((row) => row[7]));
    for (const name of ['王䶮', '李㛃', '陈𬭎', '赵𠅤', '买买提·艾力', '阿依古丽·吐尔逊']) {
      expect(names).toContain(name);
    }
  });
});
