import type { ExportContent } from '#db/exports.ts';
import type { CellMark, SheetToWrite, SheetValue } from '../sheets/write-workbook.ts';
import type { ExportRow } from './export-row.ts';

/** What an export was asked for; the same question can be put again. */
export interface ExportScope {
  readonly kind: string;
  readonly year: number;
  /** A date range; null for the whole year. */
  readonly from: string | null;
  readonly to: string | null;
  readonly villageId: number | null;
}

/** What is kept of a file: enough to write it again, and to tell what each row was about. */
export interface KeptExport {
  readonly scope: ExportScope;
  readonly sheets: readonly SheetToWrite[];
  /** By row of the first sheet. */
  readonly subjects: readonly RowSubject[];
}

/** Whom a row is about. */
export interface RowSubject {
  /** By the rows of the archive that it draws on. */
  readonly key: string;
  readonly householdId: number;
  readonly householdNo: string | null;
  readonly name: string | null;
  readonly idNumber: string | null;
}

/** Layout and rows of the archive's JSON; written and read here only. */
export const packContent = ({ scope, sheets, subjects }: KeptExport): ExportContent => ({
  layout: { scope, sheets: sheets.map(({ rows: _, marks: __, ...layout }) => layout) },
  rows: { subjects, sheets: sheets.map(({ rows, marks = [] }) => ({ rows, marks })) },
});

export function unpackContent({ layout, rows }: ExportContent): KeptExport {
  const { scope, sheets } = layout as {
    scope: ExportScope;
    sheets: Omit<SheetToWrite, 'rows' | 'marks'>[];
  };
  const kept = rows as {
    subjects: RowSubject[];
    sheets: { rows: SheetValue[][]; marks: CellMark[] }[];
  };
  return {
    scope,
    subjects: kept.subjects,
    sheets: sheets.map((sheet, at) => ({ ...sheet, ...(kept.sheets[at] ?? { rows: [], marks: [] }) })),
  };
}

/** What each row is about, by the rows of the archive behind it; several about the same are numbered. */
export function subjectsOf(rows: readonly ExportRow[]): RowSubject[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const behind = recordsBehind(row);
    const times = (seen.get(behind) ?? 0) + 1;
    seen.set(behind, times);
    return {
      key: times === 1 ? behind : `${behind}#${times}`,
      householdId: row.household.id,
      householdNo: row.household.household_no,
      name: row.member?.name ?? row.head?.name ?? row.household.head_name,
      idNumber: row.member?.id_number ?? row.head?.id_number ?? null,
    };
  });
}

/** The rows of the archive that make a row of the table what it is. */
const recordsBehind = ({ year, household, member, spell, adjustment, pairing, fieldChange }: ExportRow) =>
  [year, household.id, member?.id, spell?.id, adjustment?.['id'], pairing?.['id'], fieldChange?.field.key]
    .map((id) => id ?? '')
    .join('/');
