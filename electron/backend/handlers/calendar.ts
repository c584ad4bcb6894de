import { findEntry, removeEntry } from '#db/calendar.ts';
import { findVillage } from '#db/places.ts';
import { rowWriter } from '#db/row-access.ts';
import { reader } from '#db/write.ts';
import { countAgenda, urgencyOf } from '#domain/calendar/agenda.ts';
import { daysBetween, yearOf } from '#domain/time/day.ts';
import type { Input } from '#contract/channels.ts';
import { ok } from '#contract/result.ts';
import { agendaOf } from '../calendar/agenda.ts';
import type { Handlers } from '../dispatch.ts';
import { act, inTurn, openArchiveOf, Refusal, type Session, today } from '../session.ts';

const reading = (session: Session) => reader(openArchiveOf(session));

async function entryOf(session: Session, id: number) {
  const found = await findEntry(reading(session), id);
  if (found === undefined) throw new Refusal({ code: 'not-found', what: '这条日程' });
  return found;
}

/** Throws a Refusal when the entry is of a village that is not there. */
async function requireVillage(session: Session, id: number | null): Promise<void> {
  if (id !== null && (await findVillage(reading(session), id)) === undefined)
    throw new Refusal({ code: 'not-found', what: '这个村' });
}

const cellsOf = ({ title, dueOn, villageId, responsible, note }: Input<'calendar.add'>) => ({
  ...{ title, due_on: dueOn, village_id: villageId },
  ...{ responsible: responsible === '' ? null : responsible, note: note === '' ? null : note },
});

/** A day of the plan becomes an own entry when it is ticked. */
async function tick(session: Session, { id, title, dueOn, doneOn }: Input<'calendar.tick'>) {
  const now = today(session);
  if (doneOn !== null && doneOn > now) {
    const message = `完成日期 ${doneOn} 在今天之后，请核对日期。`;
    throw new Refusal({ code: 'rule', rule: 'calendar-day', message });
  }
  const known = id === null ? null : await entryOf(session, id);
  const head = {
    command: 'calendar.tick',
    title: `${doneOn === null ? '日程未办完' : '日程办完'}：${known?.title ?? title}`,
  };
  const { change } = await act(session, head, ({ raw }) => {
    const writer = rowWriter(raw);
    if (known === null) writer.insert('calendar_entry', { title, due_on: dueOn, done_on: doneOn });
    else writer.update('calendar_entry', known.id, { done_on: doneOn });
    return Promise.resolve();
  });
  return ok({ change });
}

export const calendarHandlers = {
  'calendar.agenda': async (session, { year }) => {
    const now = today(session);
    const asked = year ?? yearOf(now);
    const items = await agendaOf(reading(session), { year: asked, today: now });
    return ok({
      ...{ today: now, year: asked },
      items: items.map((item) => ({
        ...item,
        urgency: urgencyOf(item, now),
        daysLeft: item.dueOn === null ? null : daysBetween(now, item.dueOn) - 1,
      })),
      counts: countAgenda(items, now),
    });
  },
  'calendar.add': inTurn(async (session, input) => {
    await requireVillage(session, input.villageId);
    const head = { command: 'calendar.add', title: `新增日程：${input.title}` };
    const { value, change } = await act(session, head, ({ raw }) =>
      Promise.resolve(rowWriter(raw).insert('calendar_entry', cellsOf(input))),
    );
    return ok({ id: value, change });
  }),
  'calendar.update': inTurn(async (session, { id, ...input }) => {
    const { id: known } = await entryOf(session, id);
    await requireVillage(session, input.villageId);
    const head = { command: 'calendar.update', title: `修改日程：${input.title}` };
    const { change } = await act(session, head, ({ raw }) => {
      rowWriter(raw).update('calendar_entry', known, cellsOf(input));
      return Promise.resolve();
    });
    return ok({ change });
  }),
  'calendar.tick': inTurn(tick),
  'calendar.remove': inTurn(async (session, { id }) => {
    const { title } = await entryOf(session, id);
    const head = { command: 'calendar.remove', title: `删除日程：${title}` };
    const { change } = await act(session, head, ({ trx }) => removeEntry(trx, id));
    return ok({ change });
  }),
} satisfies Pick<
  Handlers,
  'calendar.agenda' | 'calendar.add' | 'calendar.update' | 'calendar.tick' | 'calendar.remove'
>;
