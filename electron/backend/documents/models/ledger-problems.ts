import { allIssues, type IssueRow } from '#db/issues.ts';
import { labelOf } from '#domain/codes/code-value.ts';
import { ISSUE_STATES } from '#domain/ledger/words.ts';
import { ISSUE_SOURCES } from '#domain/procedures/words.ts';
import { departmentFor, kindNamed } from '../../ledger/departments.ts';
import type { Ask } from '../sheet.ts';
import type { FoundProblem } from './problems.ts';

/** What the ledger knows beside the problem itself. Null is left for the pen. */
export interface LedgerCourse {
  /** 2026-0001 */
  readonly number: string;
  /** Who confirmed it, and the day. */
  readonly confirmed: string | null;
  readonly measure: string | null;
  readonly unit: string | null;
  readonly responsible: string | null;
  /** yyyy-mm-dd */
  readonly dueOn: string | null;
  readonly progress: string;
  readonly done: string | null;
  readonly evidence: string | null;
  /** yyyy-mm-dd */
  readonly closedOn: string | null;
}

type Problem = FoundProblem & { readonly course: LedgerCourse };
type Where = { readonly villageId?: number; readonly householdId?: number };

/** What stood in the ledger in some part of the year, without what was found not to be a problem. */
function issuesOfYear({ raw, year }: Pick<Ask, 'raw' | 'year'>, where: Where): IssueRow[] {
  return allIssues(raw, where, 'place').filter(
    ({ foundOn, closedOn, closedAs }) =>
      foundOn <= `${year}-12-31` &&
      (closedOn === null || closedOn >= `${year}-01-01`) &&
      closedAs !== 'unfounded',
  );
}

/** The ledger's problems of the year, by place; none where nothing is registered. */
export const ledgerProblems = (ask: Ask, where: Where): Problem[] =>
  issuesOfYear(ask, where).map((issue) => problemOf(ask, issue));

/** Those that are not checked yet; where all are, all of them. */
export function toClose(problems: readonly Problem[]): readonly Problem[] {
  const open = problems.filter(({ course }) => course.progress !== ISSUE_STATES.checked);
  return open.length > 0 ? open : problems;
}

/** The households that have something to be closed; null where the village has no ledger. */
export function householdsOfYear(
  ask: Pick<Ask, 'raw' | 'year'>,
  where: { readonly villageId: number },
): Set<number> | null {
  const issues = issuesOfYear(ask, where);
  if (issues.length === 0) return null;
  const open = issues.filter(({ state }) => state !== 'checked');
  return new Set(open.flatMap(({ householdId }) => householdId ?? []));
}

function problemOf(ask: Ask, issue: IssueRow): Problem {
  const { year } = ask;
  const { householdId, category, householdType, sourceNote, source, confirmedOn, confirmedBy } = issue;
  return {
    // A problem of the village has no household.
    householdId: householdId ?? 0,
    householdNo: issue.householdNo,
    village: issue.village ?? '',
    group: issue.group,
    head: householdId === null ? null : issue.headName,
    category:
      labelOf('monitoring_category', category, year) ||
      labelOf('household_type', householdType, year) ||
      null,
    kind: kindNamed(issue.kind),
    department: issue.department ?? departmentFor(ask, issue),
    text: issue.content,
    source: sourceNote ?? ISSUE_SOURCES[source],
    foundOn: issue.foundOn,
    course: {
      ...{ number: issue.number, measure: issue.measure, unit: issue.responsibleUnit },
      confirmed: confirmedOn === null ? null : [confirmedBy ?? '', confirmedOn].join('\n').trim(),
      ...{ responsible: issue.responsible, dueOn: issue.dueOn, progress: ISSUE_STATES[issue.state] },
      ...{ done: issue.done, evidence: issue.evidence, closedOn: issue.closedOn },
    },
  };
}
