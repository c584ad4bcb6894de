import { columnLetters } from './write-rows.ts';
import type { SheetToWrite } from './write-workbook.ts';

/** A list that is offered in the cells of a column. */
export interface DropDown {
  /** Cells, as in `D4:D203`. */
  readonly range: string;
  /** As the file has it: the list itself in quotes, or the name of its cells. */
  readonly formula: string;
}

/** A list that is too long to stand in the rule itself: a column of the hidden sheet of lists. */
export interface CodeColumn {
  readonly name: string;
  readonly options: readonly string[];
}

export interface DropDowns {
  /** By sheet. */
  readonly ofSheets: readonly (readonly DropDown[])[];
  readonly codes: readonly CodeColumn[];
}

/** The hidden sheet. */
export const CODE_SHEET = '代码';
/** So many empty rows below the data have the lists too. */
const SPARE_ROWS = 200;
const LONGEST_INLINE = 255;

/** The first row of data: below title, note and headers. */
export const firstRowOf = ({ title, note }: SheetToWrite): number =>
  2 + [title, note].filter((line) => line !== undefined).length;

/** Where which list is offered. Lists that are the same are kept once. */
export function dropDownsOf(sheets: readonly SheetToWrite[]): DropDowns {
  const names = new Map<string, CodeColumn>();
  const formulaOf = (options: readonly string[]): string => {
    const inline = options.join(',');
    if (inline.length <= LONGEST_INLINE && !options.some((option) => /[",]|^\s|\s$/u.test(option)))
      return `"${inline}"`;
    const key = options.join('\n');
    const known = names.get(key) ?? { name: `${CODE_SHEET}_${names.size + 1}`, options };
    names.set(key, known);
    return known.name;
  };
  const ofSheets = sheets.map((sheet) => {
    const first = firstRowOf(sheet);
    const last = first + sheet.rows.length + SPARE_ROWS - 1;
    return sheet.columns.flatMap(({ options }, at): DropDown[] => {
      if (options === undefined || options.length === 0) return [];
      const letters = columnLetters(at + 1);
      const range = `${letters}${first}:${letters}${last}`;
      return [{ range, formula: formulaOf(options) }];
    });
  });
  return { ofSheets, codes: [...names.values()] };
}
