import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { mm, sizes } from './page.ts';
import { cellsOf, covered, formRules, rowHeight } from './table.ts';
import type { Typesetter } from './typeset.ts';

/** One fact of a form: its name in 黑体, its value beside it. */
export interface Fact {
  readonly label: string;
  /** Null leaves the cell empty for the pen; give `/` for what does not apply, `无` for none. */
  readonly value: string | null;
  /** Columns that the value takes; 1 when left out. */
  readonly span?: number;
}

interface GridOptions {
  /** Widths of label and value, pair after pair, as pdfmake takes them. */
  readonly widths: readonly (number | '*')[];
  /** Height of each row in points, rule to rule; cells for the pen are 9 mm high at least. */
  readonly row?: number;
  readonly size?: number;
}

/** Facts in rows, name and value by turns, all rows of one width. The facts of a row must fill its columns. */
export function factGrid(
  typesetter: Typesetter,
  rows: readonly (readonly Fact[])[],
  { widths, row = mm(8), size = sizes.五号 }: GridOptions,
): Content {
  const label = cellsOf(typesetter, { face: 'hei', size });
  const value = cellsOf(typesetter, { face: 'song', size });
  return {
    table: {
      dontBreakRows: true,
      heights: rowHeight(row),
      widths: [...widths],
      body: rows.map((facts) =>
        facts.flatMap(({ label: name, value: text, span = 1 }): TableCell[] => [
          label(name),
          value(text ?? '', 'left', { colSpan: span }),
          ...covered(span - 1),
        ]),
      ),
    },
    layout: formRules,
  };
}

interface ListColumn {
  readonly heading: string;
  /** In points, or what is left. */
  readonly width: number | '*';
  /** Numbers right, codes and texts left, dates and choices in the middle (format rules §6). */
  readonly alignment?: 'left' | 'center' | 'right';
}

interface ListOptions {
  readonly columns: readonly ListColumn[];
  /** Null is left empty for the pen. */
  readonly rows: readonly (readonly (string | null)[])[];
  /** 合计; never alone on a page. */
  readonly total?: readonly (string | null)[];
  /** Empty rows for the pen below the rows. */
  readonly blankRows?: number;
  readonly row?: number;
  readonly size?: number;
}

/** A list of a form: its head repeated on every page, rows that do not break, the total with at least one row before it. */
export function listTable(
  typesetter: Typesetter,
  { columns, rows, total, blankRows = 0, row = mm(8), size = sizes.五号 }: ListOptions,
): Content {
  const head = cellsOf(typesetter, { face: 'hei', size });
  const cell = cellsOf(typesetter, { face: 'song', size });
  const strong = cellsOf(typesetter, { face: 'hei', size });
  const line = (values: readonly (string | null)[], make: typeof cell): TableCell[] =>
    columns.map(({ alignment = 'center' }, at) => make(values[at] ?? '', alignment));
  const blank = Array.from({ length: blankRows }, () => line([], cell));
  const all = [...rows.map((values) => line(values, cell)), ...blank];
  const last = all.slice(-1);
  const table = (body: TableCell[][], headerRows: number): Content => ({
    table: {
      headerRows,
      dontBreakRows: true,
      ...(headerRows > 0 && { keepWithHeaderRows: 1 }),
      heights: rowHeight(row),
      widths: columns.map(({ width }) => width),
      body,
    },
    layout: formRules,
  });
  const heading = columns.map((column) => head(column.heading));
  if (total === undefined || all.length === 0)
    return table([heading, ...all, ...(total === undefined ? [] : [line(total, strong)])], 1);
  // The last row and the total stand in a table of their own, which does not break.
  const foot = { ...(table([...last, line(total, strong)], 0) as object), unbreakable: true } as Content;
  return all.length === 1
    ? table([heading, ...last, line(total, strong)], 1)
    : {
        stack: [
          table([heading, ...all.slice(0, -1)], 1),
          { ...(foot as object), margin: [0, -1, 0, 0] } as Content,
        ],
      };
}
