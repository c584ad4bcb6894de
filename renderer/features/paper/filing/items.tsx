import { Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import { useArchive } from '../../../archive-context.ts';
import { call } from '../../../client.ts';
import { sendToPrint } from '../../../fields/send-to-print.ts';
import { useRemembered } from '../../../memory.ts';
import { useStatus } from '../../../status-line.ts';
import { Button } from '../../../ui/button.tsx';
import { Empty, ErrorNote } from '../../../ui/notes.tsx';
import { countOf } from '../../../ui/numbers.ts';
import { usePagedRows } from '../../../ui/paged-rows.ts';
import { useDebounced } from '../../../ui/use-debounced.ts';
import { VirtualTable } from '../../../ui/virtual-table.tsx';
import { HandOverDialog } from '../lending/hand-over-dialog.tsx';
import { type FiledItem, type Retention, retentionOptions, type Whose, whoseIn } from './filing-words.ts';
import { itemColumns } from './item-columns.tsx';
import { ItemPanel } from './item-panel.tsx';
import { ItemsChosen } from './items-chosen.tsx';
import { RenumberDialog } from './renumber-dialog.tsx';
import { WhoseSelect } from './whose-select.tsx';

type Page = Output<'filing.items'> & { readonly rows: readonly FiledItem[] };

interface Filter {
  readonly whose: Whose;
  readonly year: number | null;
  readonly retention: Retention | null;
  readonly text: string;
  readonly withdrawn: boolean;
}

const everything: Filter = { whose: 'all', year: null, retention: null, text: '', withdrawn: false };

/** Filed papers by their numbers, with what lies behind the one under the cursor. */
export function Items({ choice, more }: { choice: ReactNode; more: ReactNode }): ReactNode {
  const { archive } = useArchive();
  const [filter, setFilter] = useRemembered<Filter>('filing.items', everything);
  const text = useDebounced(filter.text.trim(), 200);
  const asked = {
    ...whoseIn(filter.whose),
    ...(filter.year === null ? {} : { year: filter.year }),
    ...(filter.retention === null ? {} : { retention: filter.retention }),
    ...(text === '' ? {} : { text }),
    withdrawn: filter.withdrawn,
  };
  const rows = usePagedRows<FiledItem, Page>(['filing.items', asked], async (offset, limit) => {
    const page = await call('filing.items', { ...asked, offset, limit });
    return { ...page, rows: page.items };
  });
  const [cursor, setCursor] = useState(0);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [acting, setActing] = useState<'renumber' | 'hand-over' | null>(null);
  const here = rows.rowAt(Math.min(cursor, rows.count - 1));
  useStatus(`归档文件 ${countOf(rows.count)} 件 ${countOf(rows.firstPage?.pages ?? 0)} 页`);
  const change = (part: Partial<Filter>): void => {
    setFilter({ ...filter, ...part });
    setCursor(0);
    setChosen(new Set());
  };
  const thisYear = Number(archive.today.slice(0, 4));
  const done = (): void => {
    setActing(null);
    setChosen(new Set());
  };
  return (
    <>
      <div className="toolbar">
        {choice}
        <Input
          allowClear
          aria-label="查归档文件"
          placeholder="档号（改过的旧号也行）、题名、责任者"
          style={{ width: 270 }}
          value={filter.text}
          onChange={({ target }) => change({ text: target.value })}
        />
        <WhoseSelect hasAll value={filter.whose} onChange={(whose) => change({ whose })} />
        <Select
          allowClear
          aria-label="归档年度"
          placeholder="年度"
          style={{ width: 92 }}
          value={filter.year}
          options={Array.from({ length: thisYear - 2013 }, (_, back) => ({
            value: thisYear - back,
            label: String(thisYear - back),
          }))}
          onChange={(year: number | null | undefined) => change({ year: year ?? null })}
        />
        <Select
          allowClear
          aria-label="保管期限"
          placeholder="期限"
          style={{ width: 92 }}
          value={filter.retention}
          options={retentionOptions}
          onChange={(retention: Retention | null | undefined) => change({ retention: retention ?? null })}
        />
        <Select
          aria-label="在册或撤下"
          style={{ width: 104 }}
          value={filter.withdrawn}
          options={[
            { value: false, label: '在册的' },
            { value: true, label: '撤下的' },
          ]}
          onChange={(withdrawn) => change({ withdrawn })}
        />
        <span className="spread" />
        {rows.count === 0 ? null : (
          <Button
            may="print"
            onClick={() =>
              sendToPrint(
                'P41C',
                typeof filter.whose === 'number' ? { villageId: filter.whose } : { township: true },
              )
            }
          >
            打印归档章…
          </Button>
        )}
        {more}
      </div>
      {chosen.size === 0 ? null : (
        <ItemsChosen
          count={chosen.size}
          onRenumber={() => setActing('renumber')}
          onHandOver={() => setActing('hand-over')}
          onNone={() => setChosen(new Set())}
        />
      )}
      <ErrorNote error={rows.error} />
      <div className="columns">
        <div className="middle">
          <VirtualTable
            label="归档文件"
            columns={itemColumns}
            count={rows.count}
            rowAt={rows.rowAt}
            idOf={({ id }) => id}
            nameOf={({ code }) => code}
            cursor={Math.min(cursor, rows.count - 1)}
            onCursor={setCursor}
            selection={chosen}
            onSelection={setChosen}
            onRange={rows.onRange}
            autoFocus
            empty={rows.firstPage === undefined ? null : <NoItems isFiltered={filter !== everything} />}
          />
        </div>
        {here === undefined ? null : <ItemPanel key={here.id} item={here} />}
      </div>
      {acting === 'renumber' ? (
        <RenumberDialog itemIds={[...chosen]} onClose={() => setActing(null)} onDone={done} />
      ) : null}
      {acting === 'hand-over' ? (
        <HandOverDialog itemIds={[...chosen]} volumeIds={[]} onClose={() => setActing(null)} onDone={done} />
      ) : null}
    </>
  );
}

const NoItems = ({ isFiltered }: { isFiltered: boolean }): ReactNode =>
  isFiltered ? (
    <Empty title="没有符合条件的归档文件">请放宽条件，或清空查找的字。</Empty>
  ) : (
    <Empty title="还没有归档的文件">先在“待归档”里勾选材料，点“归档所选”，每件得到自己的档号。</Empty>
  );
