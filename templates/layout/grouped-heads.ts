import type { TableCell } from 'pdfmake/interfaces.js';
import { cellLines } from './measure.ts';
import { cellsOf, covered, rowOfLines, sidePadding } from './table.ts';
import type { Typesetter } from './typeset.ts';

/** Columns under one heading; a single column without a name stands under none: its heading goes through both rows. */
export interface ColumnGroup {
  readonly heading: string;
  readonly columns: readonly string[];
}

interface HeadStyle {
  /** Of every column's text, in points. */
  readonly widths: readonly number[];
  readonly size: number;
  /** Height of a row, rule to rule, unless its text wants more. */
  readonly row: number;
}

interface GroupedHeads {
  readonly cells: TableCell[][];
  /** Of its rows, rule to rule. */
  readonly heights: readonly number[];
}

/** Between the texts of columns: what stands at their sides, and the rule. */
const BETWEEN = 2 * sidePadding + 0.5;

/** The head of a table by its groups of columns: two rows, or one where every heading stands over one column. */
export function groupedHeads(
  typesetter: Typesetter,
  groups: readonly ColumnGroup[],
  { widths, size, row }: HeadStyle,
): GroupedHeads {
  const head = cellsOf(typesetter, { face: 'hei', size });
  const placed = groups.map(({ heading, columns }, at) => {
    const from = groups.slice(0, at).reduce((sum, group) => sum + group.columns.length, 0);
    return {
      heading,
      columns,
      own: widths.slice(from, from + columns.length),
      isThrough: isThrough(columns),
    };
  });
  const heightOf = (text: string, over: readonly number[]): number =>
    rowOfLines(
      cellLines(text, { width: over.reduce((sum, each) => sum + each + BETWEEN, -BETWEEN), size }),
      size,
    );
  const through = placed.filter((group) => group.isThrough);
  const grouped = placed.filter((group) => !group.isThrough);
  const highest = Math.max(row, ...through.map(({ heading, own }) => heightOf(heading, own)));
  if (grouped.length === 0)
    return { cells: [groups.map(({ heading }) => head(heading))], heights: [highest] };

  const first = Math.max(row, ...grouped.map(({ heading, own }) => heightOf(heading, own)));
  const names = grouped.flatMap(({ columns, own }) =>
    columns.map((name, at) => heightOf(name, own.slice(at, at + 1))),
  );
  const second = Math.max(row, highest - first, ...names);
  return {
    cells: [
      placed.flatMap(({ heading, columns, own, ...group }) =>
        group.isThrough
          ? [overTwoRows(head(heading), { text: heightOf(heading, own), rows: first + second })]
          : [head(heading, 'center', { colSpan: columns.length }), ...covered(columns.length - 1)],
      ),
      placed.flatMap(({ columns, ...group }) =>
        group.isThrough ? covered(1) : columns.map((name) => head(name)),
      ),
    ],
    heights: [first, second],
  };
}

const isThrough = (columns: readonly string[]): boolean => columns.length === 1 && columns[0] === '';

/**
 * A cell over two rows, its text in their middle. pdfmake looks for the middle of the first row only, so a margin puts
 * it there: from the height of both rows, and of one that held the text alone.
 */
export const overTwoRows = (cell: TableCell, { text, rows }: { text: number; rows: number }): TableCell =>
  Object.assign(cell, {
    ...{ rowSpan: 2, verticalAlignment: 'top' },
    margin: [0, Math.max(0, (rows - text) / 2), 0, 0],
  });
