import type { Output } from '#contract/channels.ts';
import { DaysLeft } from '../../ui/days-left.tsx';
import { countOf } from '../../ui/numbers.ts';
import type { Column } from '../../ui/virtual-table.tsx';
import { coverWords, phaseWords, STATUS_WORDS } from './campaign-words.ts';

export type CampaignRow = Output<'campaign.list'>['campaigns'][number];

export const campaignColumns: readonly Column<CampaignRow>[] = [
  {
    key: 'title',
    title: '排查',
    width: 220,
    grow: true,
    render: ({ title }) => <span className="strong">{title}</span>,
  },
  {
    key: 'days',
    title: '起止',
    width: 190,
    render: ({ startsOn, endsOn }) => `${startsOn} 至 ${endsOn}`,
  },
  {
    key: 'phase',
    title: '现在的阶段',
    width: 130,
    render: ({ phase, status }) => (phase === null || status !== 'open' ? null : phase.title),
  },
  {
    key: 'daysLeft',
    title: '期限',
    width: 110,
    render: ({ phase, status }) =>
      phase === null || status !== 'open' ? null : phase.status === 'coming' ? (
        <span className="quiet">{phaseWords(phase)}</span>
      ) : (
        <DaysLeft days={phase.daysLeft} />
      ),
  },
  {
    key: 'cover',
    title: '已排查 / 应排查',
    width: 130,
    align: 'right',
    render: ({ cover }) =>
      cover === null ? null : (
        <span className={cover.surveyed === cover.households ? 'done' : ''}>{coverWords(cover)}</span>
      ),
  },
  {
    key: 'problems',
    title: '有问题的户',
    width: 100,
    align: 'right',
    render: ({ cover }) => (cover === null || cover.problems === 0 ? '–' : countOf(cover.problems)),
  },
  {
    key: 'issues',
    title: '未销号 / 台账问题',
    width: 140,
    align: 'right',
    render: ({ issues, openIssues }) =>
      issues === 0 ? (
        '–'
      ) : (
        <span>
          <span className={openIssues > 0 ? 'warn' : 'done'}>{countOf(openIssues)}</span> / {countOf(issues)}
        </span>
      ),
  },
  { key: 'status', title: '状态', width: 90, render: ({ status }) => STATUS_WORDS[status] },
];
