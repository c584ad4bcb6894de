import { closedYears } from '#db/closed-years.ts';
import { ok } from '#contract/result.ts';
import type { Handlers } from '../dispatch.ts';
import { inTurn, openArchiveOf } from '../session.ts';
import { askPast } from '../time/ask-past.ts';
import { householdAsOn } from '../time/past.ts';
import { householdTimeline } from '../time/timeline.ts';
import { closeYear, listYears, reopenYear } from '../time/year-acts.ts';

export const timeHandlers = {
  'year.list': listYears,
  'year.closed': (session) =>
    ok({
      years: closedYears(openArchiveOf(session).rawReading).map(({ year, closedOn }) => ({ year, closedOn })),
    }),
  'year.close': inTurn(closeYear),
  'year.reopen': inTurn(reopenYear),
  'household.asOn': householdAsOn,
  'household.timeline': householdTimeline,
  'household.inPast': askPast,
} satisfies Partial<Handlers>;
