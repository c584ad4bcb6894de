import { Select } from 'antd';
import { type ReactNode, useMemo } from 'react';
import type { Field } from '#domain/fields/field.ts';
import { type CodeOption, fit, namedOption } from '../../../fields/code-match.ts';

export interface FieldSection {
  readonly title: string;
  readonly fields: readonly Field[];
}

interface FieldChoiceProps {
  readonly label: string;
  readonly sections: readonly FieldSection[];
  readonly value: string;
  readonly onValue: (key: string) => void;
  readonly width?: number;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
  readonly wrong?: boolean;
}

/** A field of many, found by its name, its initials or its pinyin. */
export function FieldChoice(props: FieldChoiceProps): ReactNode {
  const { sections, value } = props;
  const options = useMemo(
    () =>
      sections
        .filter(({ fields }) => fields.length > 0)
        .map(({ title, fields }) => ({
          label: title,
          title,
          options: fields.map((field) => namedOption(field.key, field.label)),
        })),
    [sections],
  );
  return (
    <Select<string, CodeOption | { label: string; options: CodeOption[] }>
      aria-label={props.label}
      style={{ width: props.width ?? 210 }}
      value={value === '' ? null : value}
      placeholder={props.placeholder ?? '选一项：名称或拼音首字母'}
      options={options}
      showSearch={{
        filterOption: (typed, option) =>
          option !== undefined && 'initials' in option && fit(option, typed) > 0,
      }}
      listHeight={320}
      popupMatchSelectWidth={false}
      notFoundContent="没有这一项，换名称或拼音再试"
      autoFocus={props.autoFocus ?? false}
      {...(props.wrong ? { status: 'error' as const } : {})}
      onChange={(key) => props.onValue(key)}
    />
  );
}
