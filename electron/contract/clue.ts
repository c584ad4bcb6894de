import { z } from 'zod';
import { channel } from './channel.ts';
import { changed, day, rowId, year } from './common.ts';

const state = z.enum(['found', 'accepted', 'fed-back', 'settled']);
const outcome = z.enum(['procedure', 'no-risk', 'other-help', 'duplicate']);
const clueIds = z.array(rowId).min(1, '请选择线索').max(1000);
const page = { offset: z.int().min(0).default(0), limit: z.int().min(1).max(1000).default(200) };
const text = (most: number) => z.string().trim().max(most).nullable().optional();
const person = z.string().trim().min(1, '请填写受理人').max(20);

const clue = z.strictObject({
  id: rowId,
  villageId: rowId,
  village: z.string(),
  householdId: rowId.nullable(),
  householdNo: z.string().nullable(),
  group: z.string().nullable(),
  /** The head's name, or who it is about where the household is not in the archive. */
  who: z.string().nullable(),
  people: z.int().nullable(),
  /** Stored code of household_type. */
  householdType: z.string().nullable(),
  /** Stored code of discovery_channel. */
  channel: z.string(),
  foundOn: day,
  content: z.string(),
  reporter: z.string().nullable(),
  reporterPhone: z.string().nullable(),
  hitId: rowId.nullable(),
  /** Key of the pack's threshold that a department's figure was above. */
  warning: z.string().nullable(),
  state,
  acceptedOn: day.nullable(),
  acceptedBy: z.string().nullable(),
  fedBackOn: day.nullable(),
  outcome: outcome.nullable(),
  settledOn: day.nullable(),
  note: z.string().nullable(),
  procedureId: rowId.nullable(),
  procedure: z.string().nullable(),
  procedureStatus: z.enum(['open', 'finished', 'stopped']).nullable(),
  /** Last day to take it up, and the days left until then (negative: late); null once taken up or without limit. */
  acceptBy: day.nullable(),
  daysLeft: z.int().nullable(),
  /** By how many days it was taken up too late. */
  daysLate: z.int(),
  /** Other clues of the household that are not settled. */
  others: z.int(),
});
export type Clue = z.infer<typeof clue>;

const warned = z.strictObject({
  hitId: rowId,
  householdId: rowId,
  householdNo: z.string().nullable(),
  village: z.string(),
  group: z.string().nullable(),
  headName: z.string().nullable(),
  name: z.string().nullable(),
  department: z.string(),
  suspicion: z.string(),
  detail: z.string().nullable(),
  amount: z.number().nullable(),
  reportedOn: day.nullable(),
  /** Key, name and basis of the threshold, and what it asks in words. */
  warning: z.string(),
  title: z.string(),
  threshold: z.string(),
  source: z.string(),
  isMonitored: z.boolean(),
  /** Clues of the household that are not settled. */
  openClues: z.int(),
});
export type WarnedHousehold = z.infer<typeof warned>;

const added = changed.extend({ added: z.int(), duplicates: z.int() });

/** 线索台账 and 预警. */
export const clueChannels = {
  'clue.list': channel({
    title: '线索台账',
    scope: 'window',
    may: 'read',
    input: z.strictObject({
      /** Of the day on which they were found. */
      year: year.optional(),
      villageId: rowId.optional(),
      householdId: rowId.optional(),
      channel: z.string().max(20).optional(),
      /** `open`: all that are not settled; `late`: not taken up in time. */
      state: z.enum(['open', 'late', ...state.options]).optional(),
      /** Part of a name, of a 户编号 or of the content. */
      text: z.string().max(60).optional(),
      ...page,
    }),
    output: z.strictObject({
      total: z.int(),
      rows: z.array(clue),
      /** Of all that the filter without its state finds. */
      states: z.record(z.enum(['open', 'late', ...state.options]), z.int()),
    }),
  }),
  'clue.add': channel({
    title: '登记线索',
    scope: 'window',
    may: 'write',
    input: z.strictObject({
      householdId: rowId.optional(),
      /** Of somebody whose household is not in the archive: the name and the village. */
      who: z.string().trim().min(1).max(40).optional(),
      villageId: rowId.optional(),
      channel: z.string().max(20),
      foundOn: day,
      content: z.string().trim().min(1, '请填写线索内容').max(500),
      reporter: text(20),
      reporterPhone: text(30),
      note: text(200),
    }),
    /** `duplicates`: clues of the household that were open already. */
    output: changed.extend({ id: rowId, duplicates: z.int() }),
  }),
  'clue.update': channel({
    title: '更正线索',
    scope: 'window',
    may: 'write',
    input: z.strictObject({
      id: rowId,
      /** The household, once it is in the archive. */
      householdId: rowId.optional(),
      channel: z.string().max(20).optional(),
      foundOn: day.optional(),
      content: z.string().trim().min(1, '请填写线索内容').max(500).optional(),
      reporter: text(20),
      reporterPhone: text(30),
      note: text(200),
      acceptedOn: day.optional(),
      acceptedBy: person.optional(),
      fedBackOn: day.optional(),
    }),
    output: changed,
  }),
  'clue.accept': channel({
    title: '受理线索',
    scope: 'window',
    may: 'write',
    input: z.strictObject({ clueIds, by: person, on: day }),
    output: changed,
  }),
  'clue.feedBack': channel({
    title: '线索反馈到村',
    scope: 'window',
    may: 'write',
    input: z.strictObject({ clueIds, on: day }),
    output: changed,
  }),
  'clue.settle': channel({
    title: '办结线索',
    scope: 'window',
    may: 'write',
    input: z.strictObject({
      clueIds,
      outcome,
      on: day,
      note: text(200),
      /** Of outcome `procedure`: the one that has the households. */
      procedureId: rowId.optional(),
    }),
    output: changed,
  }),
  'clue.warnings': channel({
    title: '预警',
    scope: 'window',
    may: 'read',
    input: z.strictObject({
      year,
      villageId: rowId.optional(),
      /** Key of a threshold. */
      warning: z.string().max(60).optional(),
      ...page,
    }),
    output: z.strictObject({
      total: z.int(),
      /** Reports above a threshold of which no clue was made yet. */
      rows: z.array(warned),
      thresholds: z.array(
        z.strictObject({
          key: z.string(),
          title: z.string(),
          threshold: z.string(),
          forWhom: z.string(),
          source: z.string(),
          /** Reports above it without a clue. */
          count: z.int(),
        }),
      ),
      /** Reports above a threshold of people who are in no household of the archive. */
      outside: z.int(),
      /** Why nothing can be warned of. */
      whyNone: z.string().nullable(),
    }),
  }),
  'clue.fromWarnings': channel({
    title: '预警转为线索',
    scope: 'window',
    may: 'write',
    input: z.strictObject({
      year,
      hitIds: z.array(rowId).min(1, '请选择预警').max(1000),
      /** The day on which the township got it; missing: today. */
      foundOn: day.optional(),
    }),
    output: added,
  }),
};
