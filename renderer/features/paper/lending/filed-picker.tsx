import { Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useAnswer } from '../../../queries.ts';
import { useDebounced } from '../../../ui/use-debounced.ts';

/** A filed paper or a volume, with its number. */
export type Filed = { readonly code: string; readonly title: string } & (
  { readonly itemId: number } | { readonly volumeId: number }
);

interface FiledPickerProps {
  readonly id: string;
  readonly value: Filed | null;
  readonly onChange: (filed: Filed | null) => void;
}

const keyOf = (filed: Filed): string =>
  'itemId' in filed ? `item ${filed.itemId}` : `volume ${filed.volumeId}`;

/** So many of each are offered. */
const FEW = 12;

/** Finds a filed paper or a volume by its number, title or 户编号. */
export function FiledPicker({ id, value, onChange }: FiledPickerProps): ReactNode {
  const [text, setText] = useState('');
  const asked = useDebounced(text.trim());
  const isAsked = asked !== '';
  const items = useAnswer('filing.items', { text: asked, limit: FEW }, { enabled: isAsked, keep: true });
  const volumes = useAnswer('filing.volumes', { text: asked, limit: FEW }, { enabled: isAsked, keep: true });
  const found: readonly Filed[] = isAsked
    ? [
        ...(volumes.data?.volumes ?? []).map((each) => ({
          volumeId: each.id,
          code: each.code,
          title: each.title,
        })),
        ...(items.data?.items ?? []).map((each) => ({ itemId: each.id, code: each.code, title: each.title })),
      ]
    : [];
  return (
    <Select
      id={id}
      aria-label="件或案卷"
      showSearch={{ filterOption: false, onSearch: setText, searchValue: text }}
      allowClear
      labelInValue
      placeholder="档号、题名或户编号"
      style={{ width: '100%' }}
      value={
        value === null ? null : { value: keyOf(value), label: `${value.code} ${value.title}` as ReactNode }
      }
      options={found.map((filed) => ({ value: keyOf(filed), label: `${filed.code} ${filed.title}` }))}
      notFoundContent={isAsked ? `没有找到“${asked}”` : '输入档号、题名或户编号查找'}
      onChange={(chosen: { value: string; label: ReactNode } | null | undefined) => {
        setText('');
        onChange(found.find((filed) => keyOf(filed) === chosen?.value) ?? null);
      }}
    />
  );
}
