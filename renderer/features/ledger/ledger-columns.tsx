import type { ReactNode } from 'react';
import { ISSUE_STATES } from '#domain/ledger/words.ts';
import type { Issue } from '#contract/issue.ts';
import { DaysLeft } from '../../ui/days-left.tsx';
import type { Column } from '../../ui/virtual-table.tsx';
import { whoseIssue } from './ledger-words.ts';

const cut = (text: string | null): ReactNode => <span title={text ?? ''}>{text}</span>;

const TONES: Readonly<Record<Issue['state'], string>> = {
  found: 'chip look',
  confirmed: 'chip look',
  planned: 'chip on',
  reopened: 'chip bad',
  closed: 'chip look',
  checked: 'chip',
};

/** Where a problem is, and what the archive says against it. */
export function IssueState({ issue }: { issue: Issue }): ReactNode {
  const { state, closedAs } = issue;
  const word = closedAs === 'unfounded' ? `${ISSUE_STATES[state]}·不属实` : ISSUE_STATES[state];
  return <span className={TONES[state]}>{word}</span>;
}

const STANDING = {
  settled: <span className="done">已改正</span>,
  back: <span className="wrong">又出现</span>,
  there: null,
} as const;

/** The ledger: what, whose, where it is and until when. */
export const ledgerColumns: readonly Column<Issue>[] = [
  { key: 'number', title: '编号', width: 84, render: ({ number }) => number },
  { key: 'state', title: '状态', width: 126, render: (issue) => <IssueState issue={issue} /> },
  {
    key: 'due',
    title: '时限',
    width: 84,
    render: ({ standing, daysLeft }) =>
      (standing === null ? null : STANDING[standing]) ?? <DaysLeft days={daysLeft} />,
  },
  { key: 'village', title: '村', width: 78, render: ({ village }) => cut(village) },
  {
    key: 'whose',
    title: '户主',
    width: 84,
    render: (issue) =>
      issue.householdId === null ? (
        <span className="quiet">村级问题</span>
      ) : (
        <span className="strong" title={issue.householdNo ?? ''}>
          {whoseIssue(issue)}
        </span>
      ),
  },
  { key: 'kind', title: '类别', width: 50, render: ({ kind }) => kind },
  { key: 'content', title: '问题', width: 150, grow: true, render: ({ content }) => cut(content) },
  {
    key: 'department',
    title: '部门',
    width: 116,
    render: ({ department, proposedDepartment }) =>
      department === null ? (
        <span className="faint" title="还没有确认">
          {proposedDepartment}
        </span>
      ) : (
        cut(department)
      ),
  },
];
