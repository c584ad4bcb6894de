import { type ReactNode, useState } from 'react';
import { useAnswer } from '../../queries.ts';
import { go } from '../../route.ts';
import { useStatus } from '../../status-line.ts';
import { Button } from '../../ui/button.tsx';
import { Busy, Empty, ErrorNote } from '../../ui/notes.tsx';
import { countOf } from '../../ui/numbers.ts';
import { type Column, VirtualTable } from '../../ui/virtual-table.tsx';
import { CheckTabs } from './check-tabs.tsx';
import { DrawSample } from './sampling-draw.tsx';
import { type Sample, samplePlace } from './sampling-words.ts';

const columns: Column<Sample>[] = [
  { key: 'title', title: '抽查', width: 220, grow: true, render: ({ title }) => title },
  { key: 'year', title: '年度', width: 64, render: ({ year }) => year },
  { key: 'madeOn', title: '抽样日期', width: 100, render: ({ madeOn }) => madeOn },
  { key: 'villages', title: '村', width: 60, align: 'right', render: ({ villages }) => countOf(villages) },
  {
    key: 'households',
    title: '户',
    width: 72,
    align: 'right',
    render: ({ households }) => countOf(households),
  },
  {
    key: 'surveyed',
    title: '已复核',
    width: 72,
    align: 'right',
    render: ({ surveyed }) => countOf(surveyed),
  },
  { key: 'fields', title: '指标', width: 60, align: 'right', render: ({ fields }) => fields.length },
  {
    key: 'strata',
    title: '分层',
    width: 90,
    render: ({ strata }) => (strata === 'none' ? '不分' : '按户类型'),
  },
  { key: 'seed', title: '种子', width: 120, render: ({ seed }) => <span className="quiet">{seed}</span> },
  { key: 'note', title: '说明', width: 160, grow: true, render: ({ note }) => note },
];

/** The samples, the newest first. */
export function SampleList(): ReactNode {
  const [drawing, setDrawing] = useState(false);
  const [cursor, setCursor] = useState(0);
  const answer = useAnswer('sample.list', {});
  const samples = answer.data?.samples;
  useStatus(samples === undefined ? '' : `抽查 ${countOf(samples.length)} 次`);
  return (
    <section className="page paper check" aria-label="质量抽查">
      <div className="toolbar">
        <CheckTabs />
        <span className="spread" />
        <Button may="review" type="primary" onClick={() => setDrawing(true)}>
          抽样…
        </Button>
      </div>
      <ErrorNote error={answer.error} />
      {samples === undefined ? (
        <Busy />
      ) : (
        <VirtualTable
          label="抽查"
          columns={columns}
          count={samples.length}
          rowAt={(at) => samples[at]}
          idOf={({ id }) => id}
          cursor={cursor}
          onCursor={setCursor}
          onOpen={({ id }) => go(samplePlace(id))}
          autoFocus
          empty={
            <Empty title="还没有抽查过">
              <p>点“抽样…”随机抽户，印调查表入户，把问到的再录一遍，和档案逐项比，得出差错率和群众认可度。</p>
            </Empty>
          }
        />
      )}
      {drawing ? <DrawSample onClose={() => setDrawing(false)} /> : null}
    </section>
  );
}
