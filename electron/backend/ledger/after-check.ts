import { allIssues, type IssueFilter, type IssueRow } from '#db/issues.ts';
import { doneSince } from '#db/done-since.ts';
import { reopenIssue } from '#db/issue-writes.ts';
import { rowWriter } from '#db/row-access.ts';
import { fellBack } from '#domain/ledger/standing.ts';
import { findField } from '#domain/fields/dictionary.ts';
import { act, inTurn, openArchiveOf, type Session, today } from '../session.ts';
import { named } from './move-issues.ts';
import { hitsIn, placeKey } from './standings.ts';

interface Asked {
  readonly year: number;
  readonly villageId: number | undefined;
  /** The rules that were run over everything; null where the check was narrower and closes nothing. */
  readonly closing: ReadonlySet<string> | null;
}

interface Moved {
  readonly reopened: string[];
  readonly closed: string[];
}

/** Who closes what nobody finds any more. */
const CLOSER = '数据核查';

/**
 * After a check of many households in one year: what was closed as put right and is found again is opened, and after
 * a check of everything what is open and not found any more is closed. One change.
 */
export const closeAndReopen = inTurn(
  async (session: Session, { year, villageId, closing }: Asked): Promise<Moved> => {
    const filter: IssueFilter = { source: 'check', ...(villageId === undefined ? {} : { villageId }) };
    const issues = allIssues(openArchiveOf(session).rawReading, filter).filter(
      (issue) =>
        issue.year === year &&
        issue.rule !== null &&
        (issue.closedOn === null ? closing?.has(issue.rule) === true : issue.closedAs === 'corrected'),
    );
    if (issues.length === 0) return { reopened: [], closed: [] };
    const hits = await hitsIn(session, year, issues);
    const back = issues.flatMap((issue) => {
      const reason = issue.closedOn === null ? null : backReason(issue, hits.get(placeKey(issue)));
      return reason === null ? [] : [{ issue, reason }];
    });
    const gone = issues.filter((issue) => issue.closedOn === null && !hits.has(placeKey(issue)));
    return await move(session, back, gone);
  },
);

const backReason = (
  { closedOn, closedAs }: IssueRow,
  hit: { readonly message: string } | undefined,
): string | null =>
  fellBack(
    { of: 'check', message: hit?.message ?? null },
    { closedOn: closedOn ?? '', closedAs: closedAs ?? 'corrected' },
  );

async function move(
  session: Session,
  back: readonly { readonly issue: IssueRow; readonly reason: string }[],
  gone: readonly IssueRow[],
): Promise<Moved> {
  const reopened = back.map(({ issue }) => issue.number);
  const closed = gone.map(({ number }) => number);
  if (reopened.length + closed.length === 0) return { reopened, closed };
  const { rawReading } = openArchiveOf(session);
  const done = gone.map((issue) => whatWasDone(issue, doneSince(rawReading, issue)));
  const title = [
    ...(closed.length === 0 ? [] : [`核查不再查出，销号：${named(closed)}`]),
    ...(reopened.length === 0 ? [] : [`问题又出现，重开：${named(reopened)}`]),
  ].join('；');
  await act(session, { command: 'issue.refresh', title }, async ({ raw }) => {
    const on = today(session);
    const writer = rowWriter(raw);
    for (const [at, { id }] of gone.entries())
      writer.update('issue', id, {
        ...{ done: done[at] ?? null, closed_as: 'corrected', closed_by: CLOSER, closed_on: on },
      });
    for (const { issue, reason } of back) reopenIssue(raw, issue.id, { on, reason });
  });
  return { reopened, closed };
}

/** A sentence on what became of it; values are not told, an id number may be among them. */
function whatWasDone(issue: IssueRow, done: ReturnType<typeof doneSince>): string {
  if (done === null) return '数据核查不再查出这个问题';
  const day = done.at.slice(0, 10);
  if (done.of === 'answer') return `${day} ${done.by}说明情况属实：${done.words}`;
  if (done.of === 'closed') return `${day} ${done.by}注销了该户（${done.words}）`;
  const label = issue.field === null ? undefined : findField(issue.field)?.label;
  return done.of === 'field' && label !== undefined
    ? `${day} ${done.by}改了“${label}”（${done.words}）`
    : `${day} ${done.by}${done.words}`;
}
