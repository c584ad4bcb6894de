/** A cell of a sheet by its place, from 0. */
export interface At {
  readonly row: number;
  readonly column: number;
}

export interface Extent {
  readonly rows: number;
  readonly columns: number;
}

/** A rectangle of cells, edges counted. */
export interface Block {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

const PAGE = 10;

/** Where a key leads from a cell; null for a key that moves nothing. Ctrl leads to the edge. */
export function stepped(at: At, key: string, ctrl: boolean, extent: Extent): At | null {
  const last = { row: extent.rows - 1, column: extent.columns - 1 };
  const to = (row: number, column: number): At => ({
    row: Math.max(0, Math.min(last.row, row)),
    column: Math.max(0, Math.min(last.column, column)),
  });
  switch (key) {
    case 'ArrowUp':
      return ctrl ? to(0, at.column) : to(at.row - 1, at.column);
    case 'ArrowDown':
      return ctrl ? to(last.row, at.column) : to(at.row + 1, at.column);
    case 'ArrowLeft':
      return ctrl ? to(at.row, 0) : to(at.row, at.column - 1);
    case 'ArrowRight':
      return ctrl ? to(at.row, last.column) : to(at.row, at.column + 1);
    case 'Home':
      return to(ctrl ? 0 : at.row, 0);
    case 'End':
      return to(ctrl ? last.row : at.row, last.column);
    case 'PageUp':
      return to(at.row - PAGE, at.column);
    case 'PageDown':
      return to(at.row + PAGE, at.column);
    default:
      return null;
  }
}

/** The next cell to fill, row by row; null when the sheet is at its end and Tab leaves it. */
export function tabbed(at: At, back: boolean, extent: Extent, passes: (at: At) => boolean): At | null {
  const step = back ? -1 : 1;
  const count = extent.rows * extent.columns;
  for (let index = at.row * extent.columns + at.column + step; index >= 0 && index < count; index += step) {
    const next = { row: Math.floor(index / extent.columns), column: index % extent.columns };
    if (!passes(next)) return next;
  }
  return null;
}

export const blockOf = (a: At, b: At): Block => ({
  top: Math.min(a.row, b.row),
  left: Math.min(a.column, b.column),
  bottom: Math.max(a.row, b.row),
  right: Math.max(a.column, b.column),
});

export const isIn = ({ row, column }: At, block: Block): boolean =>
  row >= block.top && row <= block.bottom && column >= block.left && column <= block.right;

export const cellCount = (block: Block): number =>
  (block.bottom - block.top + 1) * (block.right - block.left + 1);

/** Every cell of a block, row by row. */
export function cellsIn(block: Block): At[] {
  const cells: At[] = [];
  for (let row = block.top; row <= block.bottom; row += 1)
    for (let column = block.left; column <= block.right; column += 1) cells.push({ row, column });
  return cells;
}
