import { dropDownOf } from '#domain/exports/drop-down.ts';
import type { ExportColumn, ExportDefinition } from '#domain/exports/export-definition.ts';
import type { SheetColumn, SheetToWrite, SheetValue } from '../sheets/write-workbook.ts';
import { cellValue, type ExportSetting, sheetKindOf } from './cell-value.ts';
import type { ExportRow } from './export-row.ts';

/** A table of the year as a sheet: the pack's headers, letter by letter, and a row for each row. */
export function exportSheet(
  { title, note, columns }: ExportDefinition,
  rows: readonly ExportRow[],
  setting: ExportSetting,
): SheetToWrite {
  return {
    title,
    // So that a copy under another name still says of which year it is.
    note: `${note}本表年度：${setting.year}。`,
    name: title,
    columns: columns.map((column) => sheetColumn(column, setting.year)),
    rows: rows.map((row): SheetValue[] => columns.map((column) => cellValue(column, row, setting))),
  };
}

const sheetColumn = (column: ExportColumn, year: number): SheetColumn => ({
  header: column.header,
  kind: sheetKindOf(column),
  width: widthOf(column.header),
  options: dropDownOf(column, year) ?? undefined,
});

/** Numbers that are names need their width; a long header is wrapped. */
export const widthOf = (header: string): number =>
  /号码|编号|电话|账号/u.test(header) ? 22 : Math.min(24, Math.max(10, header.length * 2));
