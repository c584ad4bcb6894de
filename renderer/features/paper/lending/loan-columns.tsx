import type { Column } from '../../../ui/virtual-table.tsx';
import type { Loan } from './loans.tsx';

const cut = (text: string) => <span title={text}>{text}</span>;

export const loanColumns: readonly Column<Loan>[] = [
  { key: 'code', title: '档号', width: 196, render: ({ code }) => <span className="strong">{code}</span> },
  { key: 'title', title: '题名', width: 170, grow: true, render: ({ title }) => cut(title) },
  {
    ...{ key: 'borrower', title: '借阅人', width: 130 },
    render: ({ borrower, unit }) => cut(unit === null ? borrower : `${borrower}（${unit}）`),
  },
  { key: 'reason', title: '事由', width: 120, render: ({ reason }) => cut(reason) },
  { key: 'approvedBy', title: '批准人', width: 76, render: ({ approvedBy }) => approvedBy },
  { key: 'lentOn', title: '借出', width: 92, render: ({ lentOn }) => lentOn },
  {
    ...{ key: 'dueOn', title: '应还', width: 92 },
    render: ({ dueOn, isOverdue }) => <span className={isOverdue ? 'wrong' : ''}>{dueOn}</span>,
  },
  {
    ...{ key: 'state', title: '状态', width: 132 },
    render: ({ returnedOn, isOverdue, condition }) =>
      returnedOn !== null ? (
        <span className="quiet" title={condition ?? ''}>
          {returnedOn} 已还
        </span>
      ) : isOverdue ? (
        <span className="chip bad">超期未还</span>
      ) : (
        <span className="chip look">借出</span>
      ),
  },
];
