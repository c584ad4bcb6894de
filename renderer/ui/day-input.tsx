import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useMemo } from 'react';

interface DayInputProps {
  readonly id?: string;
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (day: string | null) => void;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  readonly wrong?: boolean;
}

/** A day as yyyy-mm-dd, typed or picked. */
export function DayInput({ id, label, value, onChange, min, max, wrong }: DayInputProps): ReactNode {
  // The picker drops what is half typed when it is given another object, even one of the same day.
  const shown = useMemo(() => (value === null || value === '' ? null : dayjs(value)), [value]);
  return (
    <DatePicker
      {...(id === undefined ? {} : { id })}
      aria-label={label}
      value={shown}
      onChange={(day) => onChange(day === null ? null : day.format('YYYY-MM-DD'))}
      {...(min === undefined ? {} : { minDate: dayjs(min) })}
      {...(max === undefined ? {} : { maxDate: dayjs(max) })}
      {...(wrong ? { status: 'error' as const } : {})}
      placeholder="如 2026-03-01"
      style={{ width: '100%' }}
    />
  );
}
