import { LAST_ROW } from './cell-range.ts';

/** Text in quotes, names of sheets in quotes, then references; a name such as LOG10( or A1B2 is none. */
const PARTS = /"(?:[^"]|"")*"|'(?:[^']|'')*'|(?<![\w.\\$])(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})(?![\w.(\\])/gu;

/** A formula as it reads `rows` further down: references without a dollar sign go along. */
export const shiftFormula = (formula: string, rows: number): string =>
  formula.replace(
    PARTS,
    (whole: string, dollar: string, letters: string | undefined, fixed: string, row: string, at: number) => {
      // A word before an exclamation mark is the name of a sheet.
      if (letters === undefined || fixed === '$' || formula[at + whole.length] === '!') return whole;
      const moved = Number(row) + rows;
      return moved < 1 || moved > LAST_ROW ? '#REF!' : `${dollar}${letters}${moved}`;
    },
  );
