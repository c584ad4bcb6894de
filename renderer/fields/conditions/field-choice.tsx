import { Select } from 'antd';
import { type ReactNode, useMemo } from 'react';
import type { Field } from '#domain/fields/field.ts';
import { type CodeOption, fit, namedOption } from '../code-match.ts';

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

interface FieldOption extends CodeOption {
  readonly section: string;
}

/** A field of many, found by its name, its initials or its pinyin; the likeliest first, whatever it belongs to. */
export function FieldChoice(props: FieldChoiceProps): ReactNode {
  const { sections, value } = props;
  const options = useMemo(
    () =>
      sections.flatMap(({ title, fields }) =>
        fields.map((field): FieldOption => ({ ...namedOption(field.key, field.label), section: title })),
      ),
    [sections],
  );
  return (
    <Select<string, FieldOption>
      aria-label={props.label}
      style={{ width: props.width ?? 210 }}
      value={value === '' ? null : value}
      placeholder={props.placeholder ?? '选一项：名称或拼音首字母'}
      options={options}
      showSearch={{
        filterOption: (typed, option) => option !== undefined && fit(option, typed) > 0,
        filterSort: (a, b, { searchValue }) => fit(b, searchValue) - fit(a, searchValue),
      }}
      optionRender={({ label, data }) => (
        <span className="line">
          {label}
          <span className="spread" />
          <span className="faint small">{data.section}</span>
        </span>
      )}
      listHeight={320}
      popupMatchSelectWidth={300}
      notFoundContent="没有这一项，换名称或拼音再试"
      autoFocus={props.autoFocus ?? false}
      {...(props.wrong ? { status: 'error' as const } : {})}
      onChange={(key) => props.onValue(key)}
    />
  );
}
