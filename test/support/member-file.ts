import { checkDigit } from '#domain/identity/id-number.ts';
import type { SampleFile } from './make-township.ts';

export type MemberRow = Readonly<Record<string, string>>;

const first17 = (serial: number) => `5299011980050${String(1000 + serial).padStart(4, '0')}`;
/** The nth invented id number. */
export const idNumber = (serial: number): string => first17(serial) + checkDigit(first17(serial));

/** A row of a member export: person `n` of household `no`. */
export const aRow = (no: string, n: number, more: MemberRow = {}): MemberRow => ({
  户编号: no,
  人口编号: `${no}${String(n).padStart(2, '0')}`,
  姓名: `成员${'甲乙丙丁戊己庚辛'[n - 1] ?? n}`,
  与户主关系: n === 1 ? '户主' : '之子',
  证件号码: idNumber(Number(no) * 10 + n),
  ...more,
});

const field = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Rows as a text file; the columns are those of any row, in the order in which they first appear. */
export function csvFile(name: string, rows: readonly MemberRow[], columns?: readonly string[]): SampleFile {
  const headers = columns ?? [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = [headers, ...rows.map((row) => headers.map((h) => row[h] ?? ''))];
  return { name, bytes: Buffer.from(`\ufeff${lines.map((l) => l.map(field).join(',')).join('\r\n')}\r\n`) };
}
