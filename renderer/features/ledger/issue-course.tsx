import type { ReactNode } from 'react';
import { CLOSED_AS } from '#domain/ledger/words.ts';
import { ISSUE_SOURCES } from '#domain/procedures/words.ts';
import type { Output } from '#contract/channels.ts';
import { go } from '../../route.ts';
import { DaysLeft } from '../../ui/days-left.tsx';

type Course = Output<'issue.get'>;

function CampaignLink({ id }: { id: number | null }): ReactNode {
  if (id === null) return null;
  return (
    <button type="button" className="link" onClick={() => go({ page: 'campaign', id })}>
      打开排查
    </button>
  );
}

/** The way of a problem through the ledger, what was closed and came back between. */
export function IssueCourse({ issue, reopenings }: Course): ReactNode {
  const { sourceNote, source, foundBy, department, proposedDepartment, confirmedBy } = issue;
  const isNew = reopenings.length === 0 || issue.dueOn !== null;
  return (
    <ol className="issue-course" aria-label="经过">
      <Station title="发现" on={issue.foundOn}>
        {[sourceNote === null ? ISSUE_SOURCES[source] : `${ISSUE_SOURCES[source]}：${sourceNote}`, foundBy]
          .filter(Boolean)
          .join(' · ')}{' '}
        <CampaignLink id={issue.campaignId} />
      </Station>
      <Station title="部门确认" on={issue.confirmedOn}>
        {department === null
          ? `应由${proposedDepartment}确认`
          : [department, confirmedBy].filter(Boolean).join(' · ')}
      </Station>
      {reopenings.map((back, at) => (
        <Station key={at} title="重开" on={back.reopenedOn} bad>
          {back.reason}
          <br />原{back.closedAs === null ? '销号' : CLOSED_AS[back.closedAs]}：{back.done}（{back.closedBy}{' '}
          {back.closedOn}
          {back.checkedOn === null ? '' : `，${back.checkedBy ?? ''}复核`}）
        </Station>
      ))}
      <Station title="整改" on={isNew ? issue.dueOn : null} word="限">
        {issue.measure === null ? null : (
          <>
            {issue.measure}
            <br />
            {[issue.responsibleUnit, issue.responsible].filter(Boolean).join(' · ')}{' '}
            <DaysLeft days={issue.daysLeft} />
          </>
        )}
      </Station>
      <Station title="销号" on={issue.closedOn}>
        {issue.closedOn === null ? null : (
          <>
            {issue.closedAs === 'unfounded' ? '不属实：' : ''}
            {issue.done}
            {issue.evidence === null ? '' : `；佐证：${issue.evidence}`}
            <br />
            {issue.closedBy}
          </>
        )}
      </Station>
      <Station title="复核" on={issue.checkedOn}>
        {issue.checkedBy}
      </Station>
    </ol>
  );
}

interface StationProps {
  readonly title: string;
  readonly on: string | null;
  /** Before the day: 限. */
  readonly word?: string;
  readonly bad?: boolean;
  readonly children?: ReactNode;
}

const Station = ({ title, on, word, bad, children }: StationProps): ReactNode => (
  <li className={on === null ? 'later' : bad === true ? 'back' : 'reached'}>
    <span className="head">
      <span className="strong">{title}</span>
      <span className="quiet">{on === null ? '—' : `${word ?? ''}${on}`}</span>
    </span>
    {children === null ? null : <span className="small">{children}</span>}
  </li>
);
