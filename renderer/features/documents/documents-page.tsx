import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { replace, useRoute } from '../../route.ts';
import { PrintDesk } from './print-desk.tsx';
import { PrintHistory } from './print-history.tsx';

export function DocumentsPage(): ReactNode {
  const { tab } = useRoute();
  return (
    <section className="page paper" aria-label="文书">
      <Tabs
        className="household-tabs"
        activeKey={tab === 'history' ? 'history' : 'print'}
        onChange={(next) => replace({ page: 'documents', tab: next })}
        destroyOnHidden
        items={[
          { key: 'print', label: '打印文书', children: <PrintDesk /> },
          { key: 'history', label: '打印历史', children: <PrintHistory /> },
        ]}
      />
    </section>
  );
}
