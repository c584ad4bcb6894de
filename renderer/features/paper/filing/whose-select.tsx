import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useAnswer } from '../../../queries.ts';
import type { Whose } from './filing-words.ts';

interface WhoseSelectProps {
  readonly value: Whose;
  readonly onChange: (whose: Whose) => void;
  /** Also all of them together. */
  readonly hasAll?: boolean;
}

/** Narrows a list to the papers of a village and its households, or to the township's own. */
export function WhoseSelect({ value, onChange, hasAll }: WhoseSelectProps): ReactNode {
  const villages = useAnswer('village.list', {}).data?.villages ?? [];
  return (
    <Select<Whose>
      aria-label="谁的材料"
      style={{ width: 136 }}
      popupMatchSelectWidth={false}
      showSearch={{ optionFilterProp: 'label' }}
      value={value}
      onChange={onChange}
      options={[
        ...(hasAll ? [{ value: 'all' as const, label: '村和乡镇全部' }] : []),
        { value: 'township', label: '乡镇本级' },
        ...villages.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
}
