import { App, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import { call } from '../../../client.ts';
import { useAct } from '../../../queries.ts';
import { Button } from '../../../ui/button.tsx';
import { Empty, ErrorNote } from '../../../ui/notes.tsx';
import { countOf } from '../../../ui/numbers.ts';
import { Offered } from '../../../ui/offered.tsx';
import { usePagedRows } from '../../../ui/paged-rows.ts';
import { VirtualTable, type Column } from '../../../ui/virtual-table.tsx';
import { type FiledItem, RETENTIONS } from '../filing/filing-words.ts';
import { BoxEdit } from './box-edit.tsx';
import type { Box } from './boxes-tab.tsx';

type Page = Output<'filing.items'> & { readonly rows: readonly FiledItem[] };

const columns: readonly Column<FiledItem>[] = [
  { key: 'serial', title: '件号', width: 60, render: ({ serial }) => String(serial ?? '').padStart(4, '0') },
  {
    ...{ key: 'title', title: '题名', width: 120, grow: true },
    render: ({ title, code }) => <span title={`${code} ${title}`}>{title}</span>,
  },
  { key: 'pages', title: '页', width: 44, align: 'right', render: ({ pages }) => pages ?? '–' },
];

interface BoxPanelProps {
  readonly box: Box;
  readonly boxes: readonly Box[];
}

/** What lies in a box; chosen papers go into another one or out of it. */
export function BoxPanel({ box, boxes }: BoxPanelProps): ReactNode {
  const { message } = App.useApp();
  const put = useAct('filing.putInBox');
  const [cursor, setCursor] = useState(0);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [editing, setEditing] = useState(false);
  const rows = usePagedRows<FiledItem, Page>(['filing.items', { boxId: box.id }], async (offset, limit) => {
    const page = await call('filing.items', { boxId: box.id, offset, limit });
    return { ...page, rows: page.items };
  });
  const others = boxes.filter(
    ({ id, year, retention, office }) =>
      id !== box.id && year === box.year && retention === box.retention && office === box.office,
  );
  const move = (boxId: number | null): void =>
    put.mutate(
      { itemIds: [...chosen], boxId },
      {
        onSuccess: () => {
          setChosen(new Set());
          void message.success(boxId === null ? '已从盒里取出' : '已换到另一盒');
        },
      },
    );
  return (
    <aside className="side right filing-side box-side" aria-label="这一盒">
      <header className="line">
        <h2>
          {box.year} 年度 {RETENTIONS[box.retention]} 第 {box.number} 盒
        </h2>
      </header>
      <p className="quiet">
        {box.fonds}-{box.fileClass} · {box.village ?? '乡镇本级'} · {countOf(box.items)} 件{' '}
        {countOf(box.pages)} 页{box.note === null ? '' : ` · ${box.note}`}
      </p>
      <div className="line wraps">
        <Button may="write" onClick={() => setEditing(true)}>
          盒脊、柜架…
        </Button>
        {chosen.size === 0 ? null : (
          <Offered may="write">
            <Select<number>
              aria-label="换到哪一盒"
              placeholder={`所选 ${chosen.size} 件换到…`}
              style={{ width: 160 }}
              value={null}
              options={[
                ...others.map(({ id, number }) => ({ value: id, label: `第 ${number} 盒` })),
                { value: 0, label: '取出，先不装盒' },
              ]}
              onChange={(next) => move(next === 0 ? null : next)}
            />
          </Offered>
        )}
      </div>
      <ErrorNote error={rows.error ?? put.error} />
      <VirtualTable
        label="盒内文件"
        columns={columns}
        count={rows.count}
        rowAt={rows.rowAt}
        idOf={({ id }) => id}
        nameOf={({ code }) => code}
        cursor={Math.min(cursor, rows.count - 1)}
        onCursor={setCursor}
        selection={chosen}
        onSelection={setChosen}
        onRange={rows.onRange}
        empty={<Empty title="空盒">在“归档文件”里选好后放进来，或不用就空着。</Empty>}
      />
      {editing ? <BoxEdit box={box} onClose={() => setEditing(false)} /> : null}
    </aside>
  );
}
