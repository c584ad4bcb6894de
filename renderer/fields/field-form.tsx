import { type ReactNode, useId } from 'react';
import type { Field } from '#domain/fields/field.ts';
import { FieldInput } from './field-input.tsx';
import type { Written } from './read-form.ts';

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
