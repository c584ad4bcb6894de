import type { Output } from '#contract/channels.ts';
import { countOf } from '../../../ui/numbers.ts';
import type { Column } from '../../../ui/virtual-table.tsx';

export type VillageRow = Output<'paper.township'>['villages'][number];

const count = (value: number, tone: string) =>
  value === 0 ? <span className="faint">0</span> : <span className={tone}>{countOf(value)}</span>;

/** `most`: the greatest number of papers that a village lacks; the bars are measured by it. */
export const villageColumns = (most: number): readonly Column<VillageRow>[] => [
  {
    ...{ key: 'name', title: '村', width: 110, grow: true },
    render: ({ id, name }) => <span className={id === null ? 'warn' : 'strong'}>{name}</span>,
  },
  { key: 'households', title: '户', width: 56, align: 'right', render: (row) => countOf(row.households) },
  {
    ...{ key: 'whole', title: '材料齐全的户', width: 190 },
    render: ({ whole, households }) => {
      const percent = households === 0 ? 0 : Math.floor((whole / households) * 100);
      return (
        <span className="line">
          <span className="share whole" aria-hidden>
            <i className="good" style={{ width: `${percent}%` }} />
          </span>
          <span className="num">
            {countOf(whole)} 户 <span className="quiet">{percent}%</span>
          </span>
        </span>
      );
    },
  },
  { key: 'missing', title: '缺', width: 60, align: 'right', render: (row) => count(row.missing, 'wrong') },
  { key: 'unsigned', title: '未签', width: 60, align: 'right', render: (row) => count(row.unsigned, 'warn') },
  {
    ...{ key: 'bar', title: '缺和未签', width: 150 },
    render: ({ missing, unsigned }) => (
      <span className="share" aria-hidden>
        <i className="bad" style={{ width: `${(missing / most) * 100}%` }} />
        <i className="warn" style={{ width: `${(unsigned / most) * 100}%` }} />
      </span>
    ),
  },
  {
    key: 'expected',
    title: '未到时候',
    width: 74,
    align: 'right',
    render: (row) => count(row.expected, 'quiet'),
  },
  {
    ...{ key: 'own', title: '村卷缺', width: 64, align: 'right' },
    render: ({ id, own }) => (id === null ? '' : count(own.missing + own.lost + own.unsigned, 'wrong')),
  },
];
