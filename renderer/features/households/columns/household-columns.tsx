import type { HouseholdRow } from '#contract/household.ts';
import { maskPhone } from '#domain/identity/mask.ts';
import { codeLabel } from '../../fields/shown.ts';
import { moneyOf } from '../../ui/numbers.ts';
import type { Column } from '../../ui/virtual-table.tsx';

/** The columns of the list; below the line a figure carries the word 低, not only a colour. */
export const householdColumns = (year: number, line: number | null): readonly Column<HouseholdRow>[] => [
  {
    key: 'householdNo',
    title: '户编号',
    width: 140,
    sortable: true,
    render: (row) => row.householdNo ?? '—',
  },
  {
    key: 'headName',
    title: '户主',
    width: 78,
    grow: true,
    sortable: true,
    render: (row) => <span className="strong">{row.headName ?? '无户主'}</span>,
  },
  { key: 'village', title: '村', width: 74, sortable: true, render: (row) => row.village ?? '未定村' },
  { key: 'group', title: '组', width: 54, render: (row) => row.group ?? '' },
  { key: 'people', title: '人口', width: 46, align: 'right', sortable: true, render: (row) => row.people },
  {
    key: 'householdType',
    title: '户类型',
    width: 76,
    sortable: true,
    render: (row) => codeLabel('household_type', row.householdType, year),
  },
  {
    key: 'monitoring',
    title: '监测类别',
    width: 104,
    sortable: true,
    render: (row) =>
      row.monitoring === null ? null : row.monitoringOpen ? (
        codeLabel('monitoring_category', row.monitoring, year)
      ) : (
        <span className="faint" title={codeLabel('monitoring_category', row.monitoring, year)}>
          已消除
        </span>
      ),
  },
  {
    key: 'perCapita',
    title: '人均纯收入',
    width: 96,
    align: 'right',
    sortable: true,
    render: (row) =>
      row.perCapita === null ? (
        <span className="faint">未填</span>
      ) : line !== null && row.perCapita < line ? (
        <span className="wrong" title={`低于参考线 ${line} 元`}>
          低 {moneyOf(row.perCapita)}
        </span>
      ) : (
        moneyOf(row.perCapita)
      ),
  },
  {
    key: 'phone',
    title: '电话',
    width: 100,
    render: (row) => (row.phone === null ? '' : maskPhone(row.phone)),
  },
];
