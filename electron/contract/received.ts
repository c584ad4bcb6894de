import { z } from 'zod';
import { RECEIVED_STATES, type ReceivedState } from '#domain/received/handled.ts';
import { channel } from './channel.ts';
import { changed, day, nothing, output, rowId, year } from './common.ts';

const state = z.enum(RECEIVED_STATES);
export { RECEIVED_STATES, type ReceivedState };

/**
 * Beside our own check now: `found` we find it too, `answered` we find it and have answered it, `gone` we do not (any
 * more), `no-rule` we have no such rule, `no-household` nobody here is meant by the line.
 */
export const BESIDE = ['found', 'answered', 'gone', 'no-rule', 'no-household'] as const;
const beside = z.enum(BESIDE);
export type Beside = z.infer<typeof beside>;

const nullableText = z.string().nullable();
const counts = { hits: z.int(), states: z.record(state, z.int()) };

const list = z.strictObject({
  id: rowId,
  title: z.string(),
  year,
  receivedOn: day,
  file: z.string(),
  note: nullableText,
  ...counts,
});
export type ReceivedList = z.infer<typeof list>;

const hit = z.strictObject({
  id: rowId,
  sheet: z.string(),
  row: z.int(),
  /** Their number of the rule, and their words for it. */
  code: nullableText,
  kind: nullableText,
  /** Ours; null where we have none or do not know which. */
  rule: nullableText,
  ruleTitle: nullableText,
  level: z.enum(['error', 'warning']).nullable(),
  villageId: rowId.nullable(),
  village: nullableText,
  householdId: rowId.nullable(),
  householdNo: nullableText,
  headName: nullableText,
  memberId: rowId.nullable(),
  name: nullableText,
  idNumber: nullableText,
  value: nullableText,
  /** Their sentence. */
  content: z.string(),
  beside,
  /** Ours, where we find it too. */
  message: nullableText,
  /** Where it is put right: a key of the dictionary. */
  field: nullableText,
  state,
  reply: nullableText,
  settledOn: day.nullable(),
});
export type ReceivedHit = z.infer<typeof hit>;

const problem = z.strictObject({ sheet: z.string(), row: z.int(), message: z.string() });

export const receivedChannels = {
  'received.import': channel({
    title: '读入县里下发的问题清单',
    scope: 'window',
    may: 'review',
    logs: 'imported',
    input: z.strictObject({
      fileId: z.string(),
      /** The year whose values are meant. */
      year,
      /** The file's name unless given. */
      title: z.string().trim().max(60).optional(),
      receivedOn: day.optional(),
      note: z.string().trim().max(200).optional(),
    }),
    output: changed.extend({
      /** Null where nothing could be read. */
      id: rowId.nullable(),
      hits: z.int(),
      /** Lines with no household of ours, and with no rule of ours. */
      noHousehold: z.int(),
      noRule: z.int(),
      /** Lines that were left out, and sheets. */
      problems: z.array(problem),
    }),
  }),
  'received.list': channel({
    title: '县里下发的问题清单',
    scope: 'window',
    may: 'read',
    input: nothing,
    output: z.strictObject({ lists: z.array(list) }),
  }),
  'received.get': channel({
    title: '一份问题清单',
    scope: 'window',
    may: 'read',
    input: z.strictObject({
      id: rowId,
      state: state.optional(),
      beside: beside.optional(),
      /** Their number, or their words where they gave none. */
      code: z.string().max(200).optional(),
      villageId: rowId.optional(),
      /** Part of a name, of a number or of the sentence. */
      text: z.string().max(60).optional(),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(1000).default(200),
    }),
    output: z.strictObject({
      list,
      total: z.int(),
      rows: z.array(hit),
      /** Of the lines that the filter finds, in its order: for acts on all of them. */
      ids: z.array(rowId),
      /** Of the whole list. */
      beside: z.record(beside, z.int()),
      codes: z.array(
        z.strictObject({
          code: z.string(),
          kind: nullableText,
          rule: nullableText,
          ruleTitle: nullableText,
          hits: z.int(),
          open: z.int(),
        }),
      ),
      /** We find these in the year and the list does not name them, by rule. */
      onlyOurs: z.array(z.strictObject({ rule: z.string(), title: z.string(), hits: z.int() })),
    }),
  }),
  'received.settle': channel({
    title: '填写处理情况',
    scope: 'window',
    may: 'review',
    input: z.strictObject({
      ids: z.array(rowId).min(1, '请先选要处理的行').max(50_000),
      state,
      reply: z.string().trim().max(500).optional(),
      /** With 情况属实: our own warnings there are answered with the reply as well. */
      answerOwn: z.boolean().default(false),
    }),
    output: changed.extend({
      settled: z.int(),
      /** Of our own warnings. */
      answered: z.int(),
      skipped: z.array(z.strictObject({ id: rowId, why: z.string() })),
    }),
  }),
  'received.place': channel({
    title: '指明是哪一户',
    scope: 'window',
    may: 'review',
    input: z.strictObject({
      ids: z.array(rowId).min(1).max(1000),
      householdId: rowId.nullable(),
      memberId: rowId.nullable().default(null),
    }),
    output: changed,
  }),
  'received.map': channel({
    title: '指明是哪条规则',
    scope: 'window',
    may: 'review',
    input: z.strictObject({
      /** Their number, or their words where they gave none. */
      code: z.string().min(1).max(200),
      /** Null: none of ours. */
      rule: z.string().max(8).nullable(),
    }),
    output: changed.extend({ hits: z.int() }),
  }),
  'received.workbook': channel({
    title: '带处理情况的问题清单',
    scope: 'window',
    may: 'export',
    logs: 'exported',
    input: z.strictObject({ id: rowId }),
    output: output.extend({ rows: z.int(), sha256: z.string() }),
  }),
  'received.remove': channel({
    title: '删除问题清单',
    scope: 'window',
    may: 'review',
    input: z.strictObject({ id: rowId }),
    output: changed,
  }),
};
