import { type ReactNode, useState } from 'react';
import { call } from '../../../client.ts';
import { VillageFilter } from '../../../fields/village-filter.tsx';
import { useRemembered } from '../../../memory.ts';
import { go } from '../../../route.ts';
import { useStatus } from '../../../status-line.ts';
import { Empty, ErrorNote } from '../../../ui/notes.tsx';
import { countOf, momentOf } from '../../../ui/numbers.ts';
import { usePagedRows, type PageOfRows } from '../../../ui/paged-rows.ts';
import { type Column, VirtualTable } from '../../../ui/virtual-table.tsx';
import { pagesInWords, type Wanted } from './inbox-words.ts';

const columns: readonly Column<Wanted>[] = [
  { key: 'title', title: '文书', width: 240, grow: true, render: ({ title }) => title },
  { key: 'village', title: '村', width: 110, render: ({ village }) => village ?? '' },
  { key: 'household', title: '户编号', width: 130, render: ({ householdNo }) => householdNo ?? '' },
  { key: 'subject', title: '对象', width: 200, render: ({ subject }) => subject },
  { key: 'printed', title: '打印时间', width: 140, render: ({ printedAt }) => momentOf(printedAt) },
  { key: 'code', title: '文书编号', width: 110, render: ({ code }) => code ?? '' },
  {
    key: 'missing',
    title: '还缺哪几页',
    width: 190,
    render: ({ missing, pages }) => (
      <span className="warn">
        {missing.length === pages ? `全部 ${pages} 页` : `第 ${pagesInWords(missing)} 页，共 ${pages} 页`}
      </span>
    ),
  },
];

/** Printed sheets whose signed pages are still out: the list with which one goes to fetch them. */
export function WantedList(): ReactNode {
  const [villageId, setVillage] = useRemembered<number | null>('inbox.wantedVillage', null);
  const [cursor, setCursor] = useState(0);
  const asked = villageId === null ? {} : { villageId };
  const rows = usePagedRows<Wanted, PageOfRows<Wanted>>(['scan.wanted', asked], async (offset, limit) => {
    const { total, documents } = await call('scan.wanted', { ...asked, offset, limit });
    return { total, rows: documents };
  });
  useStatus(`还缺 ${countOf(rows.count)} 份签字件`);
  return (
    <div className="wanted">
      <div className="toolbar">
        <VillageFilter
          value={villageId}
          onVillage={(village) => {
            setVillage(village ?? null);
            setCursor(0);
          }}
        />
        <span className="quiet">打印了要签字、还没有收回扫描件的文书。双击或按 Enter 打开那一户。</span>
      </div>
      <ErrorNote error={rows.error} />
      <VirtualTable
        label="还缺的签字件"
        columns={columns}
        count={rows.count}
        rowAt={rows.rowAt}
        idOf={({ documentId }) => documentId}
        cursor={Math.min(cursor, rows.count - 1)}
        onCursor={setCursor}
        onOpen={({ householdId }) =>
          householdId !== null && go({ page: 'household', id: householdId, tab: 'documents' })
        }
        onRange={rows.onRange}
        autoFocus
        empty={
          rows.loading ? null : (
            <Empty title="没有还缺的签字件">
              <p>要签字的文书打印出来以后列在这里，签好字扫描收进来，就从这里去掉。</p>
            </Empty>
          )
        }
      />
    </div>
  );
}
