import { AGENDA_KINDS } from '#domain/calendar/agenda.ts';
import { daysBetween } from '#domain/time/day.ts';
import type { ModelOf } from '#templates/catalogue.ts';
import { agendaOf } from '../../calendar/agenda.ts';
import type { Maker } from '../sheet.ts';

/** What the township has to do and the year's days (T02), as the agenda of the window has them. */
export const agenda: Maker<ModelOf<'T02'>> = {
  of: 'township',
  model: async ({ db, township, year, today }) => ({
    ...{ county: township.county, township: township.name, year, asOf: today },
    rows: (await agendaOf(db, { year, today })).map((item) => ({
      ...{ dueOn: item.dueOn, kind: AGENDA_KINDS[item.kind], title: item.title, state: item.state },
      ...{ village: item.village, responsible: item.responsible, isDone: item.doneOn !== null },
      left: item.doneOn !== null ? `${item.doneOn} 已办` : leftInWords(item.dueOn, today),
    })),
  }),
};

function leftInWords(dueOn: string | null, today: string): string {
  if (dueOn === null) return '';
  const days = daysBetween(today, dueOn) - 1;
  if (days < 0) return `已超 ${-days} 天`;
  return days === 0 ? '今天' : `还剩 ${days} 天`;
}
