import type { ReactNode } from 'react';
import type { CheckFix } from '#contract/check.ts';
import { findField } from '#domain/fields/dictionary.ts';
import type { Column } from '../../ui/virtual-table.tsx';

export const fixColumns: readonly Column<CheckFix>[] = [
  { key: 'title', title: '改什么', width: 190, render: ({ title }) => title },
  { key: 'householdNo', title: '户编号', width: 146, render: ({ householdNo }) => householdNo ?? '未编号' },
  { key: 'name', title: '姓名', width: 90, render: ({ name }) => name ?? '' },
  { key: 'field', title: '项', width: 130, render: ({ field }) => findField(field)?.label ?? field },
  { key: 'before', title: '改前', width: 200, grow: true, render: ({ before }) => written(before, 'quiet') },
  { key: 'after', title: '改后', width: 200, grow: true, render: ({ after }) => written(after, 'strong') },
];

/** As it is written: a blank is shown, since it is often what is wrong. */
function written(value: CheckFix['before'], tone: 'quiet' | 'strong'): ReactNode {
  if (value === null || value === '') return <span className="faint">空</span>;
  const text = String(value);
  return (
    <span className={tone} title={text}>
      {text.replace(/\s/g, '␣')}
    </span>
  );
}
