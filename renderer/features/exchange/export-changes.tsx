import { Drawer } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import { useAnswer } from '../../queries.ts';
import { go } from '../../route.ts';
import { Busy, ErrorNote, Note } from '../../ui/notes.tsx';
import { countOf, momentOf } from '../../ui/numbers.ts';
import { VirtualTable } from '../../ui/virtual-table.tsx';

type Row = Output<'export.changes'>['rows'][number];

interface Line {
  readonly id: number;
  readonly row: Row;
  readonly cell: Row['cells'][number] | null;
}

/** A line for each cell that changed, one for a row that came or went. */
const linesOf = (rows: readonly Row[]): Line[] =>
  rows
    .flatMap((row): Omit<Line, 'id'>[] =>
      row.cells.length === 0 ? [{ row, cell: null }] : row.cells.map((cell) => ({ row, cell })),
    )
    .map((line, at) => ({ ...line, id: at + 1 }));

const WORDS = { added: '新增的行', gone: '没有了的行', changed: '改了' } as const;

const columns = [
  { key: 'no', title: '户编号', width: 130, render: ({ row }: Line) => row.householdNo ?? '未编号' },
  { key: 'name', title: '姓名', width: 90, render: ({ row }: Line) => row.name },
  { key: 'change', title: '变化', width: 90, render: ({ row }: Line) => WORDS[row.change] },
  { key: 'header', title: '列', width: 170, render: ({ cell }: Line) => cell?.header },
  {
    key: 'before',
    title: '当时',
    width: 140,
    grow: true,
    render: ({ cell }: Line) => <span title={cell?.before}>{cell?.before}</span>,
  },
  {
    key: 'after',
    title: '现在',
    width: 140,
    grow: true,
    render: ({ cell }: Line) => (
      <span className="strong" title={cell?.after}>
        {cell?.after}
      </span>
    ),
  },
];

interface ExportChangesProps {
  readonly sent: { readonly id: number; readonly title: string; readonly at: string };
  readonly onClose: () => void;
}

/** What the archive says otherwise now than when the table was sent, cell by cell; a line opens its household. */
export function ExportChanges({ sent, onClose }: ExportChangesProps): ReactNode {
  const { data, error } = useAnswer('export.changes', { id: sent.id });
  const [cursor, setCursor] = useState(0);
  const lines = linesOf(data?.rows ?? []);
  const open = ({ row }: Line): void => {
    if (row.householdId !== null) go({ page: 'household', id: row.householdId });
  };
  return (
    <Drawer open size={900} title={`${sent.title}：${momentOf(sent.at)} 导出后的变化`} onClose={onClose}>
      <ErrorNote error={error} />
      {data === undefined ? (
        error === null ? (
          <Busy text="正在对比…" />
        ) : null
      ) : (
        <div className="export-changes">
          <Note tone={lines.length === 0 ? 'good' : 'look'}>
            当时 {countOf(data.before)} 行，现在 {countOf(data.now)} 行
            {lines.length === 0
              ? '，每一格都没有变'
              : `：新增 ${countOf(data.added)} 行，没有了 ${countOf(data.gone)} 行，改了 ${countOf(data.changed)} 行`}
          </Note>
          {lines.length === 0 ? null : (
            <VirtualTable
              label="导出后的变化"
              columns={columns}
              count={lines.length}
              rowAt={(index) => lines[index]}
              idOf={({ id }) => id}
              cursor={cursor}
              onCursor={setCursor}
              onOpen={open}
            />
          )}
        </div>
      )}
    </Drawer>
  );
}
