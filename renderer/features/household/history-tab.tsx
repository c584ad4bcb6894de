import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import type { Output } from '#contract/channels.ts';
import type { HouseholdPage } from '#contract/household.ts';
import { useRemembered } from '../../memory.ts';
import { useAnswer } from '../../queries.ts';
import { Busy, Empty, ErrorNote } from '../../ui/notes.tsx';
import { momentOf } from '../../ui/numbers.ts';
import { RedoButton, UndoButton } from '../../ui/undo-button.tsx';
import { TimelineView } from './timeline-view.tsx';

type Change = Output<'change.ofHousehold'>['changes'][number];

function ChangeEntry({ change }: { change: Change }): ReactNode {
  return (
    <li className={`change${change.undone ? ' undone' : ''}`}>
      <div className="line">
        <time className="quiet nowrap">{momentOf(change.at)}</time>
        <span className="strong">{change.title}</span>
        <span className="quiet">{change.operator}</span>
        {change.reason === null ? null : <span className="quiet">理由：{change.reason}</span>}
        {change.undone ? <span className="chip">已撤销</span> : null}
        <span className="spread" />
        <Turn change={change} />
      </div>
      <table className="change-cells">
        <tbody>
          {change.cells.map((cell, index) => (
            <tr key={`${cell.subject}-${cell.label}-${String(index)}`}>
              <td className="quiet nowrap">{cell.subject}</td>
              <td className="nowrap">{cell.label}</td>
              {cell.before === null && cell.after === null ? null : (
                <>
                  <td className="before">{cell.before ?? '空'}</td>
                  <td className="faint">→</td>
                  <td>{cell.after ?? '空'}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </li>
  );
}

function Turn({ change }: { change: Change }): ReactNode {
  if (change.kind !== 'act') return null;
  return change.undone ? (
    <RedoButton change={change.id} label={`重做 ${change.title}`} />
  ) : (
    <UndoButton change={change.id} label={`撤销 ${change.title}`} />
  );
}

type View = 'changes' | 'timeline';

/** What was written about the household, and what happened to it. */
export function HistoryTab({ page }: { page: HouseholdPage }): ReactNode {
  const [view, setView] = useRemembered<View>('history.view', 'changes');
  return (
    <>
      <div className="toolbar flat">
        <Segmented<View>
          aria-label="看什么"
          value={view}
          onChange={setView}
          options={[
            { value: 'changes', label: '变更记录' },
            { value: 'timeline', label: '时间轴' },
          ]}
        />
        <span className="quiet">
          {view === 'changes' ? '谁在什么时候改了什么，可以撤销。' : '这一户历年发生的事，可以打印。'}
        </span>
      </div>
      {view === 'changes' ? <ChangeList page={page} /> : <TimelineView page={page} />}
    </>
  );
}

/** Every change of the household: who, when, why, before → after, each of which can be taken back. */
function ChangeList({ page }: { page: HouseholdPage }): ReactNode {
  const answer = useAnswer('change.ofHousehold', { householdId: page.id });
  if (answer.isPending) return <Busy />;
  if (answer.isError) return <ErrorNote error={answer.error} />;
  if (answer.data.changes.length === 0) return <Empty title="还没有变更记录" />;
  return (
    <ol className="changes" aria-label="变更记录">
      {answer.data.changes.map((change) => (
        <ChangeEntry key={change.id} change={change} />
      ))}
    </ol>
  );
}
