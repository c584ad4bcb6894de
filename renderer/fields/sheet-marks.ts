import type { SheetColumn } from './sheet-column.ts';
import type { At } from './sheet-move.ts';

/** What is said about a cell. `wrong` cannot be kept; `doubt` wants a look; `note` only tells. */
export interface CellMark {
  readonly tone: 'wrong' | 'doubt' | 'note';
  readonly reason: string;
  /** What probably should stand there: the written form, and how it reads. */
  readonly fix?: { readonly text: string; readonly shown: string };
}

export interface Marking {
  readonly columns: readonly SheetColumn[];
  readonly rowCount: number;
  readonly markAt: (row: number, key: string) => CellMark | undefined;
}

export interface NotedCell {
  readonly row: number;
  readonly key: string;
  readonly label: string;
  readonly mark: CellMark;
  readonly isHere: boolean;
}

const wantsLook = (mark: CellMark | undefined): boolean => mark !== undefined && mark.tone !== 'note';

/** The mark to speak of: that of the cell itself, else the first of its row that has a remedy, else the first of its row. */
export function notedCell({ columns, markAt }: Marking, here: At): NotedCell | null {
  const inRow = columns.flatMap(({ key, label }, index): NotedCell[] => {
    const mark = markAt(here.row, key);
    return mark === undefined ? [] : [{ row: here.row, key, label, mark, isHere: index === here.column }];
  });
  const others = inRow.filter(({ mark }) => wantsLook(mark));
  return (
    inRow.find(({ isHere }) => isHere) ??
    others.find(({ mark }) => mark.fix !== undefined) ??
    others[0] ??
    null
  );
}

/** The next cell, round the sheet, that wants a look. */
export function nextMarked({ columns, rowCount, markAt }: Marking, here: At): At | null {
  const count = rowCount * columns.length;
  const from = here.row * columns.length + here.column;
  for (let step = 1; step <= count; step += 1) {
    const index = (from + step) % count;
    const at = { row: Math.floor(index / columns.length), column: index % columns.length };
    if (wantsLook(markAt(at.row, columns[at.column]?.key ?? ''))) return at;
  }
  return null;
}

export function countMarks({ columns, rowCount, markAt }: Marking): number {
  const rows = Array.from({ length: rowCount }, (_, row) => row);
  return rows.reduce((sum, row) => sum + columns.filter(({ key }) => wantsLook(markAt(row, key))).length, 0);
}
