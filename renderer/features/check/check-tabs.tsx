import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { replace, useRoute } from '../../route.ts';

/** What is checked: the rules, or who stands twice. */
export function CheckTabs(): ReactNode {
  const { tab } = useRoute();
  return (
    <Segmented
      aria-label="核查什么"
      value={tab === 'duplicates' ? 'duplicates' : 'rules'}
      options={[
        { value: 'rules', label: '规则' },
        { value: 'duplicates', label: '重复' },
      ]}
      onChange={(next) => replace({ page: 'check', ...(next === 'duplicates' ? { tab: next } : {}) })}
    />
  );
}
