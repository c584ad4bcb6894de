import { changesOfHousehold, listChanges } from '#db/changes.ts';
import { nextUndoAndRedo } from '#db/standing.ts';
import { addDays } from '#domain/time/day.ts';
import { ok } from '#contract/result.ts';
import type { Handlers } from '../dispatch.ts';
import { inTurn, openArchiveOf } from '../session.ts';
import { ofField } from '../time/field-history.ts';
import { cellViews, logReader } from '../time/log-view.ts';
import { turn } from '../time/turn.ts';

/** The moment at which a day begins on the clerk's calendar, as the log writes moments. */
const beginningOf = (day: string): string => new Date(`${day}T00:00`).toISOString();

export const changeHandlers = {
  'change.list': (session, { offset, limit, from, to, ...filter }) => {
    const days = {
      from: from === undefined ? undefined : beginningOf(from),
      before: to === undefined ? undefined : beginningOf(addDays(to, 1)),
    };
    return ok(listChanges(openArchiveOf(session).rawReading, { ...filter, ...days }, { offset, limit }));
  },
  'change.ofHousehold': (session, { householdId, limit }) => {
    const raw = openArchiveOf(session).rawReading;
    const log = logReader(raw);
    const changes = changesOfHousehold(raw, householdId, limit);
    return ok({
      changes: changes.map((c) => ({ ...c, cells: c.cells.flatMap((x) => cellViews(log, x)) })),
    });
  },
  'change.ofField': ofField,
  'change.next': (session) => ok(nextUndoAndRedo(openArchiveOf(session).rawReading)),
  'change.undo': inTurn(async (session, input) => {
    const done = await turn(session, '撤销', input);
    if (!done.ok) return done;
    const { act, ...rest } = done.value;
    return ok({ undone: act, ...rest });
  }),
  'change.redo': inTurn(async (session, input) => {
    const done = await turn(session, '重做', input);
    if (!done.ok) return done;
    const { act, ...rest } = done.value;
    return ok({ redone: act, ...rest });
  }),
} satisfies Partial<Handlers>;
