import { Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import type { ImportAnswer } from '#contract/import.ts';
import { call } from '../../client.ts';
import { ErrorNote } from '../../ui/notes.tsx';
import { countOf } from '../../ui/numbers.ts';
import { usePagedRows } from '../../ui/paged-rows.ts';
import { VirtualTable } from '../../ui/virtual-table.tsx';

type Page = Output<'import.missing'>;
type Row = Page['rows'][number];

const columns = [
  { key: 'no', title: '户编号', width: 190, render: (row: Row) => row.householdNo ?? '' },
  { key: 'name', title: '户主或姓名', width: 140, render: (row: Row) => row.name },
  { key: 'village', title: '村', width: 160, grow: true, render: (row: Row) => row.village ?? '' },
];

/** Households and people of the archive of whom the files say nothing; an import never removes them. */
export function ImportMissing({
  importId,
  missing,
}: {
  importId: string;
  missing: ImportAnswer['missing'];
}): ReactNode {
  const [entity, setEntity] = useState<'household' | 'member'>('household');
  const [cursor, setCursor] = useState(0);
  const rows = usePagedRows<Row, Page>(['import.missing', importId, entity], (offset, limit) =>
    call('import.missing', { importId, entity, offset, limit }),
  );
  return (
    <>
      <p className="line">
        <Segmented
          size="small"
          value={entity}
          onChange={setEntity}
          aria-label="看户还是看人"
          options={[
            { value: 'household', label: `户 ${countOf(missing.households)}` },
            { value: 'member', label: `人 ${countOf(missing.members)}` },
          ]}
        />
        <span className="quiet">
          档案里有、这次的表里没有。导入不会删掉他们；确实离开的，请到户里办理减少或清退
        </span>
      </p>
      <ErrorNote error={rows.error} />
      <div className="issues">
        <VirtualTable
          key={entity}
          label="表里没有的"
          columns={columns}
          count={rows.count}
          rowAt={rows.rowAt}
          idOf={(row) => row.memberId ?? row.householdId}
          cursor={cursor}
          onCursor={setCursor}
          onRange={rows.onRange}
          empty={
            <p className="block-empty faint">没有：档案里的{entity === 'household' ? '户' : '人'}表里都有</p>
          }
        />
      </div>
    </>
  );
}
