import { Tabs } from 'antd';
import { type ReactNode, useState } from 'react';
import type { HouseholdPage as Page } from '#contract/household.ts';
import { useArchive } from '../../archive-context.ts';
import { useAnswer } from '../../queries.ts';
import { replace, useRoute } from '../../route.ts';
import { useStatus } from '../../status-line.ts';
import { Busy, ErrorNote } from '../../ui/notes.tsx';
import { MembersThen } from './as-on-members.tsx';
import { AsOn, AsOnPicker, OnlyLooking, PastBar } from './as-on.tsx';
import { AssistanceTab } from './assistance-tab.tsx';
import { DocumentsTab } from './documents-tab.tsx';
import { HistoryTab } from './history-tab.tsx';
import { HouseholdHead } from './household-head.tsx';
import { IncomeTab } from './income-tab.tsx';
import { LivingTab, OverviewTab } from './value-tabs.tsx';
import { MembersTab } from './members-tab.tsx';
import { MonitoringTab } from './monitoring-tab.tsx';
import { ProceduresTab } from './procedures-tab.tsx';
import { SidePanel } from './side-panel.tsx';
import { VisitsTab } from './visits-tab.tsx';
import { useBackKey } from './use-back-key.ts';
import { usePointedPlace } from './use-pointed-place.ts';

const tabs = [
  { key: 'overview', label: () => '概况', body: (page: Page) => <OverviewTab page={page} /> },
  {
    key: 'members',
    label: (page: Page) => `成员 ${page.members.filter((member) => member.present).length}`,
    body: (page: Page) => <MembersTab page={page} />,
  },
  { key: 'income', label: () => '收入', body: (page: Page) => <IncomeTab page={page} /> },
  { key: 'living', label: () => '生活条件', body: (page: Page) => <LivingTab page={page} /> },
  { key: 'monitoring', label: count('监测', 'spells'), body: (page: Page) => <MonitoringTab page={page} /> },
  {
    key: 'assistance',
    label: (page: Page) => `帮扶 ${page.pairings.length + page.measures.length || ''}`,
    body: (page: Page) => <AssistanceTab page={page} />,
  },
  { key: 'visits', label: () => '走访', body: (page: Page) => <VisitsTab page={page} /> },
  {
    key: 'procedures',
    label: count('程序', 'procedures'),
    body: (page: Page) => <ProceduresTab page={page} />,
  },
  { key: 'documents', label: count('文书', 'documents'), body: (page: Page) => <DocumentsTab page={page} /> },
  { key: 'history', label: () => '历史', body: (page: Page) => <HistoryTab page={page} /> },
] as const;

function count(word: string, part: 'spells' | 'procedures' | 'documents') {
  return (page: Page): string => (page[part].length === 0 ? word : `${word} ${page[part].length}`);
}

/** The household today, or as it was on a day that is chosen in its head. */
export function HouseholdPage({ id }: { id: number }): ReactNode {
  const [on, setOn] = useState<string | null>(null);
  const { today } = useArchive().archive;
  return (
    <AsOn householdId={id} on={on}>
      <PageOn key={on} id={id} on={on} today={today} onPick={setOn} />
    </AsOn>
  );
}

interface PageOnProps {
  readonly id: number;
  readonly on: string | null;
  readonly today: string;
  readonly onPick: (on: string | null) => void;
}

function PageOn({ id, on, today, onPick }: PageOnProps): ReactNode {
  const { year } = useArchive();
  const route = useRoute();
  useBackKey();
  usePointedPlace(route);
  const answer = useAnswer('household.get', { id, year }, { keep: true });
  const page = answer.data;
  useStatus(page === undefined ? '' : `${page.householdNo ?? '未编号'} ${page.headCount} 人`);
  const bar = on === null ? null : <PastBar on={on} onBack={() => onPick(null)} />;
  if (page === undefined)
    return (
      <div className="page household">
        {bar}
        {answer.isError ? <ErrorNote error={answer.error} /> : <Busy />}
      </div>
    );
  const shown = tabs.filter((tab) => on === null || tab.key !== 'history');
  const active = shown.find((tab) => tab.key === route.tab)?.key ?? 'overview';
  return (
    <div className={`page household${on === null ? '' : ' past'}`}>
      {bar}
      <HouseholdHead page={page} asOn={<AsOnPicker on={on} today={today} onPick={onPick} />} />
      <div className="columns">
        <section className="middle" aria-label="户档案内容">
          <Tabs
            className="household-tabs"
            activeKey={active}
            onChange={(tab) => replace({ page: 'household', id, tab })}
            destroyOnHidden
            items={shown.map((tab) => ({
              key: tab.key,
              label: tab.label(page),
              children: (
                <OnlyLooking>
                  <div className="tab-body">
                    {on !== null && tab.key === 'members' ? <MembersThen page={page} /> : tab.body(page)}
                  </div>
                </OnlyLooking>
              ),
            }))}
          />
        </section>
        {on === null ? (
          <aside className="side right" style={{ width: 250 }} aria-label="疑点和提示">
            <SidePanel page={page} />
          </aside>
        ) : null}
      </div>
    </div>
  );
}
