import { readTable } from '../sheets/read-table.ts';
import type { SheetCell } from '../sheets/sheet-row.ts';
import type { SheetToWrite, SheetValue } from '../sheets/write-workbook.ts';

/** Reads a written workbook back and compares it cell by cell with what was meant. Throws, without data, on a difference. */
export async function verifyWorkbook(
  bytes: Uint8Array,
  sheet: SheetToWrite & { readonly rows: readonly (readonly SheetValue[])[] },
): Promise<void> {
  const meant: (readonly SheetValue[])[] = [
    [sheet.title ?? ''],
    [sheet.note ?? ''],
    sheet.columns.map(({ header }) => header),
    ...sheet.rows,
  ];
  let count = 0;
  for await (const { number, cells } of readTable({ name: 'export.xlsx', bytes })) {
    const expected = meant[number - 1] ?? [];
    const width = Math.max(cells.length, expected.length);
    for (let at = 0; at < width; at += 1) {
      // A merged title may be told for each of its columns.
      if (number === 1 && at > 0) continue;
      if (!isSame(cells[at] ?? '', expected[at] ?? null))
        throw new Error(`export differs at ${number}:${at + 1}`);
    }
    count += 1;
  }
  const filled = meant.filter((row) => row.some((value) => value !== null && value !== '')).length;
  if (count !== filled) throw new Error(`export has ${count} rows instead of ${filled}`);
}

function isSame(cell: SheetCell | '', value: SheetValue): boolean {
  if (value === null || value === '') return cell === '' || cell.text === '';
  if (cell === '') return false;
  if (typeof value === 'number') return cell.numeric === true && Number(cell.text) === value;
  return cell.numeric !== true && cell.text === value;
}
