import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { replace, useRoute } from '../../route.ts';

/** What is done on 数据核查; the first needs no word in the address. */
const CHECK_TABS = [
  { value: 'rules', label: '规则' },
  { value: 'fixes', label: '一键修正' },
  { value: 'curve', label: '趋势' },
  { value: 'received', label: '上级清单' },
  { value: 'duplicates', label: '重复' },
  { value: 'suspicions', label: '疑似情况' },
  { value: 'radar', label: '预警雷达' },
  { value: 'sampling', label: '质量抽查' },
] as const;
export type CheckTab = (typeof CHECK_TABS)[number]['value'];

export function useCheckTab(): CheckTab {
  const { tab } = useRoute();
  return CHECK_TABS.find(({ value }) => value === tab)?.value ?? 'rules';
}

export function CheckTabs(): ReactNode {
  return (
    <Segmented<CheckTab>
      aria-label="核查什么"
      value={useCheckTab()}
      options={[...CHECK_TABS]}
      onChange={(tab) => replace({ page: 'check', ...(tab === 'rules' ? {} : { tab }) })}
    />
  );
}
