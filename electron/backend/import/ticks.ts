import type { Request } from '#contract/channels.ts';
import type { GridColumns } from './grid-column.ts';
import { keepHouseholdsKnown, lackedBy } from './known-again.ts';
import { isOff, isOn, isShown, tickedIn, type PlannedPart, type PlannedRow } from './planned-row.ts';
import { rowsOf, type Plan } from './planned-import.ts';

export type DifferenceFilter = NonNullable<Request<'import.tick'>['filter']>;

/** The column of every shown cell of a row. */
export function* cellsOf(
  row: PlannedRow,
  columns: GridColumns,
): Generator<{ part: PlannedPart; column: string; id: string }, void, undefined> {
  for (const part of row.parts)
    for (const column in part.cells)
      if (isShown(part, column)) yield { part, column, id: columns(part, column).id };
}

/**
 * Ticks or unticks cells of a row; without what a new row is known by nothing of it is ticked. Whoever ticks what needs
 * another row ticks that row too, where nothing of it is.
 */
export function tickCells(
  row: PlannedRow,
  ids: ReadonlySet<string>,
  on: boolean,
  columns: GridColumns,
): void {
  const all = [...cellsOf(row, columns)];
  const along = withWhatGoesAlong(all, ids, on);
  if (along.size === 0) return;
  const off = new Set(row.off === null || row.off === 'all' ? [] : row.off);
  if (row.off === 'all') for (const { id } of all) off.add(id);
  for (const id of along) {
    if (on) off.delete(id);
    else off.add(id);
  }
  const lacked = lackedBy(row, off, columns);
  if (on) for (const id of lacked) off.delete(id);
  row.off = off.size === 0 ? null : (!on && lacked.length > 0) || off.size >= row.size ? 'all' : off;
  if (on && tickedIn(row) > 0) tickNeeds(row);
}

const LEAVING: ReadonlySet<string> = new Set(['left_on', 'left_reason']);

/** The day on which somebody left and the reason are one; a group is one of its village. */
function withWhatGoesAlong(
  all: readonly { part: PlannedPart; column: string; id: string }[],
  ids: ReadonlySet<string>,
  on: boolean,
): ReadonlySet<string> {
  const village = all.find(({ part, column }) => part.table === 'place' && column === 'village')?.id;
  const group = all.find(({ part, column }) => part.table === 'place' && column === 'group_name')?.id;
  const along = new Set(all.map(({ id }) => id).filter((id) => ids.has(id)));
  const leaving = all.filter(({ part, column }) => part.table === 'member' && LEAVING.has(column));
  if (leaving.some(({ id }) => along.has(id))) for (const { id } of leaving) along.add(id);
  if (village === undefined || group === undefined) return along;
  if (on && along.has(group)) along.add(village);
  if (!on && along.has(village)) along.add(group);
  return along;
}

export function tickRow(row: PlannedRow, on: boolean): void {
  row.off = on || row.size === 0 ? null : 'all';
  if (on) tickNeeds(row);
}

function tickNeeds({ needs }: PlannedRow): void {
  for (const needed of needs) if (!isOn(needed)) tickRow(needed, true);
}

/** How many cells there are, and how many of them would be written. */
export function countCells(plan: Plan): { all: number; ticked: number } {
  let all = 0;
  let ticked = 0;
  for (const row of rowsOf(plan)) {
    all += row.size;
    if (isOn(row)) ticked += tickedIn(row);
  }
  return { all, ticked };
}

/** Whether a row is looked at under the filter's criteria for rows. */
export function rowFits(row: PlannedRow, filter: DifferenceFilter): boolean {
  if (row.size === 0) return false;
  if (filter.entity !== undefined && row.entity !== filter.entity) return false;
  if (filter.kind !== undefined && row.kind !== filter.kind) return false;
  const text = filter.text?.trim() ?? '';
  if (text === '') return true;
  return row.name.includes(text) || (row.no ?? '').includes(text) || (row.village ?? '').includes(text);
}

/** Whether a cell is looked at under the filter's criteria for cells. `wanted` are its columns as a set. */
export function cellFits(
  { row, part, column, id }: { row: PlannedRow; part: PlannedPart; column: string; id: string },
  filter: DifferenceFilter,
  wanted: ReadonlySet<string> | null,
): boolean {
  if (wanted !== null && !wanted.has(id) && !wanted.has(id.replace(/@\d+$/, ''))) return false;
  if (filter.change !== undefined && changeOf(part, column) !== filter.change) return false;
  return filter.ticked === undefined || filter.ticked === (isOn(row) && !isOff(row, id));
}

export const columnsWanted = ({ columns }: DifferenceFilter): ReadonlySet<string> | null =>
  columns === undefined || columns.length === 0 ? null : new Set(columns);

export function changeOf(part: PlannedPart, column: string): 'filled' | 'changed' | 'cleared' {
  if ((part.cells[column] ?? null) === null) return 'cleared';
  return (part.before?.[column] ?? null) === null ? 'filled' : 'changed';
}

type Which = Omit<Request<'import.tick'>, 'importId' | 'on'>;

/** Ticks or unticks what is named: single cells, whole rows, whole columns, or what a filter shows. */
export function tick(plan: Plan, which: Which, on: boolean, columns: GridColumns): void {
  const rows = new Set(which.rows);
  const cells = Map.groupBy(which.cells ?? [], (c) => c.row);
  const filter = which.filter ?? (which.columns === undefined ? null : { columns: which.columns });
  for (const row of rowsOf(plan)) {
    if (rows.has(row.key)) tickRow(row, on);
    const own = cells.get(row.key);
    if (own !== undefined) tickCells(row, new Set(own.map((c) => c.column)), on, columns);
    if (filter !== null && rowFits(row, filter)) tickFiltered(row, filter, on, columns);
  }
  keepHouseholdsKnown(plan, on, columns);
}

function tickFiltered(row: PlannedRow, filter: DifferenceFilter, on: boolean, columns: GridColumns): void {
  const wanted = columnsWanted(filter);
  if (wanted === null && filter.change === undefined && filter.ticked === undefined) {
    tickRow(row, on);
    return;
  }
  const ids = new Set<string>();
  for (const cell of cellsOf(row, columns)) if (cellFits({ row, ...cell }, filter, wanted)) ids.add(cell.id);
  if (ids.size > 0) tickCells(row, ids, on, columns);
}
