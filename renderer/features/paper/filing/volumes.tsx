import { Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import { sendToPrint } from '../../../fields/send-to-print.ts';
import { VillageFilter } from '../../../fields/village-filter.tsx';
import { call } from '../../../client.ts';
import { useRemembered } from '../../../memory.ts';
import { useStatus } from '../../../status-line.ts';
import { Button } from '../../../ui/button.tsx';
import { Empty, ErrorNote } from '../../../ui/notes.tsx';
import { countOf } from '../../../ui/numbers.ts';
import { usePagedRows } from '../../../ui/paged-rows.ts';
import { useDebounced } from '../../../ui/use-debounced.ts';
import { VirtualTable } from '../../../ui/virtual-table.tsx';
import { HandOverDialog } from '../lending/hand-over-dialog.tsx';
import { type Volume, VOLUME_KINDS } from './filing-words.ts';
import { ItemsChosen } from './items-chosen.tsx';
import { MakeVolumes } from './make-volumes.tsx';
import { volumeColumns } from './volume-columns.tsx';
import { VolumePanel } from './volume-panel.tsx';

type Page = Output<'filing.volumes'> & { readonly rows: readonly Volume[] };

interface Filter {
  readonly kind?: Volume['kind'] | undefined;
  readonly villageId?: number | undefined;
  readonly text: string;
}

/** 案卷目录, and 卷内目录 of the one under the cursor. */
export function Volumes({ choice }: { choice: ReactNode }): ReactNode {
  const [filter, setFilter] = useRemembered<Filter>('filing.volumes', { text: '' });
  const text = useDebounced(filter.text.trim(), 200);
  const asked = {
    ...(filter.kind === undefined ? {} : { kind: filter.kind }),
    ...(filter.villageId === undefined ? {} : { villageId: filter.villageId }),
    ...(text === '' ? {} : { text }),
  };
  const rows = usePagedRows<Volume, Page>(['filing.volumes', asked], async (offset, limit) => {
    const page = await call('filing.volumes', { ...asked, offset, limit });
    return { ...page, rows: page.volumes };
  });
  const [cursor, setCursor] = useState(0);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [acting, setActing] = useState<'make' | 'hand-over' | null>(null);
  const here = rows.rowAt(Math.min(cursor, rows.count - 1));
  useStatus(`案卷 ${countOf(rows.count)} 卷`);
  const change = (part: Partial<Filter>): void => {
    setFilter({ ...filter, ...part });
    setCursor(0);
    setChosen(new Set());
  };
  return (
    <>
      <div className="toolbar">
        {choice}
        <Input
          allowClear
          aria-label="查案卷"
          placeholder="档号、题名、户编号"
          style={{ width: 220 }}
          value={filter.text}
          onChange={({ target }) => change({ text: target.value })}
        />
        <Select
          allowClear
          aria-label="哪种案卷"
          placeholder="户卷、村卷"
          style={{ width: 110 }}
          value={filter.kind ?? null}
          options={Object.entries(VOLUME_KINDS).map(([value, label]) => ({
            value: value as Volume['kind'],
            label,
          }))}
          onChange={(kind: Volume['kind'] | null | undefined) => change({ kind: kind ?? undefined })}
        />
        <VillageFilter value={filter.villageId} onVillage={(villageId) => change({ villageId })} />
        <span className="spread" />
        {rows.count === 0 ? null : (
          <Button
            may="print"
            onClick={() =>
              sendToPrint(
                'P42D',
                filter.villageId === undefined ? { township: true } : { villageId: filter.villageId },
              )
            }
          >
            打印案卷目录…
          </Button>
        )}
        <Button may="write" type="primary" onClick={() => setActing('make')}>
          组卷…
        </Button>
      </div>
      {chosen.size === 0 ? null : (
        <ItemsChosen
          count={chosen.size}
          onHandOver={() => setActing('hand-over')}
          onNone={() => setChosen(new Set())}
        />
      )}
      <ErrorNote error={rows.error} />
      <div className="columns">
        <div className="middle">
          <VirtualTable
            label="案卷"
            columns={volumeColumns}
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
            empty={
              rows.firstPage === undefined ? null : (
                <Empty title="没有案卷">
                  先在“待归档”里归档，再点“组卷”，一户的归档文件按二十项的顺序组成一卷。
                </Empty>
              )
            }
          />
        </div>
        {here === undefined ? null : <VolumePanel key={here.id} id={here.id} />}
      </div>
      {acting === 'make' ? <MakeVolumes onClose={() => setActing(null)} /> : null}
      {acting === 'hand-over' ? (
        <HandOverDialog
          itemIds={[]}
          volumeIds={[...chosen]}
          onClose={() => setActing(null)}
          onDone={() => {
            setActing(null);
            setChosen(new Set());
          }}
        />
      ) : null}
    </>
  );
}
