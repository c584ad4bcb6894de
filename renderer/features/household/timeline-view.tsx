import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import type { HouseholdPage } from '#contract/household.ts';
import { timelineDay, type TimelineEvent, type TimelineKind, timelineKinds } from '#domain/time/timeline.ts';
import { handOver, useRemembered } from '../../memory.ts';
import { useAnswer } from '../../queries.ts';
import { go } from '../../route.ts';
import { Button } from '../../ui/button.tsx';
import { Busy, Empty, ErrorNote } from '../../ui/notes.tsx';

const kinds = Object.keys(timelineKinds) as TimelineKind[];

/** What happened to the household, newest first, year by year; which kinds of events, one chooses. */
export function TimelineView({ page }: { page: HouseholdPage }): ReactNode {
  const answer = useAnswer('household.timeline', { id: page.id });
  const [hidden, setHidden] = useRemembered<readonly TimelineKind[]>('timeline.hidden', []);
  if (answer.isPending) return <Busy />;
  if (answer.isError) return <ErrorNote error={answer.error} />;
  const { events } = answer.data;
  if (events.length === 0)
    return <Empty title="时间轴还是空的">登记了带日期的事（识别、走访、措施、增减人口）就会排在这里。</Empty>;
  const counts = Map.groupBy(events, (each) => each.kind);
  const shown = events.filter((each) => !hidden.includes(each.kind)).toReversed();
  const years = [...Map.groupBy(shown, (each) => each.on.slice(0, 4))];
  const print = (): void => {
    handOver('documents.sent', { document: 'T01', households: [page.id] });
    go({ page: 'documents' });
  };
  return (
    <>
      <div className="toolbar flat" role="group" aria-label="看哪几类">
        {kinds
          .filter((kind) => counts.has(kind))
          .map((kind) => (
            <Checkbox
              key={kind}
              checked={!hidden.includes(kind)}
              onChange={({ target }) =>
                setHidden(target.checked ? hidden.filter((each) => each !== kind) : [...hidden, kind])
              }
            >
              {timelineKinds[kind]} <span className="faint">{counts.get(kind)?.length}</span>
            </Checkbox>
          ))}
        <span className="spread" />
        <Button may="print" onClick={print}>
          打印时间轴
        </Button>
      </div>
      <table className="timeline" aria-label="时间轴">
        {years.map(([year, ofYear]) => (
          <tbody key={year}>
            <tr>
              <th scope="rowgroup" colSpan={4}>
                {year} 年
              </th>
            </tr>
            {ofYear.map((each, index) => (
              <EventRow key={`${each.on}-${each.title}-${String(index)}`} event={each} />
            ))}
          </tbody>
        ))}
      </table>
    </>
  );
}

function EventRow({ event }: { event: TimelineEvent }): ReactNode {
  const day = timelineDay(event.on).slice(5);
  return (
    <tr>
      <td className="num nowrap">{day === '' ? '（全年）' : day}</td>
      <td className="nowrap quiet">{timelineKinds[event.kind]}</td>
      <td className="strong">{event.title}</td>
      <td className="quiet">{event.detail}</td>
    </tr>
  );
}
