import { z } from 'zod';
import { channel } from './channel.ts';
import { changed, day, nothing, rowId, year } from './common.ts';
import { type TimelineKind, timelineKinds } from '#domain/time/timeline.ts';
import { householdPage } from './household.ts';

const closedYearView = z.strictObject({
  year,
  households: z.int(),
  members: z.int(),
  statements: z.int(),
  measures: z.int(),
  /** Null while the year is open. */
  closedOn: day.nullable(),
  note: z.string().nullable(),
});
export type YearView = z.infer<typeof closedYearView>;

const timelineKind = z.enum(Object.keys(timelineKinds) as [TimelineKind, ...TimelineKind[]]);

const timelineEvent = z.strictObject({
  /** yyyy, yyyy-mm or yyyy-mm-dd: as far as it is known. */
  on: z.string(),
  kind: timelineKind,
  title: z.string(),
  detail: z.string(),
});

/** What can be asked of a household as it was on a day. */
const pastChannels = [
  'household.get',
  'household.years',
  'household.ties',
  'record.list',
  'spell.list',
  'statement.list',
  'statement.get',
] as const;
export type PastChannel = (typeof pastChannels)[number];

export const isPastChannel = (channel: string): channel is PastChannel =>
  pastChannels.some((each) => each === channel);

/** Closed years, the household as on a day, its timeline. */
export const timeChannels = {
  'year.list': channel({
    title: '各年度和封存情况',
    scope: 'window',
    may: 'read',
    input: nothing,
    output: z.strictObject({ years: z.array(closedYearView) }),
  }),
  'year.closed': channel({
    title: '已封存的年度',
    scope: 'window',
    may: 'read',
    input: nothing,
    output: z.strictObject({ years: z.array(z.strictObject({ year, closedOn: day })) }),
  }),
  'year.close': channel({
    title: '封存年度',
    scope: 'window',
    may: 'set-up',
    input: z.strictObject({ year, note: z.string().trim().max(200).optional() }),
    output: changed,
  }),
  'year.reopen': channel({
    title: '解除封存',
    scope: 'window',
    may: 'set-up',
    input: z.strictObject({ year, reason: z.string().trim().min(1, '请填写解除封存的理由').max(200) }),
    output: changed,
  }),
  'household.asOn': channel({
    title: '某一天的户情',
    scope: 'window',
    may: 'read',
    logs: 'saw',
    input: z.strictObject({
      id: rowId.optional(),
      householdNo: z.string().optional(),
      on: day,
      /** The year of the day unless another is asked for. */
      year: year.optional(),
    }),
    output: z.strictObject({ on: day, page: householdPage }),
  }),
  'household.timeline': channel({
    title: '一户的时间轴',
    scope: 'window',
    may: 'read',
    logs: 'saw',
    input: z.strictObject({ id: rowId, kinds: z.array(timelineKind).optional() }),
    output: z.strictObject({ events: z.array(timelineEvent) }),
  }),
  'household.inPast': channel({
    title: '某一天的户情里的一项',
    scope: 'window',
    may: 'read',
    logs: 'saw',
    input: z.strictObject({
      householdId: rowId,
      on: day,
      channel: z.enum(pastChannels),
      /** What that channel takes. */
      input: z.unknown(),
    }),
    /** What that channel answers. */
    output: z.strictObject({ answer: z.unknown() }),
  }),
};
