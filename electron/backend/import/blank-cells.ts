import type { Cell, Cells } from '#db/row-access.ts';

/**
 * A maker of cells in which every column is there and says nothing (`undefined`). The engine keeps copies of such an
 * object as records of one shape; an object that grows by more than a dozen columns one by one becomes a hash table,
 * which takes ten times as long to make and several times the memory.
 */
export function blankCells(columns: readonly string[]): () => Cells {
  // Parsed, because that is the one way to get the shape at once for names that are known only now.
  const blank = JSON.parse(
    JSON.stringify(Object.fromEntries(columns.map((c) => [c, null]))),
  ) as Partial<Cells>;
  for (const column of columns) blank[column] = undefined;
  return () => ({ ...blank }) as Cells;
}

/** What cells say, column by column, without the blanks. */
export const saidCells = (cells: Readonly<Cells>): [column: string, value: Cell][] =>
  Object.entries<Cell | undefined>(cells).filter((entry): entry is [string, Cell] => entry[1] !== undefined);
