import type { ReactNode } from 'react';
import { CLUE_STATES } from '#domain/clues/clue.ts';
import { CLUE_OUTCOMES } from '#domain/procedures/words.ts';
import type { Clue } from '#contract/clue.ts';
import { DaysLeft } from '../../ui/days-left.tsx';
import type { Column } from '../../ui/virtual-table.tsx';
import { channelWord } from './clue-words.ts';

const cut = (text: string | null): ReactNode => <span title={text ?? ''}>{text}</span>;

function State({ clue }: { clue: Clue }): ReactNode {
  if (clue.state === 'settled')
    return <span className="quiet">{clue.outcome === null ? '已办结' : CLUE_OUTCOMES[clue.outcome]}</span>;
  return <span className={clue.state === 'found' ? 'chip look' : 'chip on'}>{CLUE_STATES[clue.state]}</span>;
}

/** Until when it is to be taken up; afterwards only what was not in order. */
function Limit({ clue: { daysLeft, daysLate, state, acceptedOn, outcome } }: { clue: Clue }): ReactNode {
  if (daysLate > 0) return <span className="warn">迟 {daysLate} 天受理</span>;
  if (state === 'settled' && acceptedOn === null && outcome !== 'duplicate')
    return <span className="warn">没登记受理</span>;
  return <DaysLeft days={daysLeft} />;
}

/** The ledger: what is to be done and until when first. */
export const clueColumns = (year: number): readonly Column<Clue>[] => [
  {
    key: 'id',
    title: '编号',
    width: 52,
    align: 'right',
    render: ({ id }) => <span className="quiet">{id}</span>,
  },
  { key: 'state', title: '状态', width: 110, render: (clue) => <State clue={clue} /> },
  {
    key: 'left',
    title: '受理期限',
    width: 92,
    render: (clue) => <Limit clue={clue} />,
  },
  { key: 'foundOn', title: '发现日期', width: 92, render: ({ foundOn }) => foundOn },
  { key: 'channel', title: '发现途径', width: 104, render: ({ channel }) => cut(channelWord(channel, year)) },
  { key: 'village', title: '村', width: 84, render: ({ village }) => cut(village) },
  {
    key: 'who',
    title: '户主',
    width: 112,
    render: ({ who, householdId, others }) => (
      <>
        <span className="strong">{who}</span>
        {householdId === null ? <span className="chip after">档案外</span> : null}
        {others > 0 ? (
          <span className="chip look after" title={`这一户还有 ${others} 条线索没有办结`}>
            重复
          </span>
        ) : null}
      </>
    ),
  },
  { key: 'group', title: '组', width: 64, render: ({ group }) => group },
  { key: 'content', title: '线索内容', width: 180, grow: true, render: ({ content }) => cut(content) },
  { key: 'acceptedOn', title: '受理', width: 92, render: ({ acceptedOn }) => acceptedOn },
  { key: 'acceptedBy', title: '受理人', width: 72, render: ({ acceptedBy }) => cut(acceptedBy) },
  { key: 'fedBackOn', title: '反馈到村', width: 92, render: ({ fedBackOn }) => fedBackOn },
  { key: 'settledOn', title: '办结', width: 92, render: ({ settledOn }) => settledOn },
];
