import { idKey, looksDamaged } from '#domain/identity/id-number.ts';
import { parseFieldValue } from '#domain/fields/field-value.ts';
import type { Cells } from '#db/row-access.ts';
import type { SheetCell, SheetRow } from '../sheets/sheet-row.ts';
import type { ColumnMap, MappedColumn, SpecialColumn } from './map-columns.ts';

export interface CellIssue {
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly reason: string;
}

/** A row's values by store (`household`, `household_year`, `member` …), in stored form; blank cells are absent. */
export interface ReadRow {
  readonly number: number;
  readonly stores: ReadonlyMap<string, Cells>;
  readonly special: ReadonlyMap<SpecialColumn, string>;
  /** The year that the row itself names. */
  readonly year: number | null;
  readonly notices: readonly CellIssue[];
}

export type RowOutcome =
  | { readonly ok: true; readonly row: ReadRow }
  | { readonly ok: false; readonly refusals: readonly CellIssue[] };

/** Number-like texts that a spreadsheet may have damaged: worth a look when they end in 000. */
const NUMBERS_TO_WATCH = new Set(['member.id_number', 'household.head_id_number']);

const at = (row: SheetRow, column: MappedColumn, cell: SheetCell | undefined, reason: string): CellIssue => ({
  row: row.number,
  column: column.header,
  value: cell?.text ?? '',
  reason,
});

/** Reads one row by the column map. A cell that cannot be read refuses the whole row, so that nothing is half-done. */
export function readRow(row: SheetRow, map: ColumnMap, fileYear: number): RowOutcome {
  const stores = new Map<string, Cells>();
  const special = new Map<SpecialColumn, string>();
  const refusals: CellIssue[] = [];
  const notices: CellIssue[] = [];
  const year = rowYear(row, map);
  for (const column of map.columns) {
    const cell = row.cells[column.index];
    if (cell === undefined || cell === '') continue;
    const trouble = cellTrouble(cell);
    if (trouble !== null) {
      refusals.push(at(row, column, cell, trouble));
      continue;
    }
    if (column.target.kind === 'special') {
      special.set(column.target.name, cell.text.trim());
      continue;
    }
    const { field } = column.target;
    if (field.name === 'year' && year !== null) continue;
    const parsed = parseFieldValue(field, cell.text, year ?? fileYear);
    if (!parsed.ok) {
      refusals.push(at(row, column, cell, parsed.reason));
      continue;
    }
    if (parsed.value === null) continue;
    if (NUMBERS_TO_WATCH.has(field.key) && looksDamaged(String(parsed.value))) {
      notices.push(
        at(
          row,
          column,
          cell,
          '号码可能被表格软件损坏（末尾变成 000 或校验不符），按原样导入，请对照证件核对',
        ),
      );
    }
    if (field.type === 'code' || field.type === 'codes')
      noticeUnknownCode(row, column, cell, String(parsed.value), notices);
    const store = field.store === 'derived' ? 'place' : field.store;
    const cells = stores.get(store) ?? {};
    cells[field.name] = parsed.value;
    stores.set(store, cells);
  }
  if (refusals.length > 0) return { ok: false, refusals };
  return { ok: true, row: { number: row.number, stores, special, year, notices } };
}

function noticeUnknownCode(
  row: SheetRow,
  column: MappedColumn,
  cell: SheetCell,
  value: string,
  notices: CellIssue[],
): void {
  if (!value.split(',').some((v) => v.startsWith('='))) return;
  notices.push(at(row, column, cell, `“${column.header}”里有代码表没有的写法，按原样导入`));
}

function cellTrouble(cell: SheetCell): string | null {
  if (cell.text.includes('\uFFFD')) return '含有乱码，请用正确的编码重新导出文件';
  if (cell.lossy === true)
    return '号码在表格里存成了数字，后几位已经丢失，无法还原。请把这一列设为文本，重新填写后再导入';
  if (cell.trouble === 'error') return '单元格里是公式错误，请改正后再导入';
  if (cell.trouble === 'no-value')
    return '单元格里的公式没有计算结果，请在 WPS 或 Excel 中打开保存一次再导入';
  return null;
}

/** 年度 is yyyy, or yyyymm in the databases of some rounds. */
function rowYear(row: SheetRow, map: ColumnMap): number | null {
  const column = map.columns.find((c) => c.target.kind === 'field' && c.target.field.name === 'year');
  const cell = column === undefined ? undefined : row.cells[column.index];
  const match = cell === undefined || cell === '' ? null : /^(20\d\d)(\d\d)?(\.0+)?$/.exec(cell.text.trim());
  return match === null ? null : Number(match[1]);
}

export const textOf = (cells: Cells | undefined, column: string): string | null => {
  const value = cells?.[column];
  return value === undefined || value === null || value === '' ? null : String(value);
};

export const keyOfNumber = (written: string | null): string | null =>
  written === null ? null : idKey(written);
