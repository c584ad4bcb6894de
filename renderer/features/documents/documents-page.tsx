import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { isPermitted } from '#domain/operators/permissions.ts';
import { useArchive } from '../../archive-context.ts';
import { replace, useRoute } from '../../route.ts';
import { PrintDesk } from './print-desk.tsx';
import { PrintHistory } from './print-history.tsx';
import { WordingDesk } from './wording-desk.tsx';

const TABS = [
  { key: 'print', label: '打印文书', may: 'print', children: <PrintDesk /> },
  { key: 'history', label: '打印历史', may: 'read', children: <PrintHistory /> },
  { key: 'wording', label: '文书用语', may: 'read', children: <WordingDesk /> },
] as const;

export function DocumentsPage(): ReactNode {
  const { tab } = useRoute();
  const { role } = useArchive().archive.operator;
  const shown = TABS.filter(({ may }) => isPermitted(role, may));
  return (
    <section className="page paper" aria-label="文书">
      <Tabs
        className="household-tabs"
        activeKey={(shown.find(({ key }) => key === tab) ?? shown[0])?.key ?? ''}
        onChange={(next) => replace({ page: 'documents', tab: next })}
        destroyOnHidden
        items={shown.map(({ may: _, ...each }) => each)}
      />
    </section>
  );
}
