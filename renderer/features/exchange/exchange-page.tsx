import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { isPermitted } from '#domain/operators/permissions.ts';
import { useArchive } from '../../archive-context.ts';
import { replace, useRoute } from '../../route.ts';
import { ComparisonTab } from './comparison-tab.tsx';
import { ExportTab } from './export-tab.tsx';
import { ImportTab } from './import-tab.tsx';
import { ReconcileTab } from './reconcile-tab.tsx';
import { TemplateTab } from './template-tab.tsx';

/** The tabs in their order, with what one must be permitted to do to be offered them. */
const TABS = [
  { key: 'import', label: '导入', may: 'import', children: <ImportTab /> },
  { key: 'export', label: '导出', may: 'export', children: <ExportTab /> },
  { key: 'template', label: '填官方模板', may: 'export', children: <TemplateTab /> },
  { key: 'reconcile', label: '三账比对', may: 'read', destroyOnHidden: true, children: <ReconcileTab /> },
  { key: 'comparison', label: '部门比对', may: 'read', destroyOnHidden: true, children: <ComparisonTab /> },
] as const;

export function ExchangePage(): ReactNode {
  const { tab } = useRoute();
  const { role } = useArchive().archive.operator;
  const shown = TABS.filter(({ may }) => isPermitted(role, may));
  return (
    <section className="page paper" aria-label="导入导出">
      <Tabs
        className="household-tabs"
        activeKey={(shown.find(({ key }) => key === tab) ?? shown[0])?.key ?? ''}
        onChange={(next) => replace({ page: 'exchange', tab: next })}
        items={shown.map(({ may: _, ...each }) => each)}
      />
    </section>
  );
}
