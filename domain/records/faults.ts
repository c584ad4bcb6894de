import type { RecordCells, RecordFault } from './record-kind.ts';

type Faults = (cells: RecordCells) => readonly RecordFault[];

const text = (cells: RecordCells, column: string): string | null => {
  const value = cells[column];
  return typeof value === 'string' ? value : null;
};

/** A day that must not come before another. */
export const inOrder =
  (from: string, to: string, message: string): Faults =>
  (cells) => {
    const [first, last] = [text(cells, from), text(cells, to)];
    return first !== null && last !== null && last < first ? [{ column: to, message }] : [];
  };

export const notNegative =
  (...columns: readonly string[]): Faults =>
  (cells) =>
    columns
      .filter((column) => Number(cells[column] ?? 0) < 0)
      .map((column) => ({ column, message: '不能小于 0' }));

export const all =
  (...checks: readonly Faults[]): Faults =>
  (cells) =>
    checks.flatMap((check) => check(cells));
