import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { isPermitted } from '#domain/operators/permissions.ts';
import { useArchive } from '../../archive-context.ts';
import { replace, useRoute } from '../../route.ts';
import { BoxesTab } from './boxes/boxes-tab.tsx';
import { CompleteTab } from './complete/complete-tab.tsx';
import { FilingTab } from './filing/filing-tab.tsx';
import { InboxTab } from './inbox/inbox-tab.tsx';
import { KeepingTab } from './keeping/keeping-tab.tsx';
import { LendingTab } from './lending/lending-tab.tsx';

/** The tabs in their order, with what one must be permitted to do to be offered them. */
const TABS = [
  { key: 'inbox', label: '收件', may: 'unmask', children: <InboxTab /> },
  { key: 'complete', label: '齐全情况', may: 'read', children: <CompleteTab /> },
  { key: 'filing', label: '归档', may: 'read', children: <FilingTab /> },
  { key: 'boxes', label: '装盒', may: 'read', children: <BoxesTab /> },
  { key: 'lending', label: '借阅移交', may: 'read', children: <LendingTab /> },
  { key: 'keeping', label: '长期保存', may: 'read', children: <KeepingTab /> },
] as const;

/** 纸质档案: scans that come in, what is on file, and what is filed, lent and kept. */
export function PaperPage(): ReactNode {
  const { tab } = useRoute();
  const { role } = useArchive().archive.operator;
  const shown = TABS.filter(({ may }) => isPermitted(role, may));
  return (
    <section className="page paper" aria-label="纸质档案">
      <Tabs
        className="household-tabs"
        activeKey={(shown.find(({ key }) => key === tab) ?? shown[0])?.key ?? ''}
        onChange={(next) => replace({ page: 'paper', tab: next })}
        destroyOnHidden
        items={shown.map(({ may: _, children, ...each }) => ({
          ...each,
          children: <div className="page">{children}</div>,
        }))}
      />
    </section>
  );
}
