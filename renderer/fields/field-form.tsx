import { type ReactNode, useId } from 'react';
import type { FieldValues } from '#contract/common.ts';
import type { Field } from '#domain/fields/field.ts';
import { FieldInput } from './field-input.tsx';
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

interface FieldFormProps {
  readonly fields: readonly Field[];
  readonly year: number;
  readonly written: Written;
  readonly onWritten: (written: Written) => void;
  readonly reasons: Readonly<Record<string, string>>;
  readonly must?: readonly string[];
  readonly autoFocus?: string;
  readonly hints?: Readonly<Record<string, string>>;
}

/** Boxes with labels above them, two in a row, with the reason under the box that is wrong. */
export function FieldForm({
  fields,
  year,
  written,
  onWritten,
  reasons,
  must,
  autoFocus,
  hints,
}: FieldFormProps): ReactNode {
  const prefix = useId();
  return (
    <div className="form">
      {fields.map((field) => (
        <div key={field.key} className="form-item">
          <label htmlFor={`${prefix}${field.key}`}>
            {field.label}
            {must?.includes(field.key) ? <span className="faint">（必填）</span> : null}
          </label>
          <FieldInput
            id={`${prefix}${field.key}`}
            field={field}
            year={year}
            written={written[field.key] ?? ''}
            onWritten={(text) => onWritten({ ...written, [field.key]: text })}
            wrong={reasons[field.key] !== undefined}
            autoFocus={autoFocus === field.key}
          />
          {reasons[field.key] === undefined ? (
            hints?.[field.key] === undefined ? null : (
              <span className="faint small">{hints[field.key]}</span>
            )
          ) : (
            <span className="wrong small" role="alert">
              {reasons[field.key]}
            </span>
          )}
        </div>
      ))}
    </div>
  );
}
