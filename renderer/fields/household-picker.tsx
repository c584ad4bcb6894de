import { Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useAnswer } from '../queries.ts';
import { useDebounced } from '../ui/use-debounced.ts';

interface HouseholdPickerProps {
  readonly label: string;
  readonly value: { readonly id: number; readonly name: string } | null;
  readonly onChange: (household: { id: number; name: string } | null) => void;
  readonly id?: string;
}

/** One household by name, pinyin, number tail … */
export function HouseholdPicker({ label, value, onChange, id }: HouseholdPickerProps): ReactNode {
  const [text, setText] = useState('');
  const asked = useDebounced(text.trim());
  const answer = useAnswer(
    'household.search',
    { text: asked, limit: 30 },
    { enabled: asked !== '', keep: true },
  );
  const hits = asked === '' ? [] : (answer.data?.hits ?? []).filter((hit) => hit.householdId !== null);
  const options = new Map(
    hits.map((hit) => [
      hit.householdId ?? 0,
      { value: hit.householdId ?? 0, label: `${hit.title} ${hit.detail}` },
    ]),
  );
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      aria-label={label}
      showSearch={{ filterOption: false, onSearch: setText, searchValue: text }}
      allowClear
      placeholder="姓名、拼音首字母、证件尾号或户编号"
      style={{ width: '100%' }}
      value={value === null ? null : { value: value.id, label: value.name }}
      labelInValue
      options={[...options.values()]}
      notFoundContent={
        asked === '' ? '输入姓名或编号查找' : answer.isFetching ? '正在查找…' : `没有找到“${asked}”`
      }
      onChange={(chosen: { value: number; label: ReactNode } | null | undefined) => {
        setText('');
        if (chosen === null || chosen === undefined) return onChange(null);
        onChange({ id: chosen.value, name: options.get(chosen.value)?.label ?? '' });
      }}
    />
  );
}
