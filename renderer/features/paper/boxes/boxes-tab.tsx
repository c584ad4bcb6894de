import { Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import { useArchive } from '../../../archive-context.ts';
import { sendToPrint } from '../../../fields/send-to-print.ts';
import { useRemembered } from '../../../memory.ts';
import { useAnswer } from '../../../queries.ts';
import { useStatus } from '../../../status-line.ts';
import { Button } from '../../../ui/button.tsx';
import { Busy, Empty, ErrorNote } from '../../../ui/notes.tsx';
import { countOf } from '../../../ui/numbers.ts';
import { VirtualTable } from '../../../ui/virtual-table.tsx';
import { RETENTIONS } from '../filing/filing-words.ts';
import { boxColumns } from './box-columns.tsx';
import { BoxPanel } from './box-panel.tsx';
import { FillDialog } from './fill-dialog.tsx';

type Boxes = Output<'filing.boxes'>;
export type Box = Boxes['boxes'][number];
export type Series = Boxes['loose'][number];

/** Filed papers that lie in no box, by series; the boxes, and what lies in the one under the cursor. */
export function BoxesTab(): ReactNode {
  const { archive } = useArchive();
  const [year, setYear] = useRemembered<number | null>('filing.box-year', null);
  const answer = useAnswer('filing.boxes', year === null ? {} : { year }, { keep: true });
  const [cursor, setCursor] = useState(0);
  const [filling, setFilling] = useState<Series | null>(null);
  const boxes = answer.data?.boxes ?? [];
  const here = boxes[Math.min(cursor, boxes.length - 1)];
  useStatus(`${countOf(boxes.length)} 盒`);
  const thisYear = Number(archive.today.slice(0, 4));
  if (answer.isError) return <ErrorNote error={answer.error} />;
  if (answer.data === undefined) return <Busy />;
  return (
    <>
      <div className="toolbar">
        <h2>档案盒</h2>
        <Select
          allowClear
          aria-label="盒的年度"
          placeholder="全部年度"
          style={{ width: 110 }}
          value={year}
          options={Array.from({ length: thisYear - 2013 }, (_, back) => ({
            value: thisYear - back,
            label: `${thisYear - back} 年度`,
          }))}
          onChange={(next: number | null | undefined) => setYear(next ?? null)}
        />
        <span className="quiet">户卷、村卷自成一卷，不装盒</span>
        <span className="spread" />
        {boxes.length === 0 ? null : (
          <Button may="print" onClick={() => sendToPrint('P41D', { township: true })}>
            打印盒脊…
          </Button>
        )}
      </div>
      <Loose loose={answer.data.loose} onFill={setFilling} />
      <div className="columns">
        <div className="middle">
          <VirtualTable
            label="档案盒"
            columns={boxColumns}
            count={boxes.length}
            rowAt={(index) => boxes[index]}
            idOf={({ id }) => id}
            cursor={Math.min(cursor, boxes.length - 1)}
            onCursor={setCursor}
            autoFocus
            empty={
              <Empty title="还没有档案盒">
                {answer.data.loose.length === 0
                  ? '先在“归档”里归档，归好的文件在这里装盒。'
                  : '在上面选一类文件，点“装盒”，按盒的厚度算好每盒装到第几件。'}
              </Empty>
            }
          />
        </div>
        {here === undefined ? null : <BoxPanel key={here.id} box={here} boxes={boxes} />}
      </div>
      {filling === null ? null : <FillDialog series={filling} onClose={() => setFilling(null)} />}
    </>
  );
}

function Loose({ loose, onFill }: { loose: readonly Series[]; onFill: (series: Series) => void }): ReactNode {
  if (loose.length === 0) return null;
  return (
    <div className="loose-series">
      <table className="sheet" aria-label="还没有装盒的">
        <thead>
          <tr>
            <th>还没有装盒的</th>
            <th>谁的</th>
            <th>期限</th>
            <th className="num">件</th>
            <th className="num">页</th>
            <th aria-label="装盒" />
          </tr>
        </thead>
        <tbody>
          {loose.map((series) => {
            const { year, retention, office, village, items, pages } = series;
            return (
              <tr key={`${year} ${retention} ${office}`}>
                <td>{year} 年度</td>
                <td>
                  {village ?? '乡镇本级'} <span className="faint">{office}</span>
                </td>
                <td>{RETENTIONS[retention]}</td>
                <td className="num">{countOf(items)}</td>
                <td className="num">{countOf(pages)}</td>
                <td className="num">
                  <Button may="write" size="small" onClick={() => onFill(series)}>
                    装盒…
                  </Button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
