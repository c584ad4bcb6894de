import type { Field } from '#domain/fields/field.ts';
import { fieldSchema } from '#domain/fields/field-schema.ts';
import { type FieldValue, formatFieldValue, parseFieldValue } from '#domain/fields/field-value.ts';

export type ReadWritten =
  { readonly ok: true; readonly value: FieldValue } | { readonly ok: false; readonly reason: string };

/** What was typed, as the value to store, or the sentence to show under the box. */
export function readWritten(field: Field, written: string, year: number): ReadWritten {
  const parsed = parseFieldValue(field, written, year);
  if (!parsed.ok || parsed.value === null) return parsed;
  const checked = fieldSchema(field).safeParse(parsed.value);
  if (checked.success) return parsed;
  return { ok: false, reason: checked.error.issues[0]?.message ?? `“${field.label}”填写有误` };
}

/** What stands in the box when editing begins: codes as codes, everything else as it is shown. */
export function writtenOf(field: Field, value: FieldValue | undefined, year: number): string {
  if (value === null || value === undefined) return '';
  if (field.type === 'code' || field.type === 'codes' || field.type === 'bool') return String(value);
  if (field.type === 'decimal') return String(value);
  return formatFieldValue(field, value, year);
}

/** Which of the fields are kept and can be typed by a clerk. */
export const isTyped = (field: Field): boolean =>
  field.type !== 'signature' && field.store !== 'derived' && field.store !== 'paper';

/** Whether the forms of the year have the field. */
export const isInYear = (field: Field, year: number): boolean =>
  (field.since ?? year) <= year && year <= (field.until ?? year);
