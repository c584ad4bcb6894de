import type { HouseholdRow } from '#contract/household.ts';
import { codeLabel } from '../../fields/shown.ts';
import { moneyOf } from '../../ui/numbers.ts';
import type { Column } from '../../ui/virtual-table.tsx';

/** What helps to choose households for a procedure. */
export const startColumns = (year: number): readonly Column<HouseholdRow>[] => [
  {
    key: 'headName',
    title: '户主',
    width: 120,
    render: (row: HouseholdRow) => <span className="strong">{row.headName}</span>,
  },
  { key: 'householdNo', title: '户编号', width: 140, render: (row: HouseholdRow) => row.householdNo ?? '—' },
  { key: 'group', title: '组', width: 70, render: (row: HouseholdRow) => row.group ?? '' },
  {
    key: 'people',
    title: '人口',
    width: 50,
    align: 'right',
    render: (row: HouseholdRow) => row.people,
  },
  {
    key: 'type',
    title: '户类型',
    width: 110,
    grow: true,
    render: (row: HouseholdRow) =>
      `${codeLabel('household_type', row.householdType, year)}${row.monitoringOpen ? ' 已在监测' : ''}`,
  },
  {
    key: 'perCapita',
    title: '人均纯收入',
    width: 100,
    align: 'right',
    render: (row: HouseholdRow) => moneyOf(row.perCapita),
  },
];
