import { type ReactNode, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import { call } from '../../../client.ts';
import { sendToPrint } from '../../../fields/send-to-print.ts';
import { useStatus } from '../../../status-line.ts';
import { Button } from '../../../ui/button.tsx';
import { Empty, ErrorNote } from '../../../ui/notes.tsx';
import { countOf } from '../../../ui/numbers.ts';
import { usePagedRows } from '../../../ui/paged-rows.ts';
import { type Column, VirtualTable } from '../../../ui/virtual-table.tsx';

type Answer = Output<'filing.handovers'>;
type HandOver = Answer['handovers'][number];
type Page = Answer & { readonly rows: readonly HandOver[] };

const columns: readonly Column<HandOver>[] = [
  { key: 'onDay', title: '移交日期', width: 100, render: ({ onDay }) => onDay },
  {
    ...{ key: 'toUnit', title: '接收单位', width: 200, grow: true },
    render: ({ toUnit }) => <span className="strong">{toUnit}</span>,
  },
  { key: 'volumes', title: '卷', width: 60, align: 'right', render: ({ volumes }) => countOf(volumes) },
  { key: 'items', title: '件', width: 60, align: 'right', render: ({ items }) => countOf(items) },
  { key: 'pages', title: '页', width: 70, align: 'right', render: ({ pages }) => countOf(pages) },
  { key: 'giver', title: '移交人', width: 90, render: ({ giver }) => giver },
  { key: 'receiver', title: '接收人', width: 90, render: ({ receiver }) => receiver },
  { key: 'witness', title: '监交人', width: 90, render: ({ witness }) => witness ?? '' },
];

/** What was handed over, newest first. */
export function HandOvers({ choice }: { choice: ReactNode }): ReactNode {
  const rows = usePagedRows<HandOver, Page>(['filing.handovers', {}], async (offset, limit) => {
    const page = await call('filing.handovers', { offset, limit });
    return { ...page, rows: page.handovers };
  });
  const [cursor, setCursor] = useState(0);
  useStatus(`移交 ${countOf(rows.count)} 次`);
  return (
    <>
      <div className="toolbar">
        {choice}
        <span className="spread" />
        <Button
          may="print"
          disabled={rows.count === 0}
          onClick={() => sendToPrint('P45', { township: true })}
        >
          打印移交清单
        </Button>
      </div>
      <ErrorNote error={rows.error} />
      <div className="columns">
        <div className="middle">
          <VirtualTable
            label="移交记录"
            columns={columns}
            count={rows.count}
            rowAt={rows.rowAt}
            idOf={({ id }) => id}
            cursor={Math.min(cursor, rows.count - 1)}
            onCursor={setCursor}
            onRange={rows.onRange}
            autoFocus
            empty={
              rows.firstPage === undefined ? null : (
                <Empty title="没有移交过档案">
                  到“归档”的“归档文件”或“案卷”里勾选，点“移交”，记下交给谁，再回到这里打印清单双方签字。
                </Empty>
              )
            }
          />
        </div>
      </div>
    </>
  );
}
