import { z } from 'zod';
import { channel } from './channel.ts';
import { changed, day, rowId, year } from './common.ts';

const way = z.enum(['visit', 'phone', 'letter', 'online', 'other']);
const outcome = z.enum(['upheld', 'dismissed', 'withdrawn']);
const name = z.string().trim().min(1).max(20);

/** An objection to a notice; who objected is for the office alone and stands in no paper of the village. */
const objection = z.strictObject({
  id: rowId,
  procedureId: rowId,
  procedure: z.string(),
  procedureStatus: z.enum(['open', 'finished', 'stopped']),
  village: z.string(),
  step: z.string(),
  stepTitle: z.string(),
  /** Null: it is about the whole notice. */
  householdId: rowId.nullable(),
  householdNo: z.string().nullable(),
  headName: z.string().nullable(),
  receivedOn: day,
  channel: way,
  /** Null: anonymous. */
  objector: z.string().nullable(),
  objectorPhone: z.string().nullable(),
  content: z.string(),
  verifiedOn: day.nullable(),
  verifiers: z.array(z.string()),
  finding: z.string().nullable(),
  outcome: outcome.nullable(),
  decidedOn: day.nullable(),
  decidedBy: z.string().nullable(),
  answeredOn: day.nullable(),
  answer: z.string().nullable(),
  /** Last day to answer, working days counted; the days left until then (negative: late), null once none are to come. */
  answerBy: day,
  daysLeft: z.int().nullable(),
  /** By how many days the answer was late. */
  daysLate: z.int(),
  /** What is to be done to it now; null: nothing. */
  next: z.enum(['verify', 'decide', 'drop', 'repost', 'answer']).nullable(),
  /** If it is upheld: whether a household falls out by it, whether the notice must be put up anew. */
  dropsHousehold: z.boolean(),
  restartsNotice: z.boolean(),
});
export type Objection = z.infer<typeof objection>;

export const objectionChannels = {
  'objection.list': channel({
    title: '异议',
    scope: 'window',
    may: 'read',
    /** Of a procedure, of a village or a year; without any of them of the township. */
    input: z.strictObject({
      procedureId: rowId.optional(),
      villageId: rowId.optional(),
      year: year.optional(),
      /** Only those to which something is to be done. */
      open: z.boolean().optional(),
    }),
    output: z.strictObject({
      /** Those to which something is to be done come first, by the day to answer. */
      rows: z.array(objection),
      open: z.int(),
      late: z.int(),
      /** In how many working days an objection is to be answered, and who says so; of a procedure only. */
      answerWithin: z.strictObject({ days: z.int(), source: z.string() }).nullable(),
    }),
  }),
  'objection.add': channel({
    title: '登记异议',
    scope: 'window',
    may: 'write',
    input: z.strictObject({
      procedureId: rowId,
      step: z.string(),
      householdId: rowId.nullable().default(null),
      receivedOn: day,
      channel: way,
      /** Left out: anonymous. */
      objector: name.nullable().default(null),
      objectorPhone: z.string().trim().max(30).nullable().default(null),
      content: z.string().trim().min(1, '请填写异议内容').max(500),
    }),
    output: changed.extend({ id: rowId }),
  }),
  'objection.verify': channel({
    title: '核实异议',
    scope: 'window',
    may: 'write',
    input: z.strictObject({
      id: rowId,
      on: day,
      verifiers: z.array(name).max(10),
      finding: z.string().trim().min(1, '请填写核实情况').max(1000),
    }),
    output: changed,
  }),
  'objection.decide': channel({
    title: '处理异议',
    scope: 'window',
    may: 'write',
    input: z.strictObject({
      id: rowId,
      outcome,
      by: name,
      on: day,
      /** Of one that is upheld: its household falls out of the procedure in the same act. */
      drop: z.boolean().default(false),
    }),
    output: changed,
  }),
  'objection.answer': channel({
    title: '答复异议',
    scope: 'window',
    may: 'write',
    input: z.strictObject({
      id: rowId,
      on: day,
      answer: z.string().trim().min(1, '请填写答复内容').max(500),
    }),
    output: changed,
  }),
};
