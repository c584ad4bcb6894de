import { z } from 'zod';
import { AGENDA_KINDS, type AgendaKind, URGENCIES, type Urgency } from '#domain/calendar/agenda.ts';
import { channel } from './channel.ts';
import { changed, day, rowId, year } from './common.ts';

const kind = z.enum(Object.keys(AGENDA_KINDS) as [AgendaKind, ...AgendaKind[]]);
const urgency = z.enum(Object.keys(URGENCIES) as [Urgency, ...Urgency[]]);

const item = z.strictObject({
  kind,
  urgency,
  title: z.string(),
  /** How it stands, in words. */
  state: z.string(),
  /** Null: it can be done now, and no rule says until when. */
  dueOn: day.nullable(),
  doneOn: day.nullable(),
  /** Days from today to the last day; negative when late. */
  daysLeft: z.int().nullable(),
  villageId: rowId.nullable(),
  village: z.string().nullable(),
  responsible: z.string().nullable(),
  source: z.string().nullable(),
  /** Of the row that it tells of; null for a day of the plan. */
  id: rowId.nullable(),
  /** The procedure of an objection. */
  at: rowId.nullable(),
});
export type AgendaLine = z.infer<typeof item>;

const entry = {
  title: z.string().trim().min(1, '请填写事项').max(60),
  dueOn: day,
  villageId: rowId.nullable().default(null),
  responsible: z.string().trim().max(20).nullable().default(null),
  note: z.string().trim().max(200).nullable().default(null),
};

export const calendarChannels = {
  'calendar.agenda': channel({
    title: '待办和日程',
    scope: 'window',
    may: 'read',
    /** The year whose plan is shown; what runs is shown whatever its year. Missing: today's. */
    input: z.strictObject({ year: year.optional() }),
    output: z.strictObject({ today: day, year, items: z.array(item), counts: z.record(urgency, z.int()) }),
  }),
  'calendar.add': channel({
    title: '新增日程',
    scope: 'window',
    may: 'review',
    input: z.strictObject(entry),
    output: changed.extend({ id: rowId }),
  }),
  'calendar.update': channel({
    title: '修改日程',
    scope: 'window',
    may: 'review',
    input: z.strictObject({ id: rowId, ...entry }),
    output: changed,
  }),
  'calendar.tick': channel({
    title: '日程办完',
    scope: 'window',
    may: 'review',
    /** An own entry by its id, a day of the plan by its words and day. `doneOn` null takes the tick away. */
    input: z.strictObject({
      id: rowId.nullable(),
      title: z.string().max(60),
      dueOn: day,
      doneOn: day.nullable(),
    }),
    output: changed,
  }),
  'calendar.remove': channel({
    title: '删除日程',
    scope: 'window',
    may: 'review',
    input: z.strictObject({ id: rowId }),
    output: changed,
  }),
};
