import { utils, write } from '@e965/xlsx';
import { type SheetColumn, writeWorkbook } from '#backend/sheets/write-workbook.ts';
import { encodeGb18030 } from './encode-gb18030.ts';
import { makeHouseholds } from './township/make-households.ts';
import {
  type SampleTable,
  type Value,
  comparisonTable,
  fullTable,
  householdTable,
  memberTable,
  monitoringTable,
  pairingTable,
} from './township/tables.ts';

export interface SampleFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const VILLAGES = ['云溪村', '石板村', '老鹰岩村', '大水井村', '梨树坪村', '马头村'];
const YEAR = 2025;

/**
 * The six files that a township would have, with invented people, the national system's headers and the
 * awkwardness and dirt that test/fixtures/samples/README.md lists. `year` is that of the full export; the
 * text files are of four years before. The same options give the same bytes.
 */
export async function makeTownship(options: {
  readonly households: number;
  readonly seed: number;
  readonly villages?: readonly string[];
  readonly year?: number;
  /** Only the two text files; the workbooks of 20,000 households take minutes. */
  readonly csvOnly?: boolean;
}): Promise<SampleFile[]> {
  const { villages = VILLAGES, year = YEAR } = options;
  const township = makeHouseholds({ ...options, villages, year });
  const banner = { note: `导出时间:${year}-12-02 10:15:00`, name: 'Sheet1' };
  const texts = [
    { name: `成员信息_${year - 4}_gb18030.csv`, bytes: encodeGb18030(csv(memberTable(township))) },
    { name: `户信息_${year - 4}_utf8bom.csv`, bytes: Buffer.from(`\ufeff${csv(householdTable(township))}`) },
  ];
  if (options.csvOnly === true) return texts;
  return [
    ...texts,
    {
      name: `（自定义）全字段_${year}1202.xlsx`,
      bytes: await xlsx(fullTable(township), { title: '全县全字段', ...banner }),
    },
    {
      name: '（自定义）监测对象信息.xlsx',
      bytes: await xlsx(monitoringTable(township), { title: '监测对象信息', ...banner }),
    },
    { name: '帮扶责任人结对查询.xls', bytes: xls(pairingTable(township), '结对') },
    { name: `比对结果_${year}.xlsx`, bytes: await xlsx(comparisonTable(township), { name: '比对结果' }) },
  ];
}

function csv({ headers, rows }: SampleTable): string {
  return [headers, ...rows].map((row) => `${row.map(csvField).join(',')}\r\n`).join('');
}

function csvField(value: Value): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function xls({ headers, rows }: SampleTable, name: string): Uint8Array {
  const book = utils.book_new(utils.aoa_to_sheet([[...headers], ...rows]), name);
  return write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer;
}

function xlsx(
  { headers, rows }: SampleTable,
  sheet: { readonly name: string; readonly title?: string; readonly note?: string },
): Promise<Uint8Array> {
  const columns = headers.map((header, at): SheetColumn => ({ header, kind: kindOf(rows, at) }));
  return writeWorkbook({ ...sheet, columns, rows });
}

function kindOf(rows: readonly Value[][], column: number): SheetColumn['kind'] {
  const values = rows.map((row) => row[column]).filter((value) => value !== '');
  if (values.length === 0 || values.some((value) => typeof value === 'string')) return 'text';
  return values.every((value) => Number.isInteger(value)) ? 'int' : 'number';
}
