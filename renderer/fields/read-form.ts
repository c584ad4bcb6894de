import type { FieldValues } from '#contract/common.ts';
import type { Field } from '#domain/fields/field.ts';
import { readWritten } from './read-written.ts';

/** What was typed into a form, by field key, in written form. */
export type Written = Readonly<Record<string, string>>;

export interface ReadForm {
  readonly values: FieldValues;
  /** Sentences by field key; empty when everything can be stored. */
  readonly reasons: Readonly<Record<string, string>>;
}

/** All fields of a form as values to store; what is empty is left out, what must not be empty is named. */
export function readForm(
  fields: readonly Field[],
  written: Written,
  year: number,
  must: readonly string[],
): ReadForm {
  const values: FieldValues = {};
  const reasons: Record<string, string> = {};
  for (const field of fields) {
    const read = readWritten(field, written[field.key] ?? '', year);
    if (!read.ok) reasons[field.key] = read.reason;
    else if (read.value !== null) values[field.key] = read.value;
    else if (must.includes(field.key)) reasons[field.key] = `请填写${field.label}`;
  }
  return { values, reasons };
}
