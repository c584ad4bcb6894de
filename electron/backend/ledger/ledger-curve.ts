import { daysOfIssues, type IssueDay } from '#db/issue-days.ts';
import { curveOf } from '#domain/ledger/curve.ts';
import { addDays, type Day } from '#domain/time/day.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, type Result } from '#contract/result.ts';
import { openArchiveOf, type Session, today } from '../session.ts';

/** So many days before the last are shown at least, and at most. */
const DAYS = { least: 13, most: 366 } as const;
const NOWHERE = '未定村';
const UNCONFIRMED = '未经部门确认';

/** The ledger day by day, and how it stands at the end by village, kind and department. */
export function ledgerCurve(
  session: Session,
  { from, to, ...where }: Input<'issue.curve'>,
): Result<Output<'issue.curve'>> {
  const last = to ?? today(session);
  const events = daysOfIssues(openArchiveOf(session).rawReading, where).filter(({ on }) => on <= last);
  const first = events.reduce<Day>((least, { on }) => earlierOf(on, least), last);
  const begin = from ?? earlierOf(first, addDays(last, -DAYS.least));
  const span = { from: laterOf(begin, addDays(last, -DAYS.most)), to: last };
  return ok({
    days: curveOf(events, span),
    villages: sumsBy(events, ({ village }) => village ?? NOWHERE),
    kinds: sumsBy(events, ({ of }) => of),
    departments: sumsBy(events, ({ department }) => department ?? UNCONFIRMED),
  });
}

const earlierOf = (one: Day, other: Day): Day => (one < other ? one : other);
const laterOf = (one: Day, other: Day): Day => (one > other ? one : other);

type Sums = Output<'issue.curve'>['kinds'];

/** What most is open of comes first. Reopened ones are not closed. */
function sumsBy(events: readonly IssueDay[], nameOf: (event: IssueDay) => string): Sums {
  return [...Map.groupBy(events, nameOf)]
    .map(([name, of]) => {
      const count = (kind: IssueDay['kind']) => of.filter((event) => event.kind === kind).length;
      const closed = count('closed') - count('reopened');
      return { name, closed, found: count('found'), open: count('found') - closed };
    })
    .toSorted((one, other) => other.open - one.open || other.found - one.found);
}
