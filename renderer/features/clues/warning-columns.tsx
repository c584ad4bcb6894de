import type { ReactNode } from 'react';
import type { WarnedHousehold } from '#contract/clue.ts';
import { go } from '../../route.ts';
import { moneyOf } from '../../ui/numbers.ts';
import type { Column } from '../../ui/virtual-table.tsx';

const cut = (text: string | null): ReactNode => <span title={text ?? ''}>{text}</span>;

/** What departments reported, with the threshold that it is above and what is known of the household already. */
export const warningColumns: readonly Column<WarnedHousehold>[] = [
  { key: 'village', title: '村', width: 90, render: ({ village }) => cut(village) },
  {
    key: 'head',
    title: '户主',
    width: 84,
    render: ({ headName, householdId }) => (
      <button
        type="button"
        className="link"
        tabIndex={-1}
        onClick={() => go({ page: 'household', id: householdId })}
      >
        {headName ?? '无户主'}
      </button>
    ),
  },
  { key: 'name', title: '涉及的人', width: 80, render: ({ name }) => cut(name) },
  { key: 'department', title: '部门', width: 76, render: ({ department }) => cut(department) },
  { key: 'suspicion', title: '反馈内容', width: 110, grow: true, render: ({ suspicion }) => cut(suspicion) },
  { key: 'detail', title: '数值或说明', width: 120, grow: true, render: ({ detail }) => cut(detail) },
  {
    key: 'amount',
    title: '金额（元）',
    width: 96,
    align: 'right',
    render: ({ amount }) => <span className="strong">{moneyOf(amount)}</span>,
  },
  {
    key: 'threshold',
    title: '预警线',
    width: 112,
    render: ({ threshold, title }) => <span title={title}>{threshold}</span>,
  },
  { key: 'reportedOn', title: '反馈日期', width: 92, render: ({ reportedOn }) => reportedOn },
  {
    key: 'known',
    title: '',
    width: 112,
    render: ({ isMonitored, openClues }) => (
      <>
        {isMonitored ? <span className="chip on">已是监测对象</span> : null}
        {openClues > 0 ? <span className="chip look">已有线索</span> : null}
      </>
    ),
  },
];
