import { type ReactNode, useState } from 'react';
import type { ImportedFile } from '#contract/import.ts';
import { VirtualTable } from '../../ui/virtual-table.tsx';

type Issue = ImportedFile['refusals'][number] & { readonly file: string };

const columns = [
  { key: 'file', title: '文件', width: 220, render: (issue: Issue) => issue.file },
  { key: 'row', title: '行', width: 60, align: 'right' as const, render: (issue: Issue) => issue.row },
  { key: 'column', title: '列', width: 150, render: (issue: Issue) => issue.column },
  {
    key: 'value',
    title: '原值',
    width: 190,
    render: (issue: Issue) => <span title={issue.value}>{issue.value}</span>,
  },
  {
    key: 'reason',
    title: '原因',
    width: 320,
    grow: true,
    render: (issue: Issue) => <span title={issue.reason}>{issue.reason}</span>,
  },
];

/** Where, what was written, why: one line a cell. */
export function IssueTable({ issues, label }: { issues: readonly Issue[]; label: string }): ReactNode {
  const [cursor, setCursor] = useState(0);
  return (
    <div className="issues">
      <VirtualTable
        label={label}
        columns={columns}
        count={issues.length}
        rowAt={(index) => issues[index]}
        idOf={(issue) => issues.indexOf(issue) + 1}
        cursor={cursor}
        onCursor={setCursor}
        empty={<p className="block-empty faint">没有</p>}
      />
    </div>
  );
}
