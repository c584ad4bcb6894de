import { Input, Select } from 'antd';
import { type KeyboardEvent, type ReactNode, useMemo } from 'react';
import type { Field } from '#domain/fields/field.ts';
import { type CodeOption, codeOptions, fit } from './code-match.ts';

interface FieldInputProps {
  readonly id?: string;
  readonly field: Field;
  readonly year: number;
  readonly written: string;
  readonly onWritten: (written: string) => void;
  readonly label?: string;
  readonly autoFocus?: boolean;
  readonly wrong?: boolean;
  readonly disabled?: boolean;
  /** A choice was made or the list of several was closed. */
  readonly onChosen?: (written: string) => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly onBlur?: () => void;
}

const hints: Partial<Record<Field['type'], string>> = {
  date: '如 2026-03-01',
  month: '如 202603',
  year: '如 2026',
};

/** Labels that no list knows stay to be seen and replaced. */
const strayOptions = (written: string): CodeOption[] =>
  written
    .split(',')
    .filter((code) => code.startsWith('='))
    .map((code) => ({ value: code, label: `${code.slice(1)}（代码表里没有）`, initials: '', spelt: '' }));

function CodeInput(props: FieldInputProps): ReactNode {
  const { field, year, written, onWritten } = props;
  const options = useMemo(
    () => [...strayOptions(written), ...codeOptions(field, year)],
    [field, year, written],
  );
  const shared = {
    'aria-label': props.label ?? field.label,
    options,
    showSearch: {
      filterOption: (typed: string, option: CodeOption | undefined) =>
        option !== undefined && fit(option, typed) > 0,
      filterSort: (a: CodeOption, b: CodeOption, info: { searchValue: string }) =>
        fit(b, info.searchValue) - fit(a, info.searchValue),
    },
    optionRender: (option: { value?: string | number | undefined; label?: ReactNode }) => (
      <span className="line">
        <span className="faint" style={{ minWidth: 22 }}>
          {String(option.value).startsWith('=') ? '' : option.value}
        </span>
        {option.label}
      </span>
    ),
    notFoundContent: '没有这个选项，换编号、名称或拼音再试',
    placeholder: '编号、名称或拼音首字母',
    style: { width: '100%', minWidth: 150 },
    popupMatchSelectWidth: false,
    defaultActiveFirstOption: true,
    allowClear: true,
    autoFocus: props.autoFocus ?? false,
    disabled: props.disabled ?? false,
    ...(props.id === undefined ? {} : { id: props.id }),
    ...(props.autoFocus ? { defaultOpen: true } : {}),
    ...(props.wrong ? { status: 'error' as const } : {}),
    ...(props.onKeyDown === undefined ? {} : { onInputKeyDown: props.onKeyDown }),
    ...(props.onBlur === undefined ? {} : { onBlur: props.onBlur }),
  };
  if (field.type === 'codes') {
    return (
      <Select
        {...shared}
        mode="multiple"
        value={written === '' ? [] : written.split(',')}
        onChange={(codes: string[]) => onWritten(codes.join(','))}
      />
    );
  }
  return (
    <Select
      {...shared}
      value={written === '' ? null : written}
      onChange={(code: string | null | undefined) => {
        onWritten(code ?? '');
        props.onChosen?.(code ?? '');
      }}
    />
  );
}

/** The box for one field: a list for codes and 是/否, text for everything else. Works on the written form. */
export function FieldInput(props: FieldInputProps): ReactNode {
  const { field } = props;
  if (
    field.type === 'bool' ||
    ((field.type === 'code' || field.type === 'codes') && field.codes !== undefined)
  ) {
    return <CodeInput {...props} />;
  }
  return (
    <Input
      {...(props.id === undefined ? {} : { id: props.id })}
      aria-label={props.label ?? field.label}
      aria-invalid={props.wrong ?? false}
      autoFocus={props.autoFocus ?? false}
      disabled={props.disabled ?? false}
      value={props.written}
      placeholder={hints[field.type] ?? ''}
      {...(field.unit === undefined ? {} : { suffix: <span className="faint">{field.unit}</span> })}
      {...(props.wrong ? { status: 'error' as const } : {})}
      onChange={(event) => props.onWritten(event.target.value)}
      onFocus={(event) => event.target.select()}
      onKeyDown={props.onKeyDown}
      onBlur={props.onBlur}
    />
  );
}
