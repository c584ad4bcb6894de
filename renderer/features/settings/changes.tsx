import { Button, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ChangeView } from '#contract/change.ts';
import type { Request } from '#contract/channels.ts';
import { useAnswer } from '../../queries.ts';
import { DayRange } from '../../ui/day-range.tsx';
import { Busy, Empty, ErrorNote } from '../../ui/notes.tsx';
import { countOf, momentOf } from '../../ui/numbers.ts';
import { RedoButton, UndoButton } from '../../ui/undo-button.tsx';
import { useDebounced } from '../../ui/use-debounced.ts';

type Filter = Pick<Request<'change.list'>, 'text' | 'operator' | 'from' | 'to' | 'state'>;

const PAGE = 100;
const MOST = 500;

/** Every act on the archive, newest first; each can be taken back as long as nothing later rests on it. */
export function Changes(): ReactNode {
  const [limit, setLimit] = useState(PAGE);
  const [filter, setFilter] = useState<Filter>({});
  const asked = useDebounced(filter, 200);
  const answer = useAnswer('change.list', { ...asked, limit }, { keep: true });
  if (answer.isPending) return <Busy />;
  if (answer.isError) return <ErrorNote error={answer.error} />;
  const { changes, total, operators } = answer.data;
  return (
    <div className="scroll">
      <FilterBar filter={filter} operators={operators} total={total} onFilter={setFilter} />
      {changes.length === 0 ? (
        <Empty title="没有符合条件的操作">换个日期或者少写几个字再找。</Empty>
      ) : (
        <table className="sheet" aria-label="操作记录">
          <thead>
            <tr>
              <th style={{ width: 130 }}>时间</th>
              <th>操作</th>
              <th style={{ width: 110 }}>经办</th>
              <th>理由</th>
              <th className="num" style={{ width: 80 }}>
                改动
              </th>
              <th style={{ width: 130 }} />
            </tr>
          </thead>
          <tbody>
            {changes.map((each) => (
              <ChangeRow key={each.id} change={each} />
            ))}
          </tbody>
        </table>
      )}
      {total > changes.length ? (
        <Button
          type="link"
          onClick={() => setLimit((now) => Math.min(now + PAGE, MOST))}
          disabled={limit >= MOST}
        >
          {limit >= MOST
            ? `只列出最近 ${MOST} 条，共 ${countOf(total)} 条，请用上面的条件缩小范围`
            : `再看 ${PAGE} 条（共 ${countOf(total)} 条）`}
        </Button>
      ) : null}
    </div>
  );
}

interface FilterBarProps {
  readonly filter: Filter;
  readonly operators: readonly string[];
  readonly total: number;
  readonly onFilter: (filter: Filter) => void;
}

function FilterBar({ filter, operators, total, onFilter }: FilterBarProps): ReactNode {
  const set = (part: Filter): void => onFilter({ ...filter, ...part });
  return (
    <div className="toolbar flat" role="search" aria-label="查操作记录">
      <Input
        allowClear
        aria-label="操作或理由"
        placeholder="操作或理由里的字，如 户编号"
        style={{ width: 230 }}
        value={filter.text ?? ''}
        onChange={(event) => set({ text: event.target.value })}
      />
      <Select
        allowClear
        aria-label="经办"
        placeholder="全部经办人"
        style={{ width: 130 }}
        value={filter.operator}
        onChange={(operator: string | undefined) => set({ operator })}
        options={operators.map((value) => ({ value, label: value }))}
      />
      <DayRange value={filter} onDays={set} />
      <Select
        allowClear
        aria-label="状态"
        placeholder="全部状态"
        style={{ width: 110 }}
        value={filter.state}
        onChange={(state: Filter['state']) => set({ state })}
        options={[
          { value: 'standing', label: '没有撤销' },
          { value: 'undone', label: '已撤销' },
        ]}
      />
      <span className="spread" />
      <span className="quiet">{countOf(total)} 条</span>
    </div>
  );
}

function ChangeRow({ change }: { change: ChangeView }): ReactNode {
  return (
    <tr className={change.undone ? 'gone' : ''}>
      <td className="nowrap">{momentOf(change.at)}</td>
      <td>
        {change.title}
        {change.effectiveOn === null || change.effectiveOn === momentOf(change.at).slice(0, 10) ? null : (
          <span className="quiet"> （{change.effectiveOn} 起）</span>
        )}
        {change.clockBackFrom === null ? null : (
          <span className="warn"> （电脑时间被调早：上一条记于 {momentOf(change.clockBackFrom)}）</span>
        )}
      </td>
      <td className="nowrap">{change.operator}</td>
      <td>{change.reason}</td>
      <td className="num">{change.rows === 0 ? '' : `${countOf(change.rows)} 处`}</td>
      <td className="num nowrap">
        {change.undone ? <span className="chip">已撤销</span> : null}
        {change.rows === 0 || change.kind !== 'act' ? null : change.undone ? (
          <RedoButton change={change.id} label={`重做 ${change.title}`} />
        ) : (
          <UndoButton change={change.id} label={`撤销 ${change.title}`} />
        )}
      </td>
    </tr>
  );
}
