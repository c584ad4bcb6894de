import { Segmented, Tabs } from 'antd';
import { type ReactNode, useState } from 'react';
import type { CampaignPhase } from '#contract/campaign.ts';
import { useRemembered } from '../../memory.ts';
import { useAnswer } from '../../queries.ts';
import { replace, useRoute } from '../../route.ts';
import { useStatus } from '../../status-line.ts';
import { Busy, ErrorNote, Note } from '../../ui/notes.tsx';
import { CampaignHead } from './campaign-head.tsx';
import { coverWords, type HouseholdFilter, leftOf } from './campaign-words.ts';
import { Coverage } from './coverage.tsx';
import { Findings } from './findings.tsx';
import { Households } from './households.tsx';
import { PhaseDialog } from './phase-dialog.tsx';
import { PhaseLine } from './phase-line.tsx';

type Tab = 'coverage' | 'households' | 'findings';

/** One campaign: its phases, how far every village is, every household, what was found. */
export function CampaignPage({ id }: { id: number }): ReactNode {
  const { tab } = useRoute();
  const [phase, setPhase] = useRemembered<string | null>(`campaign.phase.${id}`, null);
  const [filter, setFilter] = useRemembered<HouseholdFilter>(`campaign.filter.${id}`, { state: 'open' });
  const [looking, setLooking] = useState<CampaignPhase | null>(null);
  const answer = useAnswer('campaign.get', { id, ...(phase === null ? {} : { phase }) }, { keep: true });
  const campaign = answer.data;
  const all = campaign?.coverage.all;
  useStatus(all === undefined ? '' : `已排查 ${coverWords(all)} 户，有问题 ${all.problems} 户`);
  if (campaign === undefined) return answer.isError ? <ErrorNote error={answer.error} /> : <Busy />;
  const show = (next: Tab): void => replace({ page: 'campaign', id, tab: next });
  const showHouseholds = (next: HouseholdFilter): void => {
    setFilter(next);
    show('households');
  };
  const surveying = campaign.phases.filter(({ surveys }) => surveys);
  const left = leftOf(campaign.coverage.all);
  const problems = campaign.findings.kinds.reduce((sum, { found }) => sum + found, 0);
  const tabs = [
    {
      key: 'coverage',
      label: '排查进度',
      children:
        campaign.coverage.all.households === 0 ? (
          <Note>档案里没有这次排查的对象。请先导入或录入户档案和当年的年度信息。</Note>
        ) : (
          <Coverage campaign={campaign} onShow={showHouseholds} />
        ),
    },
    {
      key: 'households',
      label: left === 0 ? '逐户名单' : `逐户名单（未排查 ${left}）`,
      children: <Households key={campaign.phase} campaign={campaign} filter={filter} onFilter={setFilter} />,
    },
    {
      key: 'findings',
      label: problems === 0 ? '发现的问题' : `发现的问题（${problems}）`,
      children: <Findings campaign={campaign} onProblems={() => showHouseholds({ state: 'problems' })} />,
    },
  ];
  return (
    <section className="page paper" aria-label="排查">
      <CampaignHead campaign={campaign} />
      <PhaseLine phases={campaign.phases} onOpen={setLooking} />
      <Tabs
        className="campaign-tabs"
        activeKey={tabs.some(({ key }) => key === tab) ? (tab ?? 'coverage') : 'coverage'}
        onChange={(key) => show(key as Tab)}
        items={tabs}
        destroyOnHidden
        tabBarExtraContent={
          surveying.length < 2 ? null : (
            <Segmented
              size="small"
              aria-label="入户阶段"
              value={campaign.phase ?? ''}
              options={surveying.map(({ key, title }) => ({ value: key, label: title }))}
              onChange={setPhase}
            />
          )
        }
      />
      {looking === null ? null : (
        <PhaseDialog
          campaign={campaign}
          phase={looking}
          onClose={() => setLooking(null)}
          onUncovered={({ key }) => {
            setLooking(null);
            setPhase(key);
            showHouseholds({ state: 'open' });
          }}
        />
      )}
    </section>
  );
}
