import type { ContentText, CustomTableLayout, TableCell } from 'pdfmake/interfaces.js';
import { naturalHeight, type TextStyle, type Typesetter } from './typeset.ts';

/** Above and below the text of a cell, in points; part of every row's height. */
export const cellPadding = 2;

/** Left and right of it. */
export const sidePadding = 3;

/** Outer rules 1 pt, inner ones 0.5 pt: plain enough for a thermal or ink-jet printer. */
export const formRules: CustomTableLayout = {
  hLineWidth: (row, node) => (row === 0 || row === node.table.body.length ? 1 : 0.5),
  vLineWidth: (column, node) => (column === 0 || column === node.table.body[0]?.length ? 1 : 0.5),
  paddingLeft: () => sidePadding,
  paddingRight: () => sidePadding,
  paddingTop: () => cellPadding,
  paddingBottom: () => cellPadding,
};

/** As `formRules`, with a rule of 1.5 pt above the given rows. */
export const formRulesWithHeavy = (rows: readonly number[]): CustomTableLayout => ({
  ...formRules,
  hLineWidth: (row, node) => (rows.includes(row) ? 1.5 : (formRules.hLineWidth?.(row, node) ?? 0.5)),
});

/** `heights` of a table whose rows are so many points high, rule to rule. */
export const rowHeight = (points: number): number => points - 2 * cellPadding - 0.5;

/** What a row of one line takes at least, rule to rule. */
export const lowestRow = (size: number): number => rowOfLines(1, size);

/** What a row takes whose fullest cell has so many lines, rule to rule. */
export const rowOfLines = (lines: number, size: number): number =>
  lines * size * naturalHeight + 2 * cellPadding + 0.5;

export type CellMaker = (
  value: string | readonly string[],
  alignment?: 'left' | 'center' | 'right',
  rest?: Partial<ContentText> & { colSpan?: number; rowSpan?: number },
) => TableCell;

/** Cells of one style, in the middle of the row's height. */
export function cellsOf(typesetter: Typesetter, style: TextStyle): CellMaker {
  return (value, alignment = 'center', rest = {}) => ({
    ...typesetter.text(value, style),
    alignment,
    verticalAlignment: 'middle',
    // Room for the pen at the beginning, as that for the year of `penDate`.
    ...([value].flat()[0]?.startsWith(' ') === true ? { preserveLeadingSpaces: true } : {}),
    ...rest,
  });
}

/** What stands in the cells that a colSpan covers. */
export const covered = (count: number): TableCell[] => Array.from({ length: count }, () => ({}));
