import { createHash } from 'node:crypto';
import type { SheetRow } from '../sheets/sheet-row.ts';
import type { SheetValue } from '../sheets/write-workbook.ts';
import { numberCell } from '../sheets/number-text.ts';
import type { Filling } from './fill-template.ts';
import { Refusal } from '../session.ts';
import { columnLetters } from '../sheets/write-rows.ts';
import { openTemplateFile, rowsOfSheet, withZip } from './open-template.ts';

/**
 * Reads a filled template back: each value as it was meant, in its cell, and every part that filling does not touch
 * byte by byte as in the template. Throws a refusal on a difference.
 */
export async function verifyFilled(
  { file, sheet, plan }: Filling,
  bytes: Uint8Array,
  rows: readonly (readonly SheetValue[])[],
): Promise<void> {
  const written = await openTemplateFile({ name: file.name, bytes });
  const found = new Map((await rowsOfSheet(written, sheet)).map((row) => [row.number, row]));
  for (const [index, values] of rows.entries()) {
    const number = plan.firstRow + index;
    for (const [at, column] of plan.columns.entries())
      if (!isSame(found.get(number)?.cells[column] ?? '', values[at] ?? null))
        throw notFilled(`第 ${number} 行第 ${columnLetters(column + 1)} 列读回来和要填的不一样`);
  }
  await compareParts(file.bytes, written.bytes);
}

function isSame(cell: SheetRow['cells'][number], value: SheetValue): boolean {
  if (value === null || value === '') return cell === '' || cell.text === '';
  if (cell === '') return false;
  if (typeof value === 'string') return cell.numeric !== true && cell.date !== true && cell.text === value;
  // A day is told as a day: that it is the right one was decided where it was made.
  return (
    cell.date === true ||
    (cell.numeric === true && cell.text === (numberCell(String(value)) as { text: string }).text)
  );
}

const notFilled = (what: string): Refusal =>
  new Refusal({
    code: 'rule',
    rule: 'template-not-filled',
    message: `这份空表没有填成：${what}，没有给出文件。请用 WPS 或 Excel 把空表另存一份 .xlsx 再试。`,
  });

/** Everything but the parts that speak of rows. */
const MAY_DIFFER = /^xl\/(?:worksheets\/[^/]+\.xml|tables\/[^/]+\.xml|workbook\.xml|sharedstrings\.xml)$/i;

async function compareParts(before: Buffer, after: Buffer): Promise<void> {
  const [old, now] = [await digests(before), await digests(after)];
  if ([...old.keys()].join() !== [...now.keys()].join()) throw notFilled('表里的部件多了或少了');
  for (const [name, digest] of old)
    if (now.get(name) !== digest && !MAY_DIFFER.test(name)) throw notFilled('没有要填的地方也变了');
}

const digests = (bytes: Buffer): Promise<Map<string, string>> =>
  withZip(bytes, async (zip) => {
    const found = new Map<string, string>();
    for (const name of zip.names) {
      const hash = createHash('sha256');
      for await (const piece of zip.read(name)) hash.update(piece);
      found.set(name, hash.digest('hex'));
    }
    return found;
  });
