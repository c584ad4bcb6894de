import { Button, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { ACCESS_KINDS, type AccessKind } from '#domain/operators/access-kinds.ts';
import type { Output, Request } from '#contract/channels.ts';
import { HouseholdPicker } from '../../fields/household-picker.tsx';
import { useMay } from '../../may.ts';
import { call } from '../../client.ts';
import { useAnswer } from '../../queries.ts';
import { go } from '../../route.ts';
import { DayRange } from '../../ui/day-range.tsx';
import { Busy, Empty, ErrorNote } from '../../ui/notes.tsx';
import { countOf, momentOf } from '../../ui/numbers.ts';
import { readOutput } from '../../ui/read-output.ts';
import { saveFile } from '../../ui/save-file.ts';
import { AccessHead } from './access-head.tsx';

interface Filter extends Pick<Request<'access.list'>, 'kind' | 'operatorId' | 'from' | 'to'> {
  readonly household?: { readonly id: number; readonly name: string } | null;
}

const questionOf = ({ household, ...rest }: Filter): Omit<Request<'access.list'>, 'before' | 'limit'> => ({
  ...rest,
  ...(household == null ? {} : { householdId: household.id }),
});

type Entry = Output<'access.list'>['entries'][number];

const PAGE = 100;
const MOST = 500;

/** Who looked at, printed, exported or uncovered whom; nobody can take an entry back. */
export function AccessLog(): ReactNode {
  const [filter, setFilter] = useState<Filter>({});
  const [limit, setLimit] = useState(PAGE);
  const answer = useAnswer('access.list', { ...questionOf(filter), limit }, { keep: true });
  const narrow = (part: Filter): void => {
    setFilter({ ...filter, ...part });
    setLimit(PAGE);
  };
  return (
    <div className="scroll access-log">
      <AccessHead />
      <AccessFilters filter={filter} onFilter={narrow} />
      <ErrorNote error={answer.error} />
      {answer.data === undefined ? (
        answer.isPending ? (
          <Busy />
        ) : null
      ) : answer.data.entries.length === 0 ? (
        <Empty title="没有符合条件的记录">换个日期或者放宽条件再找。</Empty>
      ) : (
        <>
          <EntryTable entries={answer.data.entries} />
          {answer.data.more ? (
            <Button
              type="link"
              disabled={limit >= MOST}
              onClick={() => setLimit((now) => Math.min(now + PAGE, MOST))}
            >
              {limit >= MOST
                ? `只列出最近 ${MOST} 条，请用上面的条件缩小范围，或导出这张表`
                : `再看 ${PAGE} 条`}
            </Button>
          ) : null}
        </>
      )}
    </div>
  );
}

function EntryTable({ entries }: { entries: readonly Entry[] }): ReactNode {
  return (
    <table className="sheet" aria-label="查看记录">
      <thead>
        <tr>
          <th style={{ width: 140 }}>时间</th>
          <th style={{ width: 110 }}>操作员</th>
          <th style={{ width: 130 }}>做了什么</th>
          <th>对象</th>
          <th style={{ width: 150 }}>户编号</th>
          <th className="num" style={{ width: 70 }}>
            数量
          </th>
        </tr>
      </thead>
      <tbody>
        {entries.map(({ id, at, operator, kind, subject, householdId, householdNo, count }) => (
          <tr key={id}>
            <td className="nowrap">{momentOf(at)}</td>
            <td>{operator}</td>
            <td className="nowrap">{ACCESS_KINDS[kind].label}</td>
            <td>{subject}</td>
            <td>
              {householdId === null ? null : (
                <button
                  type="button"
                  className="link"
                  onClick={() => go({ page: 'household', id: householdId })}
                >
                  {householdNo ?? '未编号'}
                </button>
              )}
            </td>
            <td className="num">{count > 1 ? countOf(count) : ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface FiltersProps {
  readonly filter: Filter;
  readonly onFilter: (part: Filter) => void;
}

const kinds = (Object.keys(ACCESS_KINDS) as AccessKind[]).map((value) => ({
  value,
  label: ACCESS_KINDS[value].label,
}));

function AccessFilters({ filter, onFilter }: FiltersProps): ReactNode {
  const knowsAll = useMay('operators');
  const operators = useAnswer('operator.list', {}, { enabled: knowsAll }).data?.operators;
  return (
    <div className="toolbar flat" role="search" aria-label="查查看记录">
      <Select
        allowClear
        aria-label="做了什么"
        placeholder="全部"
        style={{ width: 150 }}
        value={filter.kind}
        onChange={(kind: AccessKind | undefined) => onFilter({ kind })}
        options={kinds}
      />
      {operators === undefined ? null : (
        <Select
          allowClear
          aria-label="操作员"
          placeholder="全部操作员"
          style={{ width: 130 }}
          value={filter.operatorId}
          onChange={(operatorId: number | undefined) => onFilter({ operatorId })}
          options={operators.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <span style={{ width: 240 }}>
        <HouseholdPicker
          label="哪一户"
          value={filter.household ?? null}
          onChange={(household) => onFilter({ household })}
        />
      </span>
      <DayRange value={filter} onDays={onFilter} />
      <span className="spread" />
      <SaveTable filter={filter} />
    </div>
  );
}

function SaveTable({ filter }: { filter: Filter }): ReactNode {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const save = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const { outputId, name } = await call('access.workbook', questionOf(filter));
      saveFile(name, await readOutput(outputId));
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <ErrorNote error={error} />
      <Button loading={busy} onClick={() => void save()}>
        导出这张表
      </Button>
    </>
  );
}
