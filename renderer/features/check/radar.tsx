import { type ReactNode, useEffect, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import type { RadarRow } from '#contract/suspicion.ts';
import type { RadarKey } from '#domain/suspicions/radar.ts';
import { useArchive } from '../../archive-context.ts';
import { call } from '../../client.ts';
import { handedOver, handOver, handOverDone, useRemembered } from '../../memory.ts';
import { useAnswer } from '../../queries.ts';
import { go } from '../../route.ts';
import { useStatus } from '../../status-line.ts';
import { Busy, Empty, ErrorNote } from '../../ui/notes.tsx';
import { countOf } from '../../ui/numbers.ts';
import { usePagedRows } from '../../ui/paged-rows.ts';
import { type Column, VirtualTable } from '../../ui/virtual-table.tsx';
import { CheckTabs } from './check-tabs.tsx';

type Row = RadarRow & { readonly at: number };

const columns: readonly Column<Row>[] = [
  { key: 'village', title: '村', width: 110, render: ({ village }) => village ?? '未定村' },
  { key: 'householdNo', title: '户编号', width: 150, render: ({ householdNo }) => householdNo ?? '' },
  { key: 'headName', title: '户主', width: 100, render: ({ headName }) => headName ?? '' },
  {
    key: 'told',
    title: '情况',
    width: 320,
    grow: true,
    render: ({ told }) => <span title={told}>{told}</span>,
  },
];

/** Where a line of the radar is looked into. */
const TABS: Readonly<Partial<Record<RadarKey, string>>> = {
  W02: 'income',
  W04: 'visits',
  W05: 'visits',
  W06: 'assistance',
};

/** 预警雷达: what no rule forbids and yet gives itself away; how many, where, and who. */
export function Radar(): ReactNode {
  const { year } = useArchive();
  const answer = useAnswer('radar.list', { year });
  const [kept, setChosen] = useRemembered<RadarKey>('radar.chosen', 'W01');
  const sent = handedOver<RadarKey>('radar.sent');
  const [villageId, setVillage] = useState<number | null>(null);
  useEffect(() => {
    if (sent === undefined) return;
    handOverDone('radar.sent');
    setChosen(sent);
  }, [sent, setChosen]);
  const chosen = sent ?? kept;
  const lines = answer.data?.lines ?? [];
  const line = lines.find(({ key }) => key === chosen);
  useStatus(line === undefined ? '' : `${line.title} ${countOf(line.count)} ${line.unit}`);
  return (
    <section className="page paper check radar" aria-label="预警雷达">
      <div className="toolbar">
        <CheckTabs />
        <span className="quiet">{answer.data === undefined ? '' : `截至 ${answer.data.on}`}</span>
      </div>
      <ErrorNote error={answer.error} />
      <div className="columns">
        <aside className="side left" style={{ width: 248 }}>
          <div className="catalogue">
            <ul aria-label="哪一种预警">
              {lines.map(({ key, title, count, unit }) => (
                <li key={key}>
                  <button
                    type="button"
                    className={`plain${key === chosen ? ' here' : ''}`}
                    aria-pressed={key === chosen}
                    onClick={() => {
                      setChosen(key);
                      setVillage(null);
                    }}
                  >
                    <span className="cut catalogue-title">{title}</span>
                    <span className={count === 0 ? 'faint' : 'strong'}>
                      {countOf(count)} {unit}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </div>
        </aside>
        <div className="middle">
          {answer.isPending ? <Busy text="正在查看…" /> : null}
          {line === undefined ? null : (
            <>
              <div className="radar-head">
                <p>
                  {line.explanation}。<span className="quiet">来源：{line.source}</span>
                </p>
                {line.key === 'W01' || line.villages.length === 0 ? null : (
                  <div className="line wrap" role="group" aria-label="哪个村">
                    {line.villages.map(({ villageId: id, village, count }) => (
                      <button
                        key={id ?? 0}
                        type="button"
                        className={`chip${villageId === (id ?? 0) ? ' on' : ''}`}
                        aria-pressed={villageId === (id ?? 0)}
                        onClick={() => setVillage(villageId === (id ?? 0) ? null : (id ?? 0))}
                      >
                        {village} {countOf(count)}
                      </button>
                    ))}
                  </div>
                )}
              </div>
              <Rows key={`${chosen} ${villageId}`} of={chosen} year={year} villageId={villageId} />
            </>
          )}
        </div>
      </div>
    </section>
  );
}

interface RowsProps {
  readonly of: RadarKey;
  readonly year: number;
  readonly villageId: number | null;
}

function Rows({ of, year, villageId }: RowsProps): ReactNode {
  const [cursor, setCursor] = useState(0);
  const asked = { key: of, year, ...(villageId === null ? {} : { villageId }) };
  const list = usePagedRows<RadarRow, Output<'radar.behind'>>(['radar.behind', asked], (offset, limit) =>
    call('radar.behind', { ...asked, offset, limit }),
  );
  const open = ({ householdId, villageId: village }: Row): void => {
    const tab = TABS[of];
    if (householdId === null && village !== null) {
      handOver('households.village', village);
      go({ page: 'households' });
    }
    if (householdId !== null)
      go({ page: 'household', id: householdId, ...(tab === undefined ? {} : { tab }) });
  };
  if (list.firstPage === undefined) return list.error === null ? <Busy /> : <ErrorNote error={list.error} />;
  return (
    <VirtualTable
      label="预警名单"
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
      onOpen={open}
      autoFocus
      empty={<Empty title="没有这样的情况" />}
    />
  );
}
