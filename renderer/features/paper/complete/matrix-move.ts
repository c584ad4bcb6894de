import { movedCursor } from '../../../ui/row-cursor.ts';

export interface CellAt {
  readonly row: number;
  readonly column: number;
}

export interface Extent {
  readonly rows: number;
  readonly columns: number;
  /** Rows in sight. */
  readonly page: number;
}

/** Where the cursor of a matrix goes; null when the key moves nothing. With Ctrl, Home and End go to the corners. */
export function movedCell(key: string, isCtrl: boolean, at: CellAt, extent: Extent): CellAt | null {
  const { rows, columns, page } = extent;
  if (rows === 0 || columns === 0) return null;
  const last = columns - 1;
  switch (key) {
    case 'ArrowLeft':
      return { ...at, column: Math.max(0, at.column - 1) };
    case 'ArrowRight':
      return { ...at, column: Math.min(last, at.column + 1) };
    case 'Home':
      return isCtrl ? { row: 0, column: 0 } : { ...at, column: 0 };
    case 'End':
      return isCtrl ? { row: rows - 1, column: last } : { ...at, column: last };
    default: {
      const row = movedCursor(key, at.row, rows, page);
      return row === null ? null : { ...at, row };
    }
  }
}
