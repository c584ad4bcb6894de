import type { Archive } from '#db/open-archive.ts';
import type { ImportSource } from '#contract/import.ts';
import {
  findHeader,
  headerAt,
  isNumberingRow,
  isTotalsRow,
  type FoundHeader,
} from '../sheets/find-header.ts';
import type { SheetRow } from '../sheets/sheet-row.ts';
import { isKnownHeader } from './column-targets.ts';
import type { LookedAtSheet, SourceWishes, UnderstoodSheet } from './conversation.ts';
import { fileKindOf, type FileKind } from './file-kinds.ts';
import type { KnownPlaces } from './guess-by-cells.ts';
import { guessableHeader } from './guess-by-header.ts';
import { understandColumns } from './map-columns.ts';
import { recogniseKind } from './recognise-kind.ts';
import { recall, type RememberedSheet } from './remember-mapping.ts';
import { sourceYear } from './source-year.ts';

/** What is known besides the sheet. */
export interface Surroundings {
  readonly archive: Archive;
  readonly places: KnownPlaces;
  readonly thisYear: number;
}

export const PREVIEW_ROWS = 25;
const PREVIEW_CELLS = 60;
const PREVIEW_TEXT = 40;
const HEADER_ROWS = 20;
const MOST_HEADER_ROWS = 3;
/** More columns than any form has; what stands further right is not looked at. */
const MOST_COLUMNS = 1000;

const isHeader = (header: string): boolean => isKnownHeader(header) || guessableHeader(header);

/** Finds out what a sheet is: header, kind, year, columns; what the clerk said goes before everything. */
export async function understandSource(
  number: number,
  sheet: LookedAtSheet,
  wishes: SourceWishes,
  around: Surroundings,
): Promise<UnderstoodSheet> {
  const rows = sheet.head.map((row) => textsOf(row).slice(0, MOST_COLUMNS));
  const { found, remembered } = await headerOf(sheet, rows, wishes, around);
  const recognised = found && kindOf(found, wishes, remembered);
  const headerEnd = found === undefined ? 0 : endOf(found, sheet.head, rows);
  const values = valuesOf(sheet.head, rows, headerEnd);
  const understood =
    found &&
    recognised &&
    understandColumns(found, recognised.kind, {
      ...{ values, places: around.places, year: wishes.year ?? around.thisYear },
      ...{ wishes: wishes.columns, remembered: remembered?.columns ?? new Map<number, string | null>() },
    });
  const map = understood?.map;
  const { year, isDated, shown, from } = sourceYear({
    wished: wishes.year,
    banner: rows.slice(0, found?.index ?? 0).flat(),
    names: [sheet.tab ?? '', sheet.name],
    ...{ thisYear: around.thisYear, map, values },
  });
  const answer: ImportSource = {
    ...{ source: number, file: sheet.name, sheet: sheet.tab, problem: sheet.problem },
    used: wishes.used ?? (map !== undefined && !sheet.hidden),
    ...{
      kind: recognised?.kind.id ?? null,
      kindSure: recognised?.sure ?? 'none',
      year: shown,
      yearFrom: from,
    },
    header: found === undefined ? null : { row: sheet.head[found.index]?.number ?? 1, rows: found.rows },
    columns: [...(understood?.columns ?? (found === undefined ? [] : bareColumns(found, values)))],
    missing: [...(map?.missing ?? [])],
    preview: previewOf(sheet.head),
  };
  return { answer, found, map, headerEnd, year, isDated, repeated: found?.repeated ?? [] };
}

/** The header: where the clerk says, else where one is remembered, else where most headers are known. */
async function headerOf(
  { head }: LookedAtSheet,
  rows: readonly (readonly string[])[],
  { header }: SourceWishes,
  { archive }: Surroundings,
): Promise<{ found: FoundHeader | undefined; remembered: RememberedSheet | undefined }> {
  if (header !== undefined) {
    const index = head.findIndex((row) => row.number === header.row);
    const found = headerAt(rows, Math.max(index, 0), header.rows, isHeader);
    return { found, remembered: await recall(archive, found) };
  }
  for (let size = MOST_HEADER_ROWS; size >= 1; size -= 1)
    for (let index = 0; index + size <= Math.min(rows.length, HEADER_ROWS); index += 1) {
      if ((rows[index] ?? []).filter((cell) => cell !== '').length < 2 && size === 1) continue;
      const remembered = await recall(
        archive,
        headerAt(rows, index, size, () => false),
      );
      if (remembered !== undefined) return { found: headerAt(rows, index, size, isHeader), remembered };
    }
  const found = findHeader(rows, isKnownHeader) ?? findHeader(rows, isHeader);
  return { found, remembered: undefined };
}

function kindOf(
  found: FoundHeader,
  wishes: SourceWishes,
  remembered: RememberedSheet | undefined,
): { kind: FileKind; sure: ImportSource['kindSure'] } | undefined {
  const wished = wishes.kind === undefined ? undefined : fileKindOf(wishes.kind);
  if (wished !== undefined) return { kind: wished, sure: 'clerk' };
  const recognised = recogniseKind(new Set(found.keys.filter((key) => key !== '')));
  const before = remembered === undefined ? undefined : fileKindOf(remembered.kind);
  if (before !== undefined && before !== recognised?.kind) return { kind: before, sure: 'remembered' };
  return recognised;
}

/** A row of column numbers under the header belongs to it. */
function endOf(found: FoundHeader, head: readonly SheetRow[], rows: readonly (readonly string[])[]): number {
  const last = found.index + found.rows - 1;
  const isNumbered = isNumberingRow(rows[last + 1] ?? []);
  return head[isNumbered ? last + 1 : last]?.number ?? 0;
}

function valuesOf(
  head: readonly SheetRow[],
  rows: readonly (readonly string[])[],
  headerEnd: number,
): readonly (readonly string[])[] {
  const values: string[][] = [];
  rows.forEach((cells, at) => {
    if ((head[at]?.number ?? 0) <= headerEnd || isTotalsRow(cells)) return;
    cells.forEach((text, index) => {
      const value = text.trim();
      if (value !== '') (values[index] ??= []).push(value);
    });
  });
  return Array.from({ length: values.length }, (_, index) => values[index] ?? []);
}

/** Columns of a sheet whose kind nobody knows yet. */
const bareColumns = (found: FoundHeader, values: readonly (readonly string[])[]): ImportSource['columns'] =>
  found.headers.flatMap((header, index) =>
    header === ''
      ? []
      : [
          {
            ...{ index, header, target: null, sure: 'none' as const, remark: null },
            samples: [...new Set(values[index])].slice(0, 3).map((value) => value.slice(0, PREVIEW_TEXT)),
          },
        ],
  );

const previewOf = (head: readonly SheetRow[]): ImportSource['preview'] =>
  head.slice(0, PREVIEW_ROWS).map((row) => ({
    row: row.number,
    cells: textsOf(row)
      .slice(0, PREVIEW_CELLS)
      .map((text) => text.slice(0, PREVIEW_TEXT)),
  }));

const textsOf = (row: SheetRow): string[] => row.cells.map((c) => (c === '' ? '' : c.text));
