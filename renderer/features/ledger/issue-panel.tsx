import type { ReactNode } from 'react';
import { findField } from '#domain/fields/dictionary.ts';
import type { Issue } from '#contract/issue.ts';
import { tabOfField } from '../../fields/finding-place.ts';
import { Pictures } from '../../fields/pictures.tsx';
import { useAnswer } from '../../queries.ts';
import { go, type Route } from '../../route.ts';
import { Button } from '../../ui/button.tsx';
import { Busy, ErrorNote, Note } from '../../ui/notes.tsx';
import { IssueCourse } from './issue-course.tsx';
import { IssueState } from './ledger-columns.tsx';
import { printPaper } from './ledger-print.tsx';
import { type LedgerStep, nextStep, otherSteps, STEP_WORDS } from './ledger-words.ts';

interface IssuePanelProps {
  readonly id: number;
  readonly onStep: (step: LedgerStep, issue: Issue) => void;
}

/** One problem: what it is, its course, its proof, and the next act as the main button. */
export function IssuePanel({ id, onStep }: IssuePanelProps): ReactNode {
  const answer = useAnswer('issue.get', { id }, { keep: true });
  if (answer.isError) return <ErrorNote error={answer.error} />;
  if (answer.data === undefined) return <Busy />;
  const { issue, reopenings, photos } = answer.data;
  const next = nextStep(issue);
  const { standing, standingWords } = issue;
  return (
    <section className="issue" aria-label={`问题 ${issue.number}`}>
      <header className="line">
        <h2>{issue.number}</h2>
        <IssueState issue={issue} />
        <span className="chip">{issue.kind}</span>
        {issue.reopenings === 0 ? null : <span className="chip">重开 {issue.reopenings} 次</span>}
      </header>
      <p className="strong">{issue.content}</p>
      <Whose issue={issue} />
      {standing === null ? null : (
        <Note tone={standing === 'settled' ? 'good' : standing === 'back' ? 'bad' : 'look'}>
          {standingWords}
          {standing === 'back' ? '。请重开，重新整改' : ''}
        </Note>
      )}
      <div className="line wraps">
        {next === null ? null : (
          <Button may="review" type="primary" aria-keyshortcuts="Enter" onClick={() => onStep(next, issue)}>
            {STEP_WORDS[next]} <kbd>Enter</kbd>
          </Button>
        )}
        {otherSteps(issue).map((step) => (
          <Button may="review" key={step} onClick={() => onStep(step, issue)}>
            {step === 'plan' ? '改措施和时限' : step === 'confirm' ? '改确认部门' : STEP_WORDS[step]}
          </Button>
        ))}
        {issue.householdId === null ? null : <PrintSheet householdId={issue.householdId} />}
      </div>
      <IssueCourse {...{ issue, reopenings, photos }} />
      <Pictures owner={{ issueId: id }} />
    </section>
  );
}

const PrintSheet = ({ householdId }: { householdId: number }): ReactNode => (
  <Button may="print" onClick={() => printPaper('P33', { households: [householdId] })}>
    打印销号表
  </Button>
);

/** Whose problem it is, with the way to where it is put right. */
function Whose({ issue }: { issue: Issue }): ReactNode {
  const { householdId, field } = issue;
  if (householdId === null) return <p className="quiet">{issue.village} · 村级问题</p>;
  const label = field === null ? undefined : findField(field)?.label;
  return (
    <p className="quiet">
      {issue.village}
      {issue.group ?? ''} · {issue.headName}
      {issue.memberName === null || issue.memberName === issue.headName
        ? ''
        : ` · ${issue.memberName}`} · {issue.householdNo ?? '未编号'}{' '}
      <button type="button" className="link" onClick={() => go(placeOf(issue, householdId))}>
        {label === undefined ? '打开户档案' : `去改“${label}”`}
      </button>
    </p>
  );
}

function placeOf({ field, memberId }: Issue, id: number): Route {
  const known = field !== null && findField(field) !== undefined;
  const tab = known ? tabOfField(field) : memberId === null ? undefined : 'members';
  return {
    ...{ page: 'household', id },
    ...(tab === undefined ? {} : { tab }),
    ...(known ? { field } : {}),
    ...(memberId === null ? {} : { member: memberId }),
  };
}
