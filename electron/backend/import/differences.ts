import type { Steps } from '#db/steps.ts';
import type { DifferenceRow } from '#contract/import.ts';
import type { Output } from '#contract/channels.ts';
import type { GridColumns } from './grid-column.ts';
import { isOff, isOn, type PlannedPart, type PlannedRow } from './planned-row.ts';
import { rowsOf, type Plan } from './planned-import.ts';
import { cellFits, cellsOf, changeOf, columnsWanted, rowFits, type DifferenceFilter } from './ticks.ts';

type Page = { readonly offset: number; readonly limit: number };

/** Rows looked through at a time. */
const ROWS = 1000;

/** One page of the grid, and which columns differ at all; in pieces, since all rows are looked through. */
export function* listDifferences(
  plan: Plan,
  filter: DifferenceFilter,
  { offset, limit }: Page,
  columns: GridColumns,
): Steps<Output<'import.differences'>> {
  const wanted = columnsWanted(filter);
  const all = new Map<string, { column: string; label: string; cells: number; ticked: number }>();
  const shown: PlannedRow[] = [];
  let total = 0;
  let looked = 0;
  for (const row of rowsOf(plan)) {
    looked += 1;
    if (looked % ROWS === 0) yield;
    if (!rowFits(row, filter)) continue;
    const on = isOn(row);
    let fits = false;
    for (const cell of cellsOf(row, columns)) {
      if (cellFits({ row, ...cell }, filter, null)) {
        let known = all.get(cell.id);
        if (known === undefined) {
          known = { column: cell.id, label: labelOf(cell, columns), cells: 0, ticked: 0 };
          all.set(cell.id, known);
        }
        known.cells += 1;
        if (on && !isOff(row, cell.id)) known.ticked += 1;
      }
      fits ||= cellFits({ row, ...cell }, filter, wanted);
    }
    if (!fits) continue;
    if (total >= offset && shown.length < limit) shown.push(row);
    total += 1;
  }
  const rows = shown.map((row) => showRow(row, filter, columns));
  return { total, rows, columns: [...all.values()] };
}

function labelOf({ part, column }: { part: PlannedPart; column: string }, columns: GridColumns): string {
  const { label, year } = columns(part, column);
  return year === null ? label : `${label}（${year}）`;
}

function showRow(row: PlannedRow, filter: DifferenceFilter, columns: GridColumns): DifferenceRow {
  const wanted = columnsWanted(filter);
  const on = isOn(row);
  const cells = [...cellsOf(row, columns)]
    .filter((cell) => cellFits({ row, ...cell }, filter, wanted))
    .map(({ part, column, id }) => {
      const { label, year, text } = columns(part, column);
      // Whom a pairing means is told by his name.
      const isHelper = part.table === 'pairing' && column === 'helper_id';
      return {
        ...{ column: id, label, year, change: changeOf(part, column), ticked: on && !isOff(row, id) },
        before: text(part.before?.[column] ?? null),
        after: isHelper ? row.name : text(part.cells[column] ?? null),
      };
    });
  return {
    ...{ row: row.key, entity: row.entity, kind: row.kind, householdId: row.householdId },
    ...{ memberId: row.memberId, name: row.name, householdNo: row.no, village: row.village },
    ...{ file: row.origin?.file ?? '', fileRow: row.origin?.row ?? null, ticked: on, cells },
  };
}
