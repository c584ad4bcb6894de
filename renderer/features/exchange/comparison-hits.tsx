import { App, Input, Segmented, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import type { ComparisonHit } from '#contract/comparison.ts';
import { call, sentenceOf } from '../../client.ts';
import { ToLedger } from '../../fields/to-ledger.tsx';
import { VillageFilter } from '../../fields/village-filter.tsx';
import { useAct } from '../../queries.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/notes.tsx';
import { countOf } from '../../ui/numbers.ts';
import { usePagedRows } from '../../ui/paged-rows.ts';
import { useDebounced } from '../../ui/use-debounced.ts';
import { VirtualTable } from '../../ui/virtual-table.tsx';
import { ComparisonAnswer } from './comparison-answer.tsx';
import { hitColumns } from './comparison-columns.tsx';
import { type HitFilter, type HitState, STATE_NAMES, STATES } from './comparison-words.ts';
import { NoHits } from './comparison-none.tsx';
import { saveOutputs } from './save-outputs.ts';

type Page = Output<'comparison.hits'>;
/** As many as one act answers. */
const MOST_AT_ONCE = 5000;
const AT_A_TIME = 1000;

/** The suspicions of a list, or of all: found by filters, answered one by one or many at once. */
export function ComparisonHits({ roundId }: { roundId: number | null }): ReactNode {
  const { message } = App.useApp();
  const [filter, setFilter] = useState<HitFilter>({ state: 'open' });
  const asked = useDebounced({ ...filter, ...(roundId === null ? {} : { roundId }) }, 200);
  const rows = usePagedRows<ComparisonHit, Page>(['comparison.hits', asked], (offset, limit) =>
    call('comparison.hits', { ...asked, offset, limit }),
  );
  const [cursor, setCursor] = useState(0);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [answering, setAnswering] = useState<readonly ComparisonHit[]>([]);
  const sheets = useAct('comparison.sheets');
  const page = rows.firstPage;
  const all = page === undefined ? 0 : STATE_NAMES.reduce((sum, state) => sum + page.states[state], 0);
  const allHits = async (): Promise<ComparisonHit[]> => {
    const hits: ComparisonHit[] = [];
    for (let offset = 0; offset < Math.min(rows.count, MOST_AT_ONCE); offset += AT_A_TIME)
      hits.push(...(await call('comparison.hits', { ...asked, offset, limit: AT_A_TIME })).rows);
    return hits;
  };
  const answerChosen = async (): Promise<void> =>
    setAnswering((await allHits()).filter(({ id }) => chosen.has(id)));
  const chooseAll = async (): Promise<void> => setChosen(new Set((await allHits()).map(({ id }) => id)));
  const change = (part: HitFilter): void => {
    setFilter({ ...filter, ...part });
    setCursor(0);
    setChosen(new Set());
  };
  const print = (): void =>
    sheets.mutate(asked, {
      onSuccess: ({ files }) =>
        void saveOutputs(files).then(() => message.success(`核实单 ${files.length} 个村，已放到下载里`)),
      onError: (thrown) => void message.error(sentenceOf(thrown), 8),
    });
  return (
    <>
      <Filters page={page} filter={filter} all={all} onFilter={change}>
        {chosen.size > 0 ? (
          <>
            <ToLedger
              what={{ comparisonHitIds: [...chosen] }}
              count={`${countOf(chosen.size)} 条`}
              onDone={() => setChosen(new Set())}
            />
            <Button may="review" type="primary" onClick={() => void answerChosen()}>
              填写结论：已选 {countOf(chosen.size)} 条
            </Button>
          </>
        ) : null}
        <Button may="print" disabled={rows.count === 0} loading={sheets.isPending} onClick={print}>
          打印核实单
        </Button>
      </Filters>
      <ErrorNote error={rows.error} />
      <VirtualTable
        label="疑似问题"
        columns={hitColumns((hit) => setAnswering([hit]))}
        count={rows.count}
        rowAt={rows.rowAt}
        idOf={(hit) => hit.id}
        nameOf={(hit) => `${hit.name ?? ''} ${hit.suspicion}`}
        cursor={cursor}
        onCursor={setCursor}
        onOpen={(hit) => setAnswering([hit])}
        selection={chosen}
        onSelection={setChosen}
        onAll={() => void chooseAll()}
        onRange={rows.onRange}
        empty={
          page === undefined ? null : (
            <NoHits all={all} offList={page.states['off-list']} roundId={roundId} filter={filter} />
          )
        }
      />
      {answering.length === 0 ? null : (
        <ComparisonAnswer
          hits={answering}
          onClose={() => setAnswering([])}
          onDone={() => {
            setAnswering([]);
            setChosen(new Set());
          }}
        />
      )}
    </>
  );
}

interface FiltersProps {
  readonly page: Page | undefined;
  readonly filter: HitFilter;
  readonly all: number;
  readonly onFilter: (part: HitFilter) => void;
  readonly children: ReactNode;
}

function Filters({ page, filter, all, onFilter, children }: FiltersProps): ReactNode {
  const words = (values: readonly string[]) => values.map((value) => ({ value, label: value }));
  return (
    <div className="toolbar flat" role="search" aria-label="查疑似问题">
      <Segmented<HitState | 'all'>
        size="small"
        aria-label="状态"
        value={filter.state ?? 'all'}
        onChange={(state) => onFilter({ state: state === 'all' ? undefined : state })}
        options={[
          ...STATE_NAMES.map((state) => ({
            value: state,
            label: `${STATES[state]} ${countOf(page?.states[state] ?? 0)}`,
          })),
          { value: 'all' as const, label: `全部 ${countOf(all)}` },
        ]}
      />
      <Select
        allowClear
        aria-label="部门"
        placeholder="部门"
        style={{ width: 100 }}
        value={filter.department ?? null}
        onChange={(department: string | null | undefined) =>
          onFilter({ department: department ?? undefined })
        }
        options={words(page?.departments ?? [])}
      />
      <Select
        allowClear
        aria-label="疑似问题"
        placeholder="疑似问题"
        style={{ width: 130 }}
        value={filter.suspicion ?? null}
        onChange={(suspicion: string | null | undefined) => onFilter({ suspicion: suspicion ?? undefined })}
        options={words(page?.suspicions ?? [])}
      />
      <VillageFilter
        width={100}
        value={filter.villageId}
        onVillage={(villageId) => onFilter({ villageId })}
      />
      <Input
        allowClear
        aria-label="姓名、户编号或证件号码"
        placeholder="姓名、户编号、证件号码"
        style={{ width: 160 }}
        value={filter.text ?? ''}
        onChange={(event) => onFilter({ text: event.target.value === '' ? undefined : event.target.value })}
      />
      <span className="spread" />
      {children}
    </div>
  );
}
