import { Input } from 'antd';
import type { ReactNode } from 'react';
import { FormItem } from '../../ui/form-item.tsx';

interface LongTextProps {
  readonly label: string;
  /** What is said where it was left empty. */
  readonly blank: string;
  /** Whether somebody tried to save already. */
  readonly asked: boolean;
  readonly rows: number;
  readonly most: number;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A reason or a finding in some lines: nothing is saved without it. */
export function LongText({ label, blank, asked, rows, most, value, onChange }: LongTextProps): ReactNode {
  return (
    <FormItem wide label={label} must reason={asked && value.trim() === '' ? blank : undefined}>
      {(id) => (
        <Input.TextArea
          id={id}
          rows={rows}
          maxLength={most}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </FormItem>
  );
}
