import { allIssues, type IssueRow } from '#db/issues.ts';
import { insertIssues, reopenIssue } from '#db/issue-writes.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, type Result } from '#contract/result.ts';
import { act, openArchiveOf, type Session, today } from '../session.ts';
import {
  type Candidate,
  campaignKey,
  candidatesOfCampaigns,
  candidatesOfCheck,
  candidatesOfComparison,
  comparisonKey,
} from './candidates.ts';
import { named } from './move-issues.ts';
import { placeKey } from './standings.ts';

/** Puts what checks, comparisons and campaigns found into the ledger: each problem stands there once. */
export async function openFrom(
  session: Session,
  { findings, comparisonHitIds, campaignAnswerIds, foundBy }: Input<'issue.openFrom'>,
): Promise<Result<Output<'issue.openFrom'>>> {
  const found = [
    await candidatesOfCheck(session, findings),
    candidatesOfComparison(session, comparisonHitIds),
    await candidatesOfCampaigns(session, campaignAnswerIds),
  ];
  const candidates = found.flatMap((each) => each.candidates);
  const sorted = sortOut(candidates, known(session, candidates));
  const done = await act(session, headOf(sorted), async ({ raw }) => {
    for (const { issue, again } of sorted.back)
      reopenIssue(raw, issue.id, { on: today(session), reason: again });
    return insertIssues(
      raw,
      sorted.fresh.map(({ cells }) => ({ ...cells, found_by: cells['found_by'] ?? foundBy })),
    );
  });
  return ok({
    change: done.change,
    issues: done.value,
    ...{ known: sorted.known, unfounded: sorted.unfounded },
    reopened: sorted.back.map(({ issue }) => issue.number),
    gone: found.reduce((sum, { gone }) => sum + gone, 0),
  });
}

interface SortedOut {
  readonly fresh: readonly Candidate[];
  readonly back: readonly { readonly issue: IssueRow; readonly again: string }[];
  readonly known: number;
  readonly unfounded: number;
}

function headOf({ fresh, back }: SortedOut): { command: string; title: string } {
  const parts = [
    ...(fresh.length === 0 ? [] : [`登记问题 ${fresh.length} 个`]),
    ...(back.length === 0 ? [] : [`重开 ${named(back.map(({ issue }) => issue.number))}`]),
  ];
  return { command: 'issue.openFrom', title: parts.join('，') || '登记问题' };
}

/** The ledger's problems of these sources, by what makes them the same as a candidate. */
function known(session: Session, candidates: readonly Candidate[]): Map<string, IssueRow[]> {
  const { rawReading } = openArchiveOf(session);
  const sources = new Set(candidates.map(({ source }) => source));
  const issues = [...sources].flatMap((source) => allIssues(rawReading, { source }));
  return Map.groupBy(issues, keyOf);
}

function keyOf(issue: IssueRow): string {
  if (issue.comparisonHitId !== null) return comparisonKey(issue.comparisonHitId);
  return issue.source === 'campaign'
    ? campaignKey(issue.campaignId ?? 0, issue.householdId ?? 0, issue.rule ?? '')
    : placeKey(issue);
}

/** Values of another year are another problem, unless the older one still stands open. */
function sortOut(candidates: readonly Candidate[], issues: ReadonlyMap<string, IssueRow[]>): SortedOut {
  const fresh = new Map<string, Candidate>();
  const back: { issue: IssueRow; again: string }[] = [];
  let known = 0;
  let unfounded = 0;
  for (const candidate of candidates) {
    const same = issues.get(candidate.key) ?? [];
    const last = same.findLast(({ year }) => year === candidate.year);
    if (same.some(({ closedOn }) => closedOn === null)) known += 1;
    else if (last === undefined) fresh.set(candidate.key, candidate);
    else if (last.closedAs === 'unfounded' && candidate.source !== 'comparison') unfounded += 1;
    else back.push({ issue: last, again: candidate.again });
  }
  return { fresh: [...fresh.values()], back, known, unfounded };
}
