import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useAnswer } from '../queries.ts';
import { fit, namedOption } from './code-match.ts';

interface VillageSelectProps<V extends string | number> {
  readonly value: V | null | undefined;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly onVillage: (village: V | undefined) => void;
  /** In pixels. */
  readonly width?: number;
}

/** Narrows a list to a village; found by its name or pinyin. */
export function VillageSelect<V extends string | number>(props: VillageSelectProps<V>): ReactNode {
  return (
    <Select
      allowClear
      aria-label="筛选村"
      placeholder="村"
      style={{ width: props.width ?? 104 }}
      popupMatchSelectWidth={false}
      showSearch={{
        filterOption: (typed, option) =>
          option !== undefined && fit(namedOption(String(option.value), option.label), typed) > 0,
      }}
      value={props.value ?? null}
      onChange={(village: V | null | undefined) => props.onVillage(village ?? undefined)}
      options={[...props.options]}
    />
  );
}

type VillageFilterProps = Omit<VillageSelectProps<number>, 'options'>;

/** One of the township's villages, or all. */
export function VillageFilter(props: VillageFilterProps): ReactNode {
  const villages = useAnswer('village.list', {}).data?.villages ?? [];
  return <VillageSelect {...props} options={villages.map(({ id, name }) => ({ value: id, label: name }))} />;
}
