import { allIssues, type IssueRow } from '#db/issues.ts';
import { reopenIssue } from '#db/issue-writes.ts';
import { fellBack, isSettled } from '#domain/ledger/standing.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, type Result } from '#contract/result.ts';
import { act, openArchiveOf, type Session, today } from '../session.ts';
import { named } from './move-issues.ts';
import { standingsOf } from './standings.ts';

type Refreshed = Output<'issue.refresh'>;

/** Lays the ledger beside the data: opens again what came back, and tells what was put right. */
export async function refreshIssues(
  session: Session,
  { ids }: Input<'issue.refresh'>,
): Promise<Result<Refreshed>> {
  const filter = ids === undefined ? {} : { ids };
  const issues = SOURCES.flatMap((source) =>
    allIssues(openArchiveOf(session).rawReading, { ...filter, source }),
  );
  return ok(await refreshed(session, issues));
}

/** The sources of which the archive itself can tell how things stand. */
const SOURCES = ['check', 'comparison'] as const;

async function refreshed(session: Session, issues: readonly IssueRow[]): Promise<Refreshed> {
  const standings = await standingsOf(session, issues);
  const back: { issue: IssueRow; reason: string }[] = [];
  const settled: number[] = [];
  for (const issue of issues) {
    const standing = standings.get(issue.id) ?? null;
    const { closedOn, closedAs } = issue;
    if (closedOn === null) {
      if (isSettled(standing)) settled.push(issue.id);
      continue;
    }
    const reason = fellBack(standing, { closedOn, closedAs: closedAs ?? 'corrected' });
    if (reason !== null) back.push({ issue, reason });
  }
  if (back.length === 0) return { change: null, reopened: [], settled };
  const numbers = back.map(({ issue }) => issue.number);
  const head = { command: 'issue.refresh', title: `问题又出现，重开：${named(numbers)}` };
  const done = await act(session, head, async ({ raw }) => {
    for (const { issue, reason } of back) reopenIssue(raw, issue.id, { on: today(session), reason });
  });
  return { change: done.change, reopened: numbers, settled };
}
