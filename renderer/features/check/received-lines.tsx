import { type ReactNode, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import type { ReceivedHit } from '#contract/received.ts';
import { call } from '../../client.ts';
import { placeOfFinding } from '../../fields/finding-place.ts';
import { go } from '../../route.ts';
import { useStatus } from '../../status-line.ts';
import { Button } from '../../ui/button.tsx';
import { Empty, ErrorNote } from '../../ui/notes.tsx';
import { countOf } from '../../ui/numbers.ts';
import { usePagedRows } from '../../ui/paged-rows.ts';
import { useDebounced } from '../../ui/use-debounced.ts';
import { VirtualTable } from '../../ui/virtual-table.tsx';
import { receivedColumns } from './received-columns.tsx';
import { ReceivedFilters, type ReceivedFilter } from './received-filters.tsx';
import { ReceivedMatch } from './received-match.tsx';
import { SettleReceived } from './received-settle.tsx';

type Page = Output<'received.get'>;

/** The lines of one list beside our own check; Enter opens the household where it is put right. */
export function ReceivedLines({ id }: { id: number }): ReactNode {
  const [filter, setFilter] = useState<ReceivedFilter>({ state: 'open' });
  const [cursor, setCursor] = useState(0);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [settling, setSettling] = useState<readonly number[]>([]);
  const asked = useDebounced({ id, ...filter }, 200);
  const rows = usePagedRows<ReceivedHit, Page>(['received.get', asked], (offset, limit) =>
    call('received.get', { ...asked, offset, limit }),
  );
  const page = rows.firstPage;
  const change = (part: ReceivedFilter): void => {
    setFilter({ ...filter, ...part });
    setCursor(0);
    setChosen(new Set());
  };
  useStatus(`列出 ${countOf(rows.count)} 行${chosen.size === 0 ? '' : `，已选 ${countOf(chosen.size)} 行`}`);
  const open = (line: ReceivedHit): void => {
    if (line.householdId !== null) go(placeOfFinding(line));
  };
  return (
    <>
      <ReceivedFilters page={page} filter={filter} onFilter={change}>
        {chosen.size === 0 ? null : (
          <Button may="review" type="primary" onClick={() => setSettling([...chosen])}>
            填写处理情况：已选 {countOf(chosen.size)} 行
          </Button>
        )}
      </ReceivedFilters>
      <ErrorNote error={rows.error} />
      <ReceivedMatch line={rows.rowAt(Math.min(cursor, rows.count - 1))} />
      <OnlyOurs page={page} />
      <VirtualTable
        label="上级清单的行"
        columns={receivedColumns}
        count={rows.count}
        rowAt={rows.rowAt}
        idOf={(line) => line.id}
        nameOf={({ householdNo, name, content }) => `${householdNo ?? ''} ${name ?? ''} ${content}`}
        selection={chosen}
        onSelection={setChosen}
        onAll={() => setChosen(new Set(page?.ids))}
        onRange={rows.onRange}
        cursor={Math.min(cursor, rows.count - 1)}
        onCursor={setCursor}
        onOpen={open}
        autoFocus
        empty={
          page === undefined ? null : (
            <Empty title={filter.state === 'open' ? '没有待处理的行' : '没有这样的行'} />
          )
        }
      />
      {settling.length === 0 ? null : (
        <SettleReceived
          ids={settling}
          onClose={() => setSettling([])}
          onDone={() => {
            setSettling([]);
            setChosen(new Set());
          }}
        />
      )}
    </>
  );
}

/** What we find and the county's list does not name: it is put right before they do. */
function OnlyOurs({ page }: { page: Page | undefined }): ReactNode {
  const ours = page?.onlyOurs ?? [];
  if (ours.length === 0) return null;
  const sum = ours.reduce((all, { hits }) => all + hits, 0);
  return (
    <p
      className="quiet small received-ours"
      title={ours.map((each) => `${each.rule} ${each.title} ${each.hits}`).join('\n')}
    >
      清单没有写、我们自己查到的还有 {countOf(sum)} 处：
      {ours
        .slice(0, 4)
        .map((each) => `${each.rule} ${each.title} ${countOf(each.hits)}`)
        .join('，')}
      {ours.length > 4 ? ' 等' : ''}
    </p>
  );
}
