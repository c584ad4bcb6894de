import { isDerivedSource, sourceField } from '#domain/exports/column-sources.ts';
import type { ExportColumn } from '#domain/exports/export-definition.ts';
import type { Field, FieldStore } from '#domain/fields/field.ts';
import { type FieldValue, formatFieldValue } from '#domain/fields/field-value.ts';
import type { SheetColumn, SheetValue } from '../sheets/write-workbook.ts';
import { derivedCells, type ExportSetting, measureItems, measureTexts } from './derived-cells.ts';
import type { ExportRow, Values } from './export-row.ts';

export type { ExportSetting };

/** How a column of the pack is kept in the workbook: only amounts and counts are numbers. */
export const sheetKindOf = ({ kind }: ExportColumn): SheetColumn['kind'] =>
  kind === 'number' || kind === 'int' ? kind : 'text';

/** What stands in a cell: codes in the words of the year, days and months as text, 是 or 否; null for an empty one. */
export function cellValue(column: ExportColumn, row: ExportRow, setting: ExportSetting): SheetValue {
  const source = column.field;
  const field = isDerivedSource(source) ? undefined : sourceField(source);
  const value = isDerivedSource(source)
    ? derivedCells[source](row, setting)
    : field === undefined
      ? null
      : storedValue(field, row, setting);
  if (value === null || value === '') return null;
  if (column.kind === 'number') return rounded(Number(value), 100);
  if (column.kind === 'int') return rounded(Number(value), 1);
  if (column.kind === 'yesno' && typeof value === 'number') return value === 0 ? '否' : '是';
  if (field === undefined || field.store === 'measure') return plainText(String(value));
  return field.codes === undefined
    ? plainText(formatFieldValue(field, value, setting.year))
    : wordsOf(field, value, setting);
}

const knownWords = new WeakMap<ExportSetting, Map<string, string>>();

/** The words of a code, found once for each code and export: a table of a township has millions of them. */
function wordsOf(field: Field, value: FieldValue, setting: ExportSetting): string {
  const known = knownWords.get(setting) ?? new Map<string, string>();
  knownWords.set(setting, known);
  const key = `${field.key} ${value}`;
  const words = known.get(key) ?? plainText(formatFieldValue(field, value, setting.year));
  known.set(key, words);
  return words;
}

const rounded = (value: number, steps: number): number | null =>
  Number.isFinite(value) ? Math.round(value * steps) / steps : null;

/** What a workbook cannot keep as it is: control characters, and line ends of two characters. */
const plainText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}--[\n\t]]/gv, '')
    .trim();

const RECORDS: Partial<Record<FieldStore, (row: ExportRow) => object | null>> = {
  household: ({ household }) => household,
  household_year: ({ householdYear }) => householdYear,
  member: ({ member }) => member,
  member_year: ({ memberYear }) => memberYear,
  monitoring_spell: ({ spell }) => spell,
  adjustment: ({ adjustment }) => adjustment,
  income_statement: ({ statement }) => statement,
  helper: ({ pairing }) => pairing,
  pairing: ({ pairing }) => pairing,
};

/** Values that a row has under another name than the field’s own. */
const ELSEWHERE: Readonly<Record<string, (row: ExportRow) => FieldValue>> = {
  'household.group_name': ({ household }) => household.group,
  'household.year': ({ year }) => year,
  'assistance_measure.year': ({ year }) => year,
  'assistance_measure.public_post_note': (row) => measureTexts(row, 'note', 'public_post'),
};

function storedValue(field: Field, row: ExportRow, { year }: ExportSetting): FieldValue {
  const elsewhere = ELSEWHERE[field.key];
  if (elsewhere !== undefined) return elsewhere(row);
  if (field.store === 'measure') return measureItems(field, row, year);
  const record = (RECORDS[field.store]?.(row) ?? {}) as Values;
  return record[field.name] ?? null;
}
