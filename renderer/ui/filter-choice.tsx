import { Segmented, Select } from 'antd';
import type { ReactNode } from 'react';
import { countOf } from './numbers.ts';

/** What may be chosen, its words, and how many there are of it. */
export interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly count: number;
}

const optionOf = <T extends string>({ value, label, count }: Choice<T>): { value: T; label: string } => ({
  value,
  label: `${label} ${countOf(count)}`,
});

interface StateFilterProps<T extends string> {
  readonly label: string;
  readonly value: T | undefined;
  readonly choices: readonly Choice<T>[];
  /** How many there are in all. */
  readonly all: number;
  readonly onValue: (value: T | undefined) => void;
}

/** The states of a list side by side, each with its number, and 全部. */
export function StateFilter<T extends string>(props: StateFilterProps<T>): ReactNode {
  return (
    <Segmented<T | 'all'>
      size="small"
      aria-label={props.label}
      value={props.value ?? 'all'}
      onChange={(value) => props.onValue(value === 'all' ? undefined : value)}
      options={[...props.choices.map(optionOf), { value: 'all', label: `全部 ${countOf(props.all)}` }]}
    />
  );
}

interface ChoiceFilterProps<T extends string> {
  readonly label: string;
  /** Shown while nothing is chosen; the label unless given. */
  readonly placeholder?: string;
  readonly width: number;
  readonly menuWidth?: number;
  /** Typing narrows a long list. */
  readonly isLong?: boolean;
  readonly value: T | undefined;
  readonly choices: readonly Choice<T>[];
  readonly onValue: (value: T | undefined) => void;
}

/** One of several, each with its number; cleared, it narrows nothing. */
export function ChoiceFilter<T extends string>(props: ChoiceFilterProps<T>): ReactNode {
  return (
    <Select<T>
      allowClear
      aria-label={props.label}
      placeholder={props.placeholder ?? props.label}
      style={{ width: props.width }}
      {...(props.menuWidth === undefined ? {} : { popupMatchSelectWidth: props.menuWidth })}
      {...(props.isLong ? { showSearch: { optionFilterProp: 'label' } } : {})}
      value={props.value ?? null}
      onChange={(value: T | null | undefined) => props.onValue(value ?? undefined)}
      options={props.choices.map(optionOf)}
    />
  );
}
