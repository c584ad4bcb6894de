import type { ReactNode } from 'react';
import type { HouseholdRow, LIST_COLUMNS } from '#contract/household.ts';
import type { Field } from '#domain/fields/field.ts';
import { maskPhone } from '#domain/identity/mask.ts';
import { findColumn } from '#domain/lists/list-fields.ts';
import { codeLabel, masked, shown } from '../../../fields/shown.ts';
import { moneyOf } from '../../../ui/numbers.ts';
import type { Column } from '../../../ui/virtual-table.tsx';
import type { ShownColumn } from './use-columns.ts';

type ListColumn = (typeof LIST_COLUMNS)[number];
type Of = Omit<Column<HouseholdRow>, 'key' | 'sortable'>;

/** Below the line a figure carries the word 低, not only a colour. */
function perCapita(row: HouseholdRow, line: number | null): ReactNode {
  if (row.perCapita === null) return <span className="faint">未填</span>;
  if (line === null || row.perCapita >= line) return moneyOf(row.perCapita);
  return (
    <span className="wrong" title={`低于参考线 ${line} 元`}>
      低 {moneyOf(row.perCapita)}
    </span>
  );
}

function monitoring(row: HouseholdRow, year: number): ReactNode {
  if (row.monitoring === null) return null;
  const category = codeLabel('monitoring_category', row.monitoring, year);
  if (row.monitoringOpen) return category;
  return (
    <span className="faint" title={category}>
      已消除
    </span>
  );
}

const ofList = (year: number, line: number | null): Readonly<Record<ListColumn, Of>> => ({
  householdNo: { title: '户编号', width: 140, render: (row) => row.householdNo ?? '—' },
  headName: {
    ...{ title: '户主', width: 78, grow: true },
    render: (row) => <span className="strong">{row.headName ?? '无户主'}</span>,
  },
  village: { title: '村', width: 74, render: (row) => row.village ?? '未定村' },
  group: { title: '组', width: 54, render: (row) => row.group ?? '' },
  people: { title: '人口', width: 46, align: 'right', render: (row) => row.people },
  householdType: {
    ...{ title: '户类型', width: 76 },
    render: (row) => codeLabel('household_type', row.householdType, year),
  },
  monitoring: { title: '监测类别', width: 104, render: (row) => monitoring(row, year) },
  perCapita: { title: '人均纯收入', width: 96, align: 'right', render: (row) => perCapita(row, line) },
  phone: { title: '电话', width: 100, render: (row) => (row.phone === null ? '' : maskPhone(row.phone)) },
});

const isNumber = ({ type }: Field) => type === 'int' || type === 'decimal';

function ofField(field: Field, year: number): Of {
  const text = (row: HouseholdRow) => masked(field.key, shown(field, row.extra[field.key], year));
  return {
    title: field.label,
    width: Math.min(150, Math.max(64, field.label.length * 13 + 18)),
    ...(isNumber(field) ? { align: 'right' as const } : {}),
    render: (row) => <span title={text(row)}>{text(row)}</span>,
  };
}

const isOfList = (own: Readonly<Record<string, Of>>, key: string): boolean => Object.hasOwn(own, key);

/** The shown columns of the list, each sortable, with the widths that somebody set. */
export function householdColumns(
  columns: readonly ShownColumn[],
  { year, line }: { readonly year: number; readonly line: number | null },
): Column<HouseholdRow>[] {
  const own = ofList(year, line);
  return columns.flatMap(({ key, width }): Column<HouseholdRow>[] => {
    const field = findColumn(key);
    const of = isOfList(own, key)
      ? own[key as ListColumn]
      : field === undefined
        ? null
        : ofField(field, year);
    return of === null ? [] : [{ ...of, key, sortable: true, ...(width === undefined ? {} : { width }) }];
  });
}

/** The name of a column in the list to choose from. */
export function columnTitle(key: string): string {
  const own = ofList(0, null);
  return isOfList(own, key) ? own[key as ListColumn].title : (findColumn(key)?.label ?? key);
}
