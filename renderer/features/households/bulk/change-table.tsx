import { Segmented } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import type { BulkCell, BulkInput } from '#contract/bulk.ts';
import type { Output } from '#contract/channels.ts';
import { findField } from '#domain/fields/dictionary.ts';
import { call } from '../../../client.ts';
import { masked, shownOf } from '../../../fields/shown.ts';
import { ErrorNote } from '../../../ui/notes.tsx';
import { countOf } from '../../../ui/numbers.ts';
import { usePagedRows } from '../../../ui/paged-rows.ts';
import { type Column, VirtualTable } from '../../../ui/virtual-table.tsx';

type Preview = Output<'bulk.preview'>;
type Show = 'changes' | 'refused';

interface ChangeTableProps {
  readonly input: BulkInput;
  readonly preview: Preview;
  /** Numbers of the changes that are left out. */
  readonly except: ReadonlySet<number>;
  readonly onExcept: (except: ReadonlySet<number>) => void;
}

function columnsOf(year: number, show: Show, ofMembers: boolean): Column<BulkCell>[] {
  const value = (row: BulkCell, of: BulkCell['before']): string =>
    masked(row.field, shownOf(row.field, of, year));
  return [
    { key: 'householdNo', title: '户编号', width: 148, render: (row) => row.householdNo ?? '—' },
    { key: 'headName', title: '户主', width: 120, render: (row) => row.headName ?? '无户主' },
    ...(ofMembers
      ? [{ key: 'memberName', title: '成员', width: 120, render: (row: BulkCell) => row.memberName ?? '' }]
      : []),
    { key: 'field', title: '项', width: 170, render: (row) => findField(row.field)?.label ?? row.field },
    {
      ...{ key: 'before', title: '原来', width: 150 },
      render: (row) => <span className="quiet">{value(row, row.before) || '（未填）'}</span>,
    },
    show === 'refused'
      ? { key: 'reason', title: '为什么不能改', width: 200, grow: true, render: (row) => row.reason ?? '' }
      : {
          ...{ key: 'after', title: '改为', width: 150, grow: true },
          render: (row) => <span className="strong">{value(row, row.after) || '（清空）'}</span>,
        },
  ];
}

/** Every value that will change, old and new, each to be unticked; and those that cannot, with the reason. */
export function ChangeTable({ input, preview, except, onExcept }: ChangeTableProps): ReactNode {
  const [chosen, setShow] = useState<Show>('changes');
  const show = preview.refused === 0 ? 'changes' : chosen;
  const [cursor, setCursor] = useState(0);
  const rows = usePagedRows<BulkCell, Preview>(['bulk.preview', input, show], (offset, limit) =>
    call('bulk.preview', { ...input, show, offset, limit }),
  );
  const ofMembers = input.edits.some((edit) => edit.field.startsWith('member.'));
  const columns = useMemo(() => columnsOf(input.year, show, ofMembers), [input.year, show, ofMembers]);
  const ticked = useMemo(() => {
    const all = new Set<number>();
    for (let no = 1; no <= preview.values; no += 1) if (!except.has(no)) all.add(no);
    return all;
  }, [preview.values, except]);
  const untick = (next: ReadonlySet<number>): void => {
    const left = new Set<number>();
    for (let no = 1; no <= preview.values; no += 1) if (!next.has(no)) left.add(no);
    onExcept(left);
  };
  return (
    <>
      {preview.refused === 0 ? null : (
        <div className="line">
          <Segmented<Show>
            size="small"
            value={show}
            options={[
              { value: 'changes', label: `要改的 ${countOf(preview.values)} 项` },
              { value: 'refused', label: `不能改的 ${countOf(preview.refused)} 项` },
            ]}
            onChange={(next) => {
              setShow(next);
              setCursor(0);
            }}
          />
          <span className="quiet cut">
            {preview.reasons.map(({ reason, count }) => `${reason}：${countOf(count)} 项`).join('；')}
          </span>
        </div>
      )}
      <ErrorNote error={rows.error} />
      <div className="change-table">
        <VirtualTable
          label="要修改的值"
          columns={columns}
          count={rows.count}
          rowAt={rows.rowAt}
          idOf={(row) => row.no}
          nameOf={(row) => `${row.headName ?? row.householdNo ?? ''} ${findField(row.field)?.label ?? ''}`}
          cursor={cursor}
          onCursor={setCursor}
          {...(show === 'changes' ? { selection: ticked, onSelection: untick } : {})}
          onRange={rows.onRange}
          empty={<p className="preview-hint faint">没有要改的值。</p>}
        />
      </div>
    </>
  );
}
