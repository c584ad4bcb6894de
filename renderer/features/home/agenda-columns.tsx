import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import type { AgendaLine } from '#contract/calendar.ts';
import { AGENDA_KINDS } from '#domain/calendar/agenda.ts';
import { WritableBy } from '../../ui/offered.tsx';
import type { Column } from '../../ui/virtual-table.tsx';
import { dayInWords } from './agenda-words.ts';

/** 已超 2 天 / 今天 / 还剩 5 天 */
function Left({ line }: { line: AgendaLine }): ReactNode {
  const { doneOn, daysLeft } = line;
  if (doneOn !== null) return <span className="quiet">{doneOn.slice(5)} 已办</span>;
  if (daysLeft === null) return <span className="quiet">不限</span>;
  if (daysLeft < 0) return <span className="wrong">已超 {-daysLeft} 天</span>;
  if (daysLeft === 0) return <span className="warn">今天</span>;
  return <span className={daysLeft <= 2 ? 'warn' : 'quiet'}>还剩 {daysLeft} 天</span>;
}

/** A line with its place in the list, which is what the table knows it by. */
export type NumberedLine = AgendaLine & { readonly at0: number };

const isTickable = ({ kind }: AgendaLine): boolean => kind === 'plan' || kind === 'own';

export const agendaColumns = (onTick: (line: AgendaLine) => void): Column<NumberedLine>[] => [
  {
    key: 'tick',
    title: '',
    width: 34,
    align: 'center',
    render: (line) =>
      isTickable(line) ? (
        <WritableBy may="review">
          <Checkbox
            aria-label={`${line.title}办完`}
            checked={line.doneOn !== null}
            onClick={(event) => event.stopPropagation()}
            onChange={() => onTick(line)}
          />
        </WritableBy>
      ) : null,
  },
  {
    key: 'dueOn',
    title: '最后一天',
    width: 128,
    render: ({ dueOn }) => (dueOn === null ? '' : dayInWords(dueOn)),
  },
  { key: 'left', title: '还剩', width: 84, render: (line) => <Left line={line} /> },
  { key: 'kind', title: '类别', width: 78, render: ({ kind }) => AGENDA_KINDS[kind] },
  {
    key: 'title',
    title: '事项',
    width: 200,
    grow: true,
    render: ({ title, source }) => (
      <span title={source === null ? title : `${title}（依据：${source}）`}>{title}</span>
    ),
  },
  { key: 'state', title: '情况', width: 176, render: ({ state }) => <span title={state}>{state}</span> },
  { key: 'village', title: '村', width: 84, render: ({ village }) => village ?? '全乡镇' },
  { key: 'responsible', title: '责任人', width: 72, render: ({ responsible }) => responsible ?? '' },
];
