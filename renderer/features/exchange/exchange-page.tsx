import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { replace, useRoute } from '../../route.ts';
import { ExportTab } from './export-tab.tsx';
import { ImportTab } from './import-tab.tsx';

export function ExchangePage(): ReactNode {
  const { tab } = useRoute();
  return (
    <section className="page paper" aria-label="导入导出">
      <Tabs
        className="household-tabs"
        activeKey={tab === 'export' ? 'export' : 'import'}
        onChange={(next) => replace({ page: 'exchange', tab: next })}
        items={[
          { key: 'import', label: '导入', children: <ImportTab /> },
          { key: 'export', label: '导出', children: <ExportTab /> },
        ]}
      />
    </section>
  );
}
