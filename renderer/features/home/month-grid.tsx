import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { AgendaLine } from '#contract/calendar.ts';
import { monthAfter, monthPage } from './agenda-words.ts';

interface MonthGridProps {
  /** yyyy-mm */
  readonly month: string;
  readonly today: string;
  readonly items: readonly AgendaLine[];
  readonly chosen: string | null;
  readonly onMonth: (month: string) => void;
  readonly onDay: (day: string | null) => void;
}

const HEADS = ['一', '二', '三', '四', '五', '六', '日'];

/** A page of the wall calendar: how much is due on each day; a day shows what. */
export function MonthGrid({ month, today, items, chosen, onMonth, onDay }: MonthGridProps): ReactNode {
  const open = Map.groupBy(
    items.filter(({ doneOn, dueOn }) => doneOn === null && dueOn !== null),
    ({ dueOn }) => dueOn,
  );
  return (
    <section className="month" aria-label="月历">
      <div className="line">
        <Button
          size="small"
          type="text"
          aria-label="上一个月"
          icon={<LeftOutlined aria-hidden />}
          onClick={() => onMonth(monthAfter(month, -1))}
        />
        <h2>
          {Number(month.slice(0, 4))} 年 {Number(month.slice(5))} 月
        </h2>
        <Button
          size="small"
          type="text"
          aria-label="下一个月"
          icon={<RightOutlined aria-hidden />}
          onClick={() => onMonth(monthAfter(month, 1))}
        />
        <span className="spread" />
        {month === today.slice(0, 7) ? null : (
          <Button size="small" type="link" onClick={() => onMonth(today.slice(0, 7))}>
            回到本月
          </Button>
        )}
      </div>
      <table>
        <thead>
          <tr>
            {HEADS.map((head) => (
              <th key={head}>{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {monthPage(month).map((week) => (
            <tr key={week[0]}>
              {week.map((day) => {
                const due = open.get(day)?.length ?? 0;
                const is = [
                  day.slice(0, 7) === month ? '' : 'other',
                  day === today ? 'today' : '',
                  day === chosen ? 'chosen' : '',
                  due > 0 && day < today ? 'late' : '',
                ];
                return (
                  <td key={day}>
                    <button
                      type="button"
                      className={`plain ${is.filter(Boolean).join(' ')}`}
                      aria-label={`${day}${due === 0 ? '' : `，${due} 项到期`}`}
                      aria-pressed={day === chosen}
                      onClick={() => onDay(day === chosen ? null : day)}
                    >
                      <span>{Number(day.slice(8))}</span>
                      <span className="due">{due === 0 ? '' : due}</span>
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
