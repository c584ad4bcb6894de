import { idKey } from '#domain/identity/id-number.ts';
import type { Cells } from '#db/row-access.ts';
import type { SheetRow } from '../sheets/sheet-row.ts';
import type { ColumnMap, MappedColumn } from './map-columns.ts';
import { cellTrouble, readStore, type PlacedIssue } from './read-store.ts';
import { prepareColumns, type PreparedColumns } from './prepare-columns.ts';
import type { SpecialColumn } from './special-columns.ts';

export interface CellIssue {
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly reason: string;
}

/** A row's values by store (`household`, `household_year`, `member` …), in stored form; blank cells are absent. */
export interface ReadRow {
  readonly number: number;
  /** Rows that say the same of a household share the object: never write into it. */
  readonly stores: ReadonlyMap<string, Readonly<Cells>>;
  /** Columns by store whose value the file wants gone: 清空 is written in the cell. A store may be here alone. */
  readonly cleared: ReadonlyMap<string, readonly string[]>;
  readonly special: ReadonlyMap<SpecialColumn, string>;
  /** The year that the row itself names. */
  readonly year: number | null;
  readonly notices: readonly CellIssue[];
}

export type RowOutcome =
  | { readonly ok: true; readonly row: ReadRow }
  | { readonly ok: false; readonly refusals: readonly CellIssue[] };

/** Reads one row by the column map. A cell that cannot be read refuses the whole row, so that nothing is half-done. */
export function readRow(row: SheetRow, map: ColumnMap, fileYear: number): RowOutcome {
  const prepared = prepareColumns(map);
  const year = rowYear(row, prepared.year);
  const stores = new Map<string, Readonly<Cells>>();
  const refusals: PlacedIssue[] = [];
  const notices: CellIssue[] = [];
  let cleared: Map<string, readonly string[]> | undefined;
  for (const store of prepared.stores) {
    const said = readStore(store, row, year, fileYear);
    if (said.cells !== undefined) stores.set(store.name, said.cells);
    if (said.cleared.length > 0)
      (cleared ??= new Map<string, readonly string[]>()).set(store.name, said.cleared);
    for (const refusal of said.refusals) refusals.push(refusal);
    for (const { issue } of said.notices) notices.push({ row: row.number, ...issue });
  }
  const special = prepared.special.length === 0 ? NO_SPECIAL : readSpecial(prepared.special, row, refusals);
  if (refusals.length > 0) {
    const inOrder = refusals.length === 1 ? refusals : refusals.toSorted((a, b) => a.index - b.index);
    return { ok: false, refusals: inOrder.map(({ issue }) => ({ row: row.number, ...issue })) };
  }
  return {
    ok: true,
    row: { number: row.number, stores, cleared: cleared ?? NONE_CLEARED, special, year, notices },
  };
}

const NO_SPECIAL: ReadRow['special'] = new Map();
const NONE_CLEARED: ReadRow['cleared'] = new Map();

function readSpecial(
  columns: PreparedColumns['special'],
  row: SheetRow,
  refusals: PlacedIssue[],
): ReadRow['special'] {
  const special = new Map<SpecialColumn, string>();
  for (const { index, header, name } of columns) {
    const cell = row.cells[index];
    if (cell === undefined || cell === '') continue;
    const reason = cellTrouble(cell, row.damaged === true);
    if (reason === null) special.set(name, cell.text.trim());
    else refusals.push({ index, issue: { column: header, value: cell.text, reason } });
  }
  return special;
}

/** 年度 is yyyy, or yyyymm in the databases of some rounds. */
function rowYear(row: SheetRow, column: MappedColumn | undefined): number | null {
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
