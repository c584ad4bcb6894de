import type { ReactNode } from 'react';
import { OBJECTION_CHANNELS } from '#domain/procedures/words.ts';
import type { Objection } from '#contract/objection.ts';
import { Button } from '../../ui/button.tsx';
import { DaysLeft } from '../../ui/days-left.tsx';
import type { Column } from '../../ui/virtual-table.tsx';
import { OBJECTION_ACTS, objectorOf, standingOf, subjectOf } from './objection-words.ts';

const column = (
  [key, title, width]: readonly [string, string, number],
  render: (row: Objection) => ReactNode,
  more: Partial<Column<Objection>> = {},
): Column<Objection> => ({ key, title, width, render, ...more });

/** By when it is to be answered, or that it was answered too late. */
function Deadline({ row }: { row: Objection }): ReactNode {
  if (row.daysLate > 0) return <span className="warn nowrap">答复晚了 {row.daysLate} 天</span>;
  if (row.daysLeft === null) return null;
  return (
    <span className="nowrap">
      {row.answerBy.slice(5)} <DaysLeft days={row.daysLeft} />
    </span>
  );
}

/** When, how and by whom, about whom and what; how far it is, until when, and the next act as the button. */
export const objectionColumns = (onOpen: (row: Objection) => void): readonly Column<Objection>[] => [
  column(['receivedOn', '收到', 90], (row) => row.receivedOn),
  column(['channel', '方式', 50], (row) => OBJECTION_CHANNELS[row.channel]),
  column(['objector', '提出人', 74], (row) => (
    <span className={row.objector === null ? 'quiet' : ''}>{objectorOf(row)}</span>
  )),
  column(['subject', '对谁', 84], (row) => <span title={row.householdNo ?? ''}>{subjectOf(row)}</span>),
  column(['content', '内容', 120], (row) => <span title={row.content}>{row.content}</span>, { grow: true }),
  column(['standing', '进展', 118], (row) => (
    <span className={row.next === null ? 'quiet' : ''}>{standingOf(row)}</span>
  )),
  column(['answerBy', '答复期限', 122], (row) => <Deadline row={row} />),
  column(['next', '下一步', 96], (row) =>
    row.next === null ? (
      <span className="done">办完</span>
    ) : (
      <Button may="write" size="small" type="primary" ghost tabIndex={-1} onClick={() => onOpen(row)}>
        {OBJECTION_ACTS[row.next]}
      </Button>
    ),
  ),
];
