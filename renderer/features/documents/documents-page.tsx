import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { replace, useRoute } from '../../route.ts';
import { PrintDesk } from './print-desk.tsx';
import { PrintHistory } from './print-history.tsx';
import { WordingDesk } from './wording-desk.tsx';

const TABS = ['print', 'history', 'wording'];

export function DocumentsPage(): ReactNode {
  const { tab } = useRoute();
  return (
    <section className="page paper" aria-label="文书">
      <Tabs
        className="household-tabs"
        activeKey={TABS.find((key) => key === tab) ?? 'print'}
        onChange={(next) => replace({ page: 'documents', tab: next })}
        destroyOnHidden
        items={[
          { key: 'print', label: '打印文书', children: <PrintDesk /> },
          { key: 'history', label: '打印历史', children: <PrintHistory /> },
          { key: 'wording', label: '文书用语', children: <WordingDesk /> },
        ]}
      />
    </section>
  );
}
