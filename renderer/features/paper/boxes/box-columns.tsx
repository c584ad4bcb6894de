import { countOf } from '../../../ui/numbers.ts';
import type { Column } from '../../../ui/virtual-table.tsx';
import { RETENTIONS } from '../filing/filing-words.ts';
import type { Box } from './boxes-tab.tsx';

const serial = (value: number): string => String(value).padStart(4, '0');

export const boxColumns: readonly Column<Box>[] = [
  { key: 'year', title: '年度', width: 64, render: ({ year }) => <span className="strong">{year}</span> },
  { key: 'retention', title: '期限', width: 60, render: ({ retention }) => RETENTIONS[retention] },
  {
    ...{ key: 'office', title: '谁的', width: 110, grow: true },
    render: ({ village, office }) => (
      <>
        {village ?? '乡镇本级'} <span className="faint">{office}</span>
      </>
    ),
  },
  { key: 'number', title: '盒号', width: 56, align: 'right', render: ({ number }) => number },
  {
    ...{ key: 'span', title: '起止件号', width: 108 },
    render: ({ from, to }) =>
      from === null || to === null ? <span className="faint">空盒</span> : `${serial(from)}–${serial(to)}`,
  },
  { key: 'items', title: '件', width: 50, align: 'right', render: ({ items }) => countOf(items) },
  {
    ...{ key: 'full', title: '页数', width: 176 },
    render: ({ pages, capacity, spine }) => {
      const percent = capacity === 0 ? 0 : Math.round((pages / capacity) * 100);
      return (
        <span className="line" title={`${spine} 毫米的盒，估计能装 ${capacity} 页`}>
          <span className="share whole" aria-hidden>
            <i className={percent > 100 ? 'bad' : 'good'} style={{ width: `${Math.min(100, percent)}%` }} />
          </span>
          <span className={percent > 100 ? 'wrong num' : 'num'}>
            {countOf(pages)}/{countOf(capacity)}
          </span>
        </span>
      );
    },
  },
  { key: 'spine', title: '盒脊', width: 66, render: ({ spine }) => `${spine} 毫米` },
  {
    ...{ key: 'shelf', title: '柜架', width: 90 },
    render: ({ shelf }) => shelf ?? <span className="faint">没有填</span>,
  },
];
