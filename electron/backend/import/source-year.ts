import type { ImportSource } from '#contract/import.ts';
import type { ColumnMap } from './map-columns.ts';

/** The year of a sheet, and by what it is known. */
interface SourceYear {
  /** The year that rows without one of their own speak of. */
  readonly year: number;
  readonly isDated: boolean;
  /** As it is shown: of a sheet whose rows say their own, the newest of them. */
  readonly shown: number | null;
  readonly from: ImportSource['yearFrom'];
}

interface YearSigns {
  readonly wished: number | undefined;
  /** The texts above the header. */
  readonly banner: readonly string[];
  readonly names: readonly string[];
  readonly thisYear: number;
  readonly map: ColumnMap | undefined;
  /** The first values of each column. */
  readonly values: readonly (readonly string[])[];
}

/** The rows' own 年度 goes before what stands above the header, that before the file's name; else it is this year. */
export function sourceYear({ wished, banner, names, thisYear, map, values }: YearSigns): SourceYear {
  const said = [
    ['clerk', wished],
    ['banner', yearIn(banner)],
    ['file-name', yearIn(names)],
  ] as const;
  const [from, known] = said.find(([, year]) => year !== undefined) ?? ['today' as const, undefined];
  const year = known ?? thisYear;
  const isDated = known !== undefined;
  const column = map?.columns.find(({ target }) => target.kind === 'field' && target.field.name === 'year');
  const years = column === undefined ? [] : yearsOf(values[column.index] ?? []);
  if (years.length > 0) return { year, isDated, shown: Math.max(...years), from: 'column' };
  // Results of comparison, and lists of helpers, say their own days.
  const rowIs = map?.fileKind.rowIs;
  if (rowIs === undefined || rowIs === 'comparison' || (rowIs === 'pairing' && !isDated))
    return { year, isDated, shown: null, from: 'none' };
  return { year, isDated, shown: year, from };
}

/** 年度 is yyyy, or yyyymm in the databases of some rounds. */
const yearsOf = (values: readonly string[]): number[] =>
  values.flatMap((value) => {
    const match = /^(20\d\d)(?:\d\d)?(?:\.0+)?年?$/.exec(value.trim());
    return match === null ? [] : [Number(match[1])];
  });

/** Notes above a table show how days are written: that is no year of the sheet. */
const EXAMPLE = /(?:写成|例如|形如|如)\s*[:：“"]?\s*\d[\d\-./年月日]*/gu;
/** Of days from–to, the year in which they end. */
const DAYS = /20\d\d-\d\d-\d\d\s*[至到~—]\s*(?=20[0-4]\d-)/gu;

/** The first year that a banner or a file name speaks of: 20251202, 2025-12-02, 2021年. */
function yearIn(written: readonly string[]): number | undefined {
  for (const said of written) {
    const text = said.replace(EXAMPLE, '').replace(DAYS, '');
    const match = /(?<!\d)(20[0-4]\d)(?=\d{4}(?!\d)|\d{2}(?!\d)|[-./年_\s）)]|(?!\d))/.exec(text);
    if (match !== null) return Number(match[1]);
  }
  return undefined;
}
