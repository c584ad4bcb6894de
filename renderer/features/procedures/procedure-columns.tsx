import type { ReactNode } from 'react';
import { procedureStatus } from '../../fields/procedure-status.ts';
import type { Column } from '../../ui/virtual-table.tsx';
import { DaysLeft } from '../../ui/days-left.tsx';
import { type ProcedureRow, waitWord } from './kinds.ts';

const column = (
  [key, title, width]: readonly [string, string, number],
  render: (row: ProcedureRow) => ReactNode,
  more: Partial<Column<ProcedureRow>> = {},
): Column<ProcedureRow> => ({ key, title, width, sortable: true, render, ...more });

const number = { align: 'right', sortable: false } as const;
const some = (count: number): string => (count === 0 ? '' : String(count));

/** The list of procedures: what it is, where, how far, until when, by whom. */
export const procedureColumns: readonly Column<ProcedureRow>[] = [
  column(['title', '程序', 150], (row) => <span className="strong">{row.title}</span>),
  column(['village', '村', 120], (row) => row.village),
  column(['households', '户数', 56], (row) => row.households, { align: 'right' }),
  column(['dropped', '移出', 50], (row) => some(row.dropped), number),
  column(['openedOn', '发起日期', 96], (row) => row.openedOn),
  column(['step', '下一步', 120], (row) => row.stepTitle ?? '—', { grow: true }),
  column(
    ['waits', '情况', 96],
    (row) => {
      if (row.status !== 'open') return '';
      const waits = waitWord(row.waitsFor);
      return waits === '' ? <span className="done">可以办</span> : <span className="warn">{waits}</span>;
    },
    { sortable: false },
  ),
  column(['earliest', '最早', 92], (row) => row.earliest ?? ''),
  column(['latest', '最晚', 92], (row) => row.latest ?? ''),
  column(['daysLeft', '期限', 92], (row) => <DaysLeft days={row.daysLeft} />),
  column(['responsible', '责任人', 80], (row) => row.responsible ?? ''),
  column(
    ['openObjections', '异议', 50],
    (row) => <span className="wrong">{some(row.openObjections)}</span>,
    number,
  ),
  column(['warnings', '提醒', 50], (row) => <span className="warn">{some(row.warnings)}</span>, number),
  column(
    ['status', '状态', 72],
    (row) => <span className={row.status === 'open' ? '' : 'quiet'}>{procedureStatus(row.status)}</span>,
    { sortable: false },
  ),
];
