import type { CellBlock } from '#domain/entry/cell-block.ts';
import type { SheetColumn } from './sheet-column.ts';
import { type Block, cellCount, cellsIn } from './sheet-move.ts';

/** A cell gets another text, in written form. A row past the last is a new one. */
export interface CellWrite {
  readonly row: number;
  readonly key: string;
  readonly text: string;
}

type TextAt = (row: number, key: string) => string;

/** Ctrl+D: the cells of a block as the one above them; of several rows, as the first of them. */
export function repeated(block: Block, columns: readonly SheetColumn[], textAt: TextAt): CellWrite[] {
  const isOneRow = block.top === block.bottom;
  const from = isOneRow ? block.top - 1 : block.top;
  if (from < 0) return [];
  return cellsIn({ ...block, top: isOneRow ? block.top : block.top + 1 }).flatMap(({ row, column }) => {
    const to = columns[column];
    return to === undefined || to.fixed === true ? [] : [{ row, key: to.key, text: textAt(from, to.key) }];
  });
}

export const cleared = (block: Block, columns: readonly SheetColumn[]): CellWrite[] =>
  cellsIn(block).flatMap(({ row, column }) => {
    const to = columns[column];
    return to === undefined || to.fixed === true ? [] : [{ row, key: to.key, text: '' }];
  });

/** A pasted block from the upper left cell on; a single cell fills all that is marked. */
export function pasted(cells: CellBlock, marked: Block, columns: readonly SheetColumn[]): CellWrite[] {
  const single = cells.length === 1 && cells[0]?.length === 1 ? cells[0][0] : undefined;
  if (single !== undefined && cellCount(marked) > 1)
    return cellsIn(marked).flatMap(({ row, column }) => written(row, columns[column], single));
  return cells.flatMap((row, down) =>
    row.flatMap((text, across) => written(marked.top + down, columns[marked.left + across], text)),
  );
}

const written = (row: number, column: SheetColumn | undefined, text: string): CellWrite[] =>
  column === undefined || column.fixed === true ? [] : [{ row, key: column.key, text: column.read(text) }];

/** What lies on the clipboard after Ctrl+C: the cells as they look. */
export const copied = (block: Block, columns: readonly SheetColumn[], textAt: TextAt): CellBlock =>
  Array.from({ length: block.bottom - block.top + 1 }, (_, down) =>
    columns
      .slice(block.left, block.right + 1)
      .map((column) => column.shown(textAt(block.top + down, column.key))),
  );
