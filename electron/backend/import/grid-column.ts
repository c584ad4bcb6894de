import { customFields, fieldsOf, findField, storedFields } from '#domain/fields/dictionary.ts';
import type { Field, FieldStore } from '#domain/fields/field.ts';
import { formatFieldValue, type FieldValue } from '#domain/fields/field-value.ts';
import { loggedColumn, loggedText, tableTitle } from '#domain/time/log-words.ts';
import type { PartTable, PlannedPart } from './planned-row.ts';

/** A column of the grid of differences: a field, of a year where it has one each year. */
export interface GridColumn {
  /** `member.health@2025`, `household.phone`. */
  readonly id: string;
  /** The id without the year. */
  readonly key: string;
  readonly label: string;
  readonly year: number | null;
  readonly text: (value: FieldValue) => string;
}

export type GridColumns = (part: PlannedPart, column: string) => GridColumn;

/** Names columns; what was once named is remembered, since there are few of them and many cells. */
export function gridColumns(): GridColumns {
  const byTable = new Map<PartTable, Map<number | null, Map<string, GridColumn>>>();
  return ({ table, year }, column) => {
    let years = byTable.get(table);
    if (years === undefined) byTable.set(table, (years = new Map<number | null, Map<string, GridColumn>>()));
    let columns = years.get(year);
    if (columns === undefined) years.set(year, (columns = new Map<string, GridColumn>()));
    let found = columns.get(column);
    if (found === undefined) columns.set(column, (found = nameColumn(table, column, year)));
    return found;
  };
}

function nameColumn(table: PartTable, column: string, year: number | null): GridColumn {
  const at = year === null ? '' : `@${year}`;
  const field = fieldOf(table, column);
  if (field !== undefined)
    return {
      ...{ id: `${field.key}${at}`, key: field.key, label: field.label, year },
      text: (value) => formatFieldValue(field, value, year ?? undefined),
    };
  const told = loggedColumn(table, column);
  const words = told === undefined || told.silent ? undefined : told.words;
  const key = `${table}.${column}`;
  return {
    ...{ id: `${key}${at}`, key, label: words?.label ?? tableTitle(table), year },
    text: (value) =>
      value === null ? '' : words === undefined ? String(value) : (loggedText(words, value) ?? ''),
  };
}

function fieldOf(table: PartTable, column: string): Field | undefined {
  if (table === 'place') return findField(`household.${column}`);
  if (table === 'measure') return fieldsOf('assistance_measure').find((f) => f.name === column);
  if (table === 'custom_value') return customFields().find((f) => f.name === column);
  return storedFields(table as FieldStore).find((f) => f.name === column);
}
