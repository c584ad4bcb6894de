import type { DifferenceRow } from '#contract/import.ts';
import type { Column } from '../../ui/virtual-table.tsx';

const ENTITY = {
  household: '户',
  member: '人',
  spell: '监测',
  measure: '措施',
  pairing: '结对',
  other: '其他',
} satisfies Record<DifferenceRow['entity'], string>;

/** What a row of differences is about. */
export const leading: Column<DifferenceRow>[] = [
  {
    key: 'kind',
    title: '',
    width: 76,
    render: (row) => (
      <span className={`chip ${row.kind === 'added' ? 'good' : ''}`}>
        {row.kind === 'added' ? '新增' : '修改'}
        {ENTITY[row.entity]}
      </span>
    ),
  },
  {
    key: 'name',
    title: '户主或姓名',
    width: 104,
    render: (row) => <span className="strong">{row.name}</span>,
  },
  { key: 'village', title: '村', width: 92, render: (row) => row.village ?? '' },
  {
    key: 'row',
    title: '表中行',
    width: 62,
    align: 'right',
    render: (row) => <span title={row.file}>{row.fileRow ?? ''}</span>,
  },
];
