import { allIssues, type IssueRow } from '#db/issues.ts';
import { type Cells, rowWriter } from '#db/row-access.ts';
import type { IssueAct } from '#domain/ledger/course.ts';
import { refuseAct } from '#domain/ledger/refuse-act.ts';
import { isTrue, type Standing, stillThere } from '#domain/ledger/standing.ts';
import { act, openArchiveOf, Refusal, type Session, today } from '../session.ts';
import { standingsOf } from './standings.ts';

/** So many sentences of refusals are told at once. */
const TOLD = 5;

const ASKING: ReadonlySet<IssueAct['kind']> = new Set(['close', 'dismiss', 'pass']);

/** The problems with these ids, in the order of their numbers. */
export function issuesOf(session: Session, ids: readonly number[]): IssueRow[] {
  const found = allIssues(openArchiveOf(session).rawReading, { ids });
  if (found.length < new Set(ids).size) throw new Refusal({ code: 'not-found', what: '这个问题' });
  return found;
}

/** 2026-0001, or how many and the first of them. */
export const named = (numbers: readonly string[]): string =>
  numbers.length === 1 ? (numbers[0] ?? '') : `${numbers.length} 个问题（${numbers[0] ?? ''} 等）`;

interface Move {
  readonly command: string;
  /** 部门确认, 销号 … */
  readonly word: string;
  readonly reason?: string | undefined;
  readonly effectiveOn?: string | undefined;
  /** What was written of the proof; photos count as well. */
  readonly evidence?: string | null;
  readonly actOf: (issue: IssueRow) => IssueAct;
  readonly write: (issue: IssueRow, raw: Raw) => Cells | null;
}
type Raw = Parameters<typeof rowWriter>[0];

/** One act with several problems as one change: all of them, or none and the sentences why not. */
export async function moveIssues(
  session: Session,
  ids: readonly number[],
  move: Move,
): Promise<number | null> {
  const { command, word, reason, effectiveOn, actOf, write } = move;
  const issues = issuesOf(session, ids);
  // Only who closes or lets pass asks the data; for the other acts no rule is run.
  const asks = issues.some((issue) => ASKING.has(actOf(issue).kind));
  const standings = asks ? await standingsOf(session, issues) : new Map<number, Standing>();
  refuse(
    issues.flatMap((issue) => {
      const standing = standings.get(issue.id) ?? null;
      return (
        refuseAct(issue, actOf(issue), {
          today: today(session),
          stillThere: stillThere(standing),
          isTrue: isTrue(standing),
          hasEvidence: issue.photos > 0 || (move.evidence ?? '').trim() !== '',
        }) ?? []
      );
    }),
  );
  const head = {
    command,
    title: `${word}：${named(issues.map(({ number }) => number))}`,
    reason,
    effectiveOn,
  };
  const done = await act(session, head, async ({ raw }) => {
    const writer = rowWriter(raw);
    for (const issue of issues) {
      const cells = write(issue, raw);
      if (cells !== null) writer.update('issue', issue.id, cells);
    }
  });
  return done.change;
}

function refuse(refusals: readonly { readonly rule: string; readonly message: string }[]): void {
  const [first] = refusals;
  if (first === undefined) return;
  const told = refusals.slice(0, TOLD).map(({ message }) => message);
  const rest = refusals.length > TOLD ? `另有 ${refusals.length - TOLD} 个问题也不能办。` : '';
  const message = `${told.join('')}${rest}`;
  throw new Refusal({
    ...{ code: 'rule', rule: first.rule, message },
    ...(refusals.length > 1 ? { refused: refusals.map((each) => ({ ...each })) } : {}),
  });
}
