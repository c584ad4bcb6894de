import { type ReactNode, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import type { RateNumber } from '#domain/suspicions/rates.ts';
import { call } from '../../client.ts';
import { go } from '../../route.ts';
import { Busy, Empty, ErrorNote } from '../../ui/notes.tsx';
import { countOf } from '../../ui/numbers.ts';
import { usePagedRows } from '../../ui/paged-rows.ts';
import { type Column, VirtualTable } from '../../ui/virtual-table.tsx';

type Found = Output<'suspicion.behind'>;
type Row = Found['rows'][number] & { readonly at: number };

const columns: readonly Column<Row>[] = [
  { key: 'village', title: '村', width: 96, render: ({ village }) => village ?? '未定村' },
  { key: 'householdNo', title: '户编号', width: 146, render: ({ householdNo }) => householdNo ?? '' },
  { key: 'headName', title: '户主', width: 90, render: ({ headName }) => headName ?? '' },
  { key: 'people', title: '人', width: 48, align: 'right', render: ({ people }) => people },
  { key: 'why', title: '依据', width: 240, grow: true, render: ({ why }) => <span title={why}>{why}</span> },
];

interface BehindProps {
  readonly year: number;
  readonly number: RateNumber;
  /** Null: the whole township. */
  readonly villageId: number | null;
  readonly place: string;
}

/** The households behind one number. */
export function Behind({ year, number, villageId, place }: BehindProps): ReactNode {
  const [cursor, setCursor] = useState(0);
  const asked = { year, number, ...(villageId === null ? {} : { villageId }) };
  const list = usePagedRows<Found['rows'][number], Found>(['suspicion.behind', asked], (offset, limit) =>
    call('suspicion.behind', { ...asked, offset, limit }),
  );
  const first = list.firstPage;
  if (first === undefined) return list.error === null ? <Busy /> : <ErrorNote error={list.error} />;
  return (
    <section className="stack" aria-label="数字背后的名单">
      <p>
        <span className="strong">
          {place}：{first.title}
        </span>
        ，名单 {countOf(first.total)} 户 {countOf(first.people)} 人
        {first.note === null ? '' : <span className="quiet">。{first.note}</span>}
      </p>
      <div className="rate-list">
        <VirtualTable
          label={first.title}
          columns={columns}
          count={list.count}
          rowAt={(index) => {
            const row = list.rowAt(index);
            return row === undefined ? undefined : { ...row, at: index + 1 };
          }}
          idOf={({ at }) => at}
          onRange={list.onRange}
          cursor={cursor}
          onCursor={setCursor}
          onOpen={({ householdId }) => {
            if (householdId !== null) go({ page: 'household', id: householdId });
          }}
          empty={<Empty title="名单是空的" />}
        />
      </div>
    </section>
  );
}
