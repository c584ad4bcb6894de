import type { RefusedSheet } from '#db/import-batches.ts';
import { writeWorkbook, type CellMark, type SheetToWrite } from '../sheets/write-workbook.ts';
import { normaliseHeader } from '../sheets/normalise-header.ts';

/** The last column, in which it is said why; an import passes it over. */
export const EXPLANATION = '说明（导入时不用管）';

interface Problem {
  readonly column: string;
  readonly reason: string;
}

/**
 * What an import refused, one workbook for each file: headers as they were, the refused rows alone, each cell that is
 * wrong coloured with a note, so that it can be corrected and imported as it is.
 */
export async function refusedWorkbooks(
  sheets: readonly RefusedSheet[],
): Promise<{ name: string; bytes: Uint8Array; rows: number }[]> {
  const files = Map.groupBy(sheets, (s) => s.file);
  return Promise.all(
    [...files].map(async ([file, own]) => ({
      name: nameOf(file, own[0]?.year ?? null),
      bytes: await writeWorkbook(...own.map(sheetOf)),
      rows: own.reduce((n, s) => n + s.rows.length, 0),
    })),
  );
}

/** The year stays in the name as in the title: without it the rows would speak of another year when they come back. */
function nameOf(file: string, year: number | null): string {
  const base = file.replace(/\.[^.]*$/, '');
  const said = year === null || base.includes(String(year)) ? '' : `_${year}`;
  return `${base}${said}_未导入的行.xlsx`;
}

const textsOf = (json: string) => JSON.parse(json) as string[];

function sheetOf(sheet: RefusedSheet, at: number): SheetToWrite {
  const header = sheet.header.map(textsOf);
  const rows = sheet.rows.map((r) => ({
    texts: textsOf(r.cells),
    problems: JSON.parse(r.problems) as Problem[],
  }));
  const width = Math.max(0, ...header.map((h) => h.length), ...rows.map((r) => r.texts.length));
  const padded = (texts: readonly string[]) => Array.from({ length: width }, (_, i) => texts[i] ?? '');
  const [first = [], ...more] = header;
  const columnOf = placeOf(header);
  const marks: CellMark[] = rows.flatMap(({ problems }, index) =>
    problems.flatMap(({ column, reason }) => {
      const place = columnOf(column);
      return place === -1 ? [] : [{ row: index + more.length, column: place, note: reason }];
    }),
  );
  return {
    name: tabOf(sheet.sheet, at),
    title: `${sheet.year === null ? '' : `${sheet.year} 年：`}未导入的行，改好标红的格，原样再导入`,
    columns: [
      ...padded(first).map((text) => ({ header: text, kind: 'text' as const })),
      { header: EXPLANATION, kind: 'text' as const, width: 60 },
    ],
    rows: [
      ...more.map((texts) => [...padded(texts), '']),
      ...rows.map(({ texts, problems }) => [
        ...padded(texts),
        problems.map(({ column, reason }) => `${column}：${reason}`).join('；'),
      ]),
    ],
    marks: marks,
  };
}

/** Where a column stands that an issue names: by its header, of a header of two rows by both or the lower. */
function placeOf(header: readonly (readonly string[])[]): (column: string) => number {
  const last = (header.at(-1) ?? []).map(normaliseHeader);
  const first = (header[0] ?? []).map(normaliseHeader);
  return (column) => {
    const wanted = normaliseHeader(column);
    const below = normaliseHeader(column.split('/').at(-1) ?? '');
    return [last.indexOf(wanted), first.indexOf(wanted), last.indexOf(below)].find((at) => at !== -1) ?? -1;
  };
}

const tabOf = (name: string | null, at: number): string => {
  const tab = (name ?? '').replace(/[[\]:*?/\\]/g, ' ').trim();
  return tab === '' ? `未导入的行${at === 0 ? '' : ` ${at + 1}`}` : tab.slice(0, 31);
};
