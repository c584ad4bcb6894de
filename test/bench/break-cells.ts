import type { Cell, Cells } from '#db/row-access.ts';
import type { Random } from '#test/support/township/random.ts';

/** What holds the rows together, or is set by the program itself: nobody mistypes it. */
const KEPT: ReadonlySet<string> = new Set([
  ...['id', 'id_key', 'year', 'purpose', 'state', 'kind', 'household_id', 'member_id', 'helper_id'],
  ...[
    'village_id',
    'village_group_id',
    'household_no',
    'person_no',
    'joined_kind',
    'left_on',
    'left_reason',
    'left_kind',
  ],
]);

/** Mistypes a share of the cells of a row, each in one of the ways in which clerks and files do. */
export function breakCells(random: Random, cells: Cells, share: number): Cells {
  return Object.fromEntries(
    Object.entries(cells).map(([name, cell]) => [
      name,
      KEPT.has(name) || random.next() >= share ? cell : mistyped(random, cell),
    ]),
  );
}

function mistyped(random: Random, cell: Cell): Cell {
  if (cell === null || random.next() < 0.3) return null;
  if (typeof cell === 'number') {
    if (cell === 0 || cell === 1) return 1 - cell;
    return random.pick([0, -cell, cell * 100, cell + 1]);
  }
  if (/^\d{4}-\d\d-\d\d$/.test(cell))
    return `${Number(cell.slice(0, 4)) + random.pick([-10, 1])}${cell.slice(4)}`;
  if (/^\d{6}$/.test(cell)) return `${Number(cell.slice(0, 4)) - 1}${cell.slice(4)}`;
  if (/^\d{1,2}$/.test(cell))
    return random.pick(['=不详', String(Number(cell) + 1).padStart(cell.length, '0')]);
  return random.pick([cell.slice(0, -1), ` ${cell}`, `${cell}0`]);
}
