import type { ReceivedHit } from '#contract/received.ts';
import type { Column } from '../../ui/virtual-table.tsx';
import { BESIDE_TONES, BESIDE_WORDS, STATE_WORDS } from './received-words.ts';

export const receivedColumns: readonly Column<ReceivedHit>[] = [
  {
    key: 'state',
    title: '处理',
    width: 76,
    render: ({ state }) => (
      <span className={state === 'open' ? 'strong' : 'quiet'}>{STATE_WORDS[state]}</span>
    ),
  },
  {
    key: 'beside',
    title: '我们查',
    width: 100,
    render: ({ beside, message }) => (
      <span className={BESIDE_TONES[beside]} title={message ?? ''}>
        {BESIDE_WORDS[beside]}
      </span>
    ),
  },
  {
    key: 'kind',
    title: '上级的类型',
    width: 140,
    render: ({ code, kind }) => <span title={kind ?? ''}>{[code, kind].filter(Boolean).join(' ')}</span>,
  },
  { key: 'rule', title: '规则', width: 56, render: ({ rule }) => rule ?? <span className="faint">–</span> },
  {
    key: 'content',
    title: '问题',
    width: 240,
    grow: true,
    render: ({ content, value }) => (
      <span title={content}>
        {content}
        {value === null ? '' : <span className="faint"> {value}</span>}
      </span>
    ),
  },
  { key: 'village', title: '村', width: 76, render: ({ village }) => village ?? '' },
  { key: 'householdNo', title: '户编号', width: 146, render: ({ householdNo }) => householdNo ?? '' },
  {
    key: 'name',
    title: '姓名',
    width: 80,
    render: ({ name, headName }) => name ?? <span className="quiet">{headName ?? ''}</span>,
  },
  {
    key: 'reply',
    title: '处理情况',
    width: 140,
    render: ({ reply, settledOn }) => <span title={settledOn ?? ''}>{reply ?? ''}</span>,
  },
];
