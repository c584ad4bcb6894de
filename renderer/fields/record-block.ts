import { comparableText } from '#domain/codes/comparable-text.ts';
import type { Field } from '#domain/fields/field.ts';
import { readForm, type ReadForm, type Written } from './read-form.ts';

/** The cells of a block copied from Excel or WPS; a single cell is none. */
export function cellsOfBlock(text: string): string[][] | null {
  const rows = text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.split('\t').map((cell) => cell.trim()))
    .filter((cells) => cells.some((cell) => cell !== ''));
  return rows.length > 1 || (rows[0]?.length ?? 0) > 1 ? rows : null;
}

interface BlockRow extends ReadForm {
  readonly written: Written;
}

/** A block as rows of a register: by its heading where the first row is one, else in the order of the columns. */
export function readBlock(
  cells: readonly (readonly string[])[],
  columns: readonly Field[],
  year: number,
): readonly BlockRow[] {
  const [first = [], ...others] = cells;
  const named = first.map((cell) => fieldOfHeading(columns, cell));
  const hasHeading = named.filter((field) => field !== undefined).length >= Math.min(2, first.length);
  const order: readonly (Field | undefined)[] = hasHeading ? named : columns;
  const must = columns.filter((field) => field.required === 'always').map((field) => field.key);
  return (hasHeading ? others : cells).map((row) => {
    const written: Record<string, string> = {};
    row.forEach((cell, at) => {
      const field = order[at];
      if (field !== undefined) written[field.key] = cell;
    });
    return { written, ...readForm(columns, written, year, must) };
  });
}

const fieldOfHeading = (columns: readonly Field[], heading: string): Field | undefined =>
  columns.find((field) => comparableText(field.label) === comparableText(heading));
