import { linksOfIssue } from '#db/attachments.ts';
import { allIssues, countIssues, departmentsOfIssues, listIssues, reopeningsOf } from '#db/issues.ts';
import { reader } from '#db/write.ts';
import { ISSUE_STATES, type IssueState } from '#domain/ledger/words.ts';
import { PROBLEM_KINDS } from '#domain/policy/pack-parts.ts';
import { ok } from '#contract/result.ts';
import type { Handlers } from '../dispatch.ts';
import { departmentOfKind } from '../ledger/departments.ts';
import { exportLedger } from '../ledger/export-ledger.ts';
import {
  checkIssues,
  closeIssues,
  confirmIssues,
  dueFromToday,
  planIssues,
  reopenIssues,
} from '../ledger/issue-acts.ts';
import { ledgerCurve } from '../ledger/ledger-curve.ts';
import { filterOf } from '../ledger/ledger-filter.ts';
import { officesOfYear } from '../ledger/ledger-offices.ts';
import { issuesOf } from '../ledger/move-issues.ts';
import { openFrom } from '../ledger/open-from.ts';
import { openIssue } from '../ledger/open-issue.ts';
import { refreshIssues } from '../ledger/refresh-issues.ts';
import { viewIssues } from '../ledger/view-issues.ts';
import { inTurn, openArchiveOf, Refusal, today } from '../session.ts';

const STATES = Object.keys(ISSUE_STATES) as IssueState[];

export const issueHandlers = {
  'issue.list': async (session, { order, offset, limit, ...asked }) => {
    const { rawReading } = openArchiveOf(session);
    const filter = filterOf(session, asked);
    const counts = countIssues(rawReading, filter);
    const states = Object.fromEntries(STATES.map((state) => [state, counts.get(state) ?? 0]));
    const wanted = filter.state === undefined ? STATES : [filter.state];
    const late = countIssues(rawReading, { ...filter, overdueOn: today(session) });
    return ok({
      total: wanted.reduce((sum, state) => sum + (counts.get(state) ?? 0), 0),
      rows: await viewIssues(session, listIssues(rawReading, filter, { order, offset, limit })),
      states: states as Record<IssueState, number>,
      overdue: [...late.values()].reduce((sum, count) => sum + count, 0),
      departments: departmentsOfIssues(rawReading),
    });
  },
  'issue.ids': (session, asked) =>
    ok({ ids: allIssues(openArchiveOf(session).rawReading, filterOf(session, asked)).map(({ id }) => id) }),
  'issue.get': async (session, { id }) => {
    const [issue] = await viewIssues(session, issuesOf(session, [id]));
    if (issue === undefined) throw new Refusal({ code: 'not-found', what: '这个问题' });
    const archive = openArchiveOf(session);
    return ok({
      issue,
      reopenings: reopeningsOf(archive.rawReading, id),
      photos: await linksOfIssue(reader(archive), id),
    });
  },
  'issue.choices': async (session) => {
    const offices = await officesOfYear(session, Number(today(session).slice(0, 4)));
    const kinds = PROBLEM_KINDS.map((kind) => ({ kind, department: departmentOfKind(offices, kind) }));
    const written = departmentsOfIssues(openArchiveOf(session).rawReading);
    const departments = [...new Set([...kinds.map(({ department }) => department), ...written])];
    return ok({ kinds, departments, ...(await dueFromToday(session)) });
  },
  'issue.open': inTurn(openIssue),
  'issue.openFrom': inTurn(openFrom),
  'issue.confirm': inTurn(confirmIssues),
  'issue.plan': inTurn(planIssues),
  'issue.close': inTurn(closeIssues),
  'issue.check': inTurn(checkIssues),
  'issue.reopen': inTurn(reopenIssues),
  'issue.refresh': inTurn(refreshIssues),
  'issue.curve': ledgerCurve,
  'issue.export': exportLedger,
} satisfies Partial<Handlers>;
