import type { Output } from '#contract/channels.ts';
import type { Column } from '../../../ui/virtual-table.tsx';

type Inspected = Output<'paper.inspect'>['households'][number];

const listOf = (titles: readonly string[], tone: string) =>
  titles.length === 0 ? (
    <span className="faint">–</span>
  ) : (
    <span className={tone} title={titles.join('、')}>
      {titles.join('、')}
    </span>
  );

export const inspectionColumns: readonly Column<Inspected>[] = [
  {
    key: 'head',
    title: '户主',
    width: 90,
    render: ({ head }) => <span className="strong">{head ?? '无户主'}</span>,
  },
  { key: 'householdNo', title: '户编号', width: 142, render: ({ householdNo }) => householdNo ?? '未编号' },
  { key: 'village', title: '村', width: 80, render: ({ village }) => village ?? '' },
  {
    ...{ key: 'asked', title: '名单上写的', width: 110 },
    render: ({ asked, among, closedOn }) => (
      <span className={among > 1 || closedOn !== null ? 'warn' : 'quiet'} title={asked}>
        {among > 1 ? `同名 ${among} 户` : closedOn === null ? asked : `${closedOn} 销户`}
      </span>
    ),
  },
  { key: 'missing', title: '缺', width: 180, grow: true, render: ({ missing }) => listOf(missing, 'wrong') },
  {
    key: 'unsigned',
    title: '未签',
    width: 150,
    grow: true,
    render: ({ unsigned }) => listOf(unsigned, 'warn'),
  },
];
