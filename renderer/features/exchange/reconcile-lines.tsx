import { App, Dropdown } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Output, Request } from '#contract/channels.ts';
import type { ReconcileLine } from '#contract/reconcile.ts';
import { call, sentenceOf } from '../../client.ts';
import { useAct } from '../../queries.ts';
import { Button } from '../../ui/button.tsx';
import { Empty, ErrorNote } from '../../ui/notes.tsx';
import { countOf } from '../../ui/numbers.ts';
import { usePagedRows } from '../../ui/paged-rows.ts';
import { useDebounced } from '../../ui/use-debounced.ts';
import { VirtualTable } from '../../ui/virtual-table.tsx';
import { lineColumns, openLine, type Settling } from './reconcile-columns.tsx';
import { type LineFilter, ReconcileFilters } from './reconcile-filters.tsx';
import { saveOutputs } from './save-outputs.ts';

type Page = Output<'reconcile.lines'>;

const BULK: readonly { key: Exclude<Settling, 'open'>; label: string }[] = [
  { key: 'national', label: '取国家系统的值' },
  { key: 'paper', label: '取纸质台账的值' },
  { key: 'archive', label: '以档案为准（去国家系统改）' },
  { key: 'act', label: '标为已办理变动' },
];
const PAGE = 1000;

/** The differences of one comparison: found by filters, settled in the row or many at once. */
export function ReconcileLines({ id, open }: { id: number; open: number }): ReactNode {
  const { message } = App.useApp();
  const [filter, setFilter] = useState<LineFilter>({ state: 'open' });
  const asked = useDebounced({ id, ...filter }, 200);
  const rows = usePagedRows<ReconcileLine, Page>(['reconcile.lines', asked], (offset, limit) =>
    call('reconcile.lines', { ...asked, offset, limit }),
  );
  const [cursor, setCursor] = useState(0);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const settle = useAct('reconcile.settle');
  const sheets = useAct('reconcile.sheets');
  const change = (part: LineFilter): void => {
    setFilter({ ...filter, ...part });
    setCursor(0);
    setChosen(new Set());
  };
  const settled = (lineIds: number[], how: Settling): void =>
    settle.mutate(
      { lineIds, how },
      {
        onSuccess: ({ settled: count, skipped }) => {
          setChosen(new Set());
          if (skipped.length === 0) message.success(`已处理 ${countOf(count)} 处`);
          else
            message.warning(
              `已处理 ${countOf(count)} 处；${countOf(skipped.length)} 处没有处理：${skipped[0]?.reason ?? ''}`,
              8,
            );
        },
        onError: (thrown) => void message.error(sentenceOf(thrown), 8),
      },
    );
  const print = (): void => {
    const { state: _, ...wanted }: Request<'reconcile.sheets'> = asked;
    sheets.mutate(filter.state === undefined ? wanted : asked, {
      onSuccess: ({ files }) =>
        void saveOutputs(files).then(() => message.success(`核对单 ${files.length} 个村，已放到下载里`)),
      onError: (thrown) => void message.error(sentenceOf(thrown), 8),
    });
  };
  const chooseAll = async (): Promise<void> => {
    const ids: number[] = [];
    for (let offset = 0; offset < rows.count; offset += PAGE)
      for (const line of (await call('reconcile.lines', { ...asked, offset, limit: PAGE })).rows)
        ids.push(line.id);
    setChosen(new Set(ids));
  };
  return (
    <>
      <ReconcileFilters page={rows.firstPage} filter={filter} onFilter={change}>
        {chosen.size === 0 ? null : (
          <Dropdown
            autoFocus
            trigger={['click']}
            menu={{
              items: [...BULK],
              onClick: ({ key }) =>
                settled([...chosen], BULK.find((each) => each.key === key)?.key ?? 'archive'),
            }}
          >
            <Button may="import" type="primary" loading={settle.isPending}>
              处理已选 {countOf(chosen.size)} 处
            </Button>
          </Dropdown>
        )}
        <Button may="print" disabled={rows.count === 0} loading={sheets.isPending} onClick={print}>
          打印核对单
        </Button>
      </ReconcileFilters>
      <ErrorNote error={rows.error} />
      <VirtualTable
        label="三账差异"
        columns={lineColumns((line, how) => settled([line.id], how))}
        count={rows.count}
        rowAt={rows.rowAt}
        idOf={(line) => line.id}
        nameOf={(line) => `${line.name ?? ''} ${line.fieldLabel ?? ''}`}
        cursor={cursor}
        onCursor={setCursor}
        onOpen={openLine}
        selection={chosen}
        onSelection={setChosen}
        onAll={() => void chooseAll()}
        onRange={rows.onRange}
        empty={
          rows.firstPage === undefined ? null : (
            <Empty title={open === 0 && filter.state === 'open' ? '没有待处理的差异' : '没有符合条件的差异'}>
              {open === 0 ? '国家系统或台账更新以后，再做一次新的比对。' : '换个条件再找。'}
            </Empty>
          )
        }
      />
    </>
  );
}
