import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { replace, useRoute } from '../../route.ts';
import { ComparisonTab } from './comparison-tab.tsx';
import { ExportTab } from './export-tab.tsx';
import { ImportTab } from './import-tab.tsx';
import { ReconcileTab } from './reconcile-tab.tsx';
import { TemplateTab } from './template-tab.tsx';

const TABS: ReadonlySet<string> = new Set(['import', 'export', 'template', 'reconcile', 'comparison']);

export function ExchangePage(): ReactNode {
  const { tab } = useRoute();
  return (
    <section className="page paper" aria-label="导入导出">
      <Tabs
        className="household-tabs"
        activeKey={TABS.has(tab ?? '') ? (tab ?? '') : 'import'}
        onChange={(next) => replace({ page: 'exchange', tab: next })}
        items={[
          { key: 'import', label: '导入', children: <ImportTab /> },
          { key: 'export', label: '导出', children: <ExportTab /> },
          { key: 'template', label: '填官方模板', children: <TemplateTab /> },
          { key: 'reconcile', label: '三账比对', destroyOnHidden: true, children: <ReconcileTab /> },
          { key: 'comparison', label: '部门比对', destroyOnHidden: true, children: <ComparisonTab /> },
        ]}
      />
    </section>
  );
}
