import type { CodeListName } from '#domain/codes/code-lists.ts';
import { labelOf } from '#domain/codes/code-value.ts';
import { fieldsOf, storedFields } from '#domain/fields/dictionary.ts';
import type { Field, FieldStore } from '#domain/fields/field.ts';
import { formatFieldValue, type FieldValue } from '#domain/fields/field-value.ts';
import { recordField } from '#domain/records/record-kinds.ts';
import { columnWords, type ColumnWords } from './column-words.ts';
import { tableWords } from './table-words.ts';

/** What a table of the archive is called in a history. */
export const tableTitle = (table: string): string => tableWords[table] ?? '记录';

/** A column of the log: shown under a label, or not at all because it follows from others. */
export type LoggedColumn =
  { readonly silent: true } | { readonly silent: false; readonly label: string; readonly words: ColumnWords };

const SILENT: LoggedColumn = { silent: true };

/** How a column of the log is told; undefined when nobody has said. */
export function loggedColumn(table: string, column: string): LoggedColumn | undefined {
  if (column === 'id') return SILENT;
  const own = columnWords[table]?.[column];
  if (own === null) return SILENT;
  if (own !== undefined) return { silent: false, label: own.label, words: own };
  const field = fieldOf(table, column);
  return field && { silent: false, label: field.label, words: { label: field.label, field } };
}

const fieldOf = (table: string, column: string): Field | undefined =>
  storedFields(table as FieldStore).find((f) => f.name === column) ?? recordField(table, column);

type Cells = Readonly<Record<string, FieldValue | undefined>>;

/** A logged value in a clerk's words; null for none. `row` has the other cells, on which the list may depend. */
export function loggedText(words: ColumnWords, value: FieldValue, row: Cells = {}): string | null {
  if (value === null || value === '') return null;
  if (words.field !== undefined) return formatFieldValue(words.field, value);
  if (words.values !== undefined) return words.values[String(value)] ?? String(value);
  const list = words.list ?? (words.measureItems === true ? measureList(row['kind']) : undefined);
  if (list === undefined) return String(value);
  return String(value)
    .split(',')
    .map((code) => labelOf(list, code))
    .join('、');
}

/** The list of a measure's items follows from its kind: 产业帮扶 has others than 就业帮扶. */
const measureList = (kind: FieldValue | undefined): CodeListName | undefined =>
  fieldsOf('assistance_measure').find((f) => f.name === kind)?.codes;
