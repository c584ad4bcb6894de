import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { mm, sizes } from './page.ts';
import { cellPadding, cellsOf, covered, formRules, rowHeight, sidePadding, type CellMaker } from './table.ts';
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
  /** What stands right under the list (signatures …) and never on a page without its last row. */
  readonly foot?: Content;
  readonly row?: number;
  readonly size?: number;
}

/** So many rows stand below the head at the end of a page, and go together onto the last page, if there are as many. */
export const rowsTogether = 2;

/**
 * A list of a form: its head repeated on every page, rows that do not break. The last two rows, the total and what
 * stands under them go onto a page together, below the head.
 */
export function listTable(typesetter: Typesetter, options: ListOptions): Content {
  const { columns, rows, total, blankRows = 0, foot, row = mm(8), size = sizes.五号 } = options;
  const [head, cell, strong] = (['hei', 'song', 'hei'] as const).map((face) =>
    cellsOf(typesetter, { face, size }),
  ) as [CellMaker, CellMaker, CellMaker];
  const line = (values: readonly (string | null)[], make: CellMaker): TableCell[] =>
    columns.map(({ alignment = 'center' }, at) => make(values[at] ?? '', alignment));
  const heading = columns.map((column) => head(column.heading));
  const blank = Array.from({ length: blankRows }, () => line([], cell));
  const body = [...rows.map((values) => line(values, cell)), ...blank];
  const shape = { widths: columns.map(({ width }) => width), row };
  const last = [...body.slice(-rowsTogether), ...(total === undefined ? [] : [line(total, strong)])];
  if (last.length === 0 && foot === undefined) return ruledTable([heading], shape);
  return ruledTable([heading, ...body.slice(0, -rowsTogether)], {
    ...shape,
    closing: closingRow(last, { ...shape, foot: foot ?? [] }),
  });
}

/** Columns and rows of a table, in points. */
interface Shape {
  readonly widths: readonly (number | '*')[];
  /** Height of each row. */
  readonly row: number;
}

function ruledTable(
  body: TableCell[][],
  { widths, row, closing }: Shape & { readonly closing?: TableCell[] },
): Content {
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      keepWithHeaderRows: Math.min(rowsTogether, body.length),
      heights: (at) => (at < body.length ? rowHeight(at === 0 ? Math.min(row, mm(9)) : row) : 0),
      widths: [...widths],
      body: closing === undefined ? body : [...body, closing],
    },
    layout: formRules,
  };
}

/** Rows in a table of their own that fills one row of the list, since a row is what goes onto a page as a whole. */
export function closingRow(
  rows: TableCell[][],
  { widths, row, foot }: Shape & { readonly foot: Content },
): TableCell[] {
  const table: Content = {
    table: { dontBreakRows: true, heights: rowHeight(row), widths: [...widths], body: rows },
    layout: { ...formRules, hLineWidth: (at, node) => (at === node.table.body.length ? 1 : 0.5) },
  };
  const edges: [boolean, boolean, boolean, boolean] = [false, false, false, false];
  // Over the padding and the outer rules of the cell, so that the columns go on straight.
  const side = -sidePadding - 1;
  const all: Content = {
    stack: [...(rows.length === 0 ? [] : [table]), foot].flat(),
    margin: [side, -cellPadding - 0.5, side, 0],
  };
  return [
    { ...all, colSpan: widths.length, border: edges },
    ...Array.from({ length: widths.length - 1 }, () => ({ text: '', border: edges })),
  ];
}
