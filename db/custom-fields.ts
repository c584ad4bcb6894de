import type Database from 'better-sqlite3';
import { type CustomField, customFieldInput } from '#domain/fields/custom-field.ts';
import { customFields } from '#domain/fields/dictionary.ts';
import type { Field } from '#domain/fields/field.ts';
import type { FieldValue } from '#domain/fields/field-value.ts';
import type { Cells, RowWriter } from './row-access.ts';

/** A field of the township's own with its row; retired ones keep their values and are no longer asked for. */
export interface StoredCustomField extends CustomField {
  readonly id: number;
  readonly retiredOn: string | null;
}

interface FieldRow {
  id: number;
  key: string;
  label: string;
  entity: string;
  type: string;
  options: string | null;
  scale: number | null;
  unit: string | null;
  yearly: 0 | 1;
  level: string;
  retired_on: string | null;
}

export function loadCustomFields(raw: Database.Database): StoredCustomField[] {
  const rows = raw.prepare('SELECT * FROM custom_field ORDER BY sort, id').all() as FieldRow[];
  return rows.map((row) => ({
    id: row.id,
    name: row.key,
    retiredOn: row.retired_on,
    ...customFieldInput.parse({
      label: row.label,
      form: row.entity,
      type: row.type,
      options: JSON.parse(row.options ?? '[]') as unknown,
      scale: row.scale ?? 0,
      unit: row.unit ?? '',
      yearly: row.yearly === 1,
      level: row.level,
    }),
  }));
}

/** How many values each field has, by field id. */
export const countCustomValues = (raw: Database.Database): Map<number, number> =>
  new Map(
    raw.prepare('SELECT field_id, count(*) FROM custom_value GROUP BY field_id').raw().all() as [
      number,
      number,
    ][],
  );

/** The name that the next field gets; ids are never used twice, so a name keeps its meaning for ever. */
export function nextCustomName(raw: Database.Database): string {
  const last = raw.prepare(`SELECT seq FROM sqlite_sequence WHERE name = 'custom_field'`).pluck().get() as
    number | undefined;
  return `custom_${(last ?? 0) + 1}`;
}

const NUMBERS: readonly Field['type'][] = ['int', 'decimal', 'year', 'bool'];

const valueOf = (field: Field, text: string): FieldValue =>
  NUMBERS.includes(field.type) ? Number(text) : text;

/** Whose values: of a household (and of a member of it), in a year where the field is asked for every year. */
export interface CustomPlace {
  readonly householdId: number;
  readonly memberId: number | null;
  readonly year: number;
}

/** The values of a household and its members in a year: per owner (null: the household), by the field's key. */
export function customValuesOf(
  raw: Database.Database,
  { householdId, year }: { householdId: number; year: number },
): Map<number | null, Record<string, FieldValue>> {
  const found = new Map<number | null, Record<string, FieldValue>>();
  if (customFields().length === 0) return found;
  const byName = new Map(customFields().map((field) => [field.name, field]));
  const rows = raw
    .prepare(
      `SELECT f.key, x.member_id, x.value FROM custom_value x JOIN custom_field f ON f.id = x.field_id
      WHERE x.household_id = ? AND (x.year IS NULL OR x.year = ?)`,
    )
    .all(householdId, year) as { key: string; member_id: number | null; value: string }[];
  for (const { key, member_id, value } of rows) {
    const field = byName.get(key);
    if (field === undefined) continue;
    const values = found.get(member_id) ?? {};
    values[field.key] = valueOf(field, value);
    found.set(member_id, values);
  }
  return found;
}

/** Writes values by field name; a blank takes the value away. Only inside `write`. */
export function writeCustomValues(
  raw: Database.Database,
  writer: RowWriter,
  { householdId, memberId, year }: CustomPlace,
  cells: Cells,
): void {
  const fieldRow = raw.prepare('SELECT id, yearly FROM custom_field WHERE key = ?');
  const present = raw.prepare(
    `SELECT id FROM custom_value WHERE field_id = ? AND coalesce(household_id, 0) = ?
    AND coalesce(member_id, 0) = ? AND coalesce(year, 0) = ?`,
  );
  for (const [name, value] of Object.entries(cells)) {
    const field = fieldRow.get(name) as { id: number; yearly: 0 | 1 } | undefined;
    if (field === undefined) continue;
    const ofYear = field.yearly === 1 ? year : null;
    const row = present.pluck().get(field.id, householdId, memberId ?? 0, ofYear ?? 0) as number | undefined;
    if (value === null) {
      if (row !== undefined) raw.prepare('DELETE FROM custom_value WHERE id = ?').run(row);
    } else if (row !== undefined) writer.update('custom_value', row, { value: String(value) });
    else
      writer.insert('custom_value', {
        field_id: field.id,
        household_id: householdId,
        member_id: memberId,
        year: ofYear,
        value: String(value),
      });
  }
}

/** The option codes of a field that some value has. */
export function optionsInUse(raw: Database.Database, fieldId: number): string[] {
  const values = raw
    .prepare('SELECT DISTINCT value FROM custom_value WHERE field_id = ?')
    .pluck()
    .all(fieldId) as string[];
  return [...new Set(values.flatMap((value) => value.split(',')))].filter((code) => /^\d{1,3}$/.test(code));
}
