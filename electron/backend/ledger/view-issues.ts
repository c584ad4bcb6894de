import type { IssueRow } from '#db/issues.ts';
import { isSettled, fellBack, type Standing, stillThere } from '#domain/ledger/standing.ts';
import { daysBetween } from '#domain/time/day.ts';
import type { Issue } from '#contract/issue.ts';
import { type Session, today } from '../session.ts';
import { proposedDepartments } from './ledger-offices.ts';
import { standingsOf } from './standings.ts';

/** Problems as the window shows them, with what the archive says of each now. */
export async function viewIssues(session: Session, issues: readonly IssueRow[]): Promise<Issue[]> {
  const standings = await standingsOf(session, issues);
  const proposed = await proposedDepartments(session, issues);
  const now = today(session);
  return issues.map((issue) => {
    const { dueOn, closedOn } = issue;
    return {
      ...shownOf(issue),
      ...wordsOf(issue, standings.get(issue.id) ?? null),
      proposedDepartment: proposed(issue),
      daysLeft: dueOn === null || closedOn !== null ? null : daysBetween(now, dueOn) - 1,
    };
  });
}

function shownOf(issue: IssueRow) {
  const { householdType: _type, category: _category, memberHouseholdId: _household, ...rest } = issue;
  const { verdict: _verdict, reportedOn: _reportedOn, hitDepartment: _department, ...shown } = rest;
  return shown;
}

function wordsOf(
  { closedOn, closedAs }: IssueRow,
  standing: Standing,
): Pick<Issue, 'standing' | 'standingWords'> {
  if (closedOn !== null) {
    const back = fellBack(standing, { closedOn, closedAs: closedAs ?? 'corrected' });
    return { standing: back === null ? null : 'back', standingWords: back };
  }
  if (isSettled(standing)) return { standing: 'settled', standingWords: SETTLED[standing?.of ?? 'check'] };
  const still = stillThere(standing);
  return { standing: still === null ? null : 'there', standingWords: still };
}

const SETTLED = {
  check: '数据已改正，可以销号',
  comparison: '部门比对已核实不是问题，可以销号',
} as const;
