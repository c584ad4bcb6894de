import type { IssueFilter } from '#db/issues.ts';
import type { IssueFilter as Asked } from '#contract/issue.ts';
import { type Session, today } from '../session.ts';

/** The filter as the archive takes it: overdue is overdue today. */
export const filterOf = (session: Session, { overdue, ...filter }: Asked): IssueFilter => ({
  ...filter,
  ...(filter.text === '' ? { text: undefined } : {}),
  ...(overdue === undefined ? {} : { overdueOn: today(session) }),
});
