import { reopenIssue } from '#db/issue-writes.ts';
import { addDays } from '#domain/time/day.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, type Result } from '#contract/result.ts';
import { Refusal, type Session, today } from '../session.ts';
import { officesOfYear, proposedDepartments } from './ledger-offices.ts';
import { issuesOf, moveIssues } from './move-issues.ts';

type Changed = Promise<Result<Output<'issue.confirm'>>>;

/** What the department says about it: that it is one, of its own. */
export async function confirmIssues(
  session: Session,
  { ids, department, by, on }: Input<'issue.confirm'>,
): Changed {
  const proposed = await proposedDepartments(session, issuesOf(session, ids));
  const change = await moveIssues(session, ids, {
    ...{ command: 'issue.confirm', word: '部门确认', effectiveOn: on },
    actOf: (issue) => ({ kind: 'confirm', department: department ?? proposed(issue), by, on }),
    write: (issue) => ({
      department: department ?? proposed(issue),
      ...{ confirmed_by: by, confirmed_on: on },
    }),
  });
  return ok({ change });
}

export async function planIssues(
  session: Session,
  { ids, measure, unit, responsible, dueOn }: Input<'issue.plan'>,
): Changed {
  const due = dueOn ?? (await dueFromToday(session)).dueOn;
  if (due === null)
    throw new Refusal({
      code: 'rule',
      rule: 'issue-no-days',
      message: '政策包里没有整改期限，请填写整改时限。',
    });
  const change = await moveIssues(session, ids, {
    ...{ command: 'issue.plan', word: '定整改措施' },
    actOf: () => ({ kind: 'plan', measure, unit, responsible, dueOn: due }),
    write: () => ({ measure, responsible_unit: unit, responsible, due_on: due }),
  });
  return ok({ change });
}

/** The days in which a problem is put right by the year's pack, and where they end when they begin today. */
export async function dueFromToday(
  session: Session,
): Promise<{ days: number | null; dueOn: string | null; source: string | null }> {
  const now = today(session);
  const { pack } = await officesOfYear(session, Number(now.slice(0, 4)));
  const days = pack.documents.rectificationDays;
  return days === undefined
    ? { days: null, dueOn: null, source: null }
    : { days: days.value, dueOn: addDays(now, days.value), source: days.source };
}

export async function closeIssues(
  session: Session,
  { ids, as, done, evidence, by, on }: Input<'issue.close'>,
): Changed {
  const kind = as === 'corrected' ? 'close' : 'dismiss';
  const change = await moveIssues(session, ids, {
    ...{ command: 'issue.close', word: as === 'corrected' ? '销号' : '按不属实销号', effectiveOn: on },
    evidence,
    actOf: () => ({ kind, done, by, on }),
    write: () => ({
      ...{ done, evidence: evidence === '' ? null : evidence },
      ...{ closed_as: as, closed_by: by, closed_on: on },
    }),
  });
  return ok({ change });
}

/** Another person looks: it is right, or it goes back. */
export async function checkIssues(
  session: Session,
  { ids, passed, by, on, reason }: Input<'issue.check'>,
): Changed {
  const why = reason ?? '';
  const change = await moveIssues(session, ids, {
    ...{ command: 'issue.check', word: passed ? '复核通过' : '复核退回', effectiveOn: on },
    actOf: () => (passed ? { kind: 'pass', by, on } : { kind: 'sendBack', reason: why, by, on }),
    write: (issue, raw) => {
      if (passed) return { checked_by: by, checked_on: on };
      reopenIssue(raw, issue.id, { on, reason: `复核退回（${by}）：${why}` });
      return null;
    },
  });
  return ok({ change });
}

export async function reopenIssues(session: Session, { ids, reason, on }: Input<'issue.reopen'>): Changed {
  const change = await moveIssues(session, ids, {
    ...{ command: 'issue.reopen', word: '重开问题', reason, effectiveOn: on },
    actOf: () => ({ kind: 'reopen', reason, on }),
    write: (issue, raw) => {
      reopenIssue(raw, issue.id, { on, reason });
      return null;
    },
  });
  return ok({ change });
}
