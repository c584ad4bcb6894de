import { z } from 'zod';
import { channel } from './channel.ts';
import { day, nothing, rowId, year } from './common.ts';

export const changeView = z.strictObject({
  id: rowId,
  at: z.string(),
  /** The day on which it took effect, where that was told apart from the day of recording. */
  effectiveOn: day.nullable(),
  operator: z.string(),
  command: z.string(),
  title: z.string(),
  reason: z.string().nullable(),
  rows: z.int(),
  /** An act, or the taking back or doing again of one. */
  kind: z.enum(['act', 'undo', 'redo']),
  /** An act that is undone now: taken back, and not done again since. */
  undone: z.boolean(),
  undoOf: rowId.nullable(),
  /** When the entry before was made, where the clock had been set back behind it. */
  clockBackFrom: z.string().nullable(),
});
export type ChangeView = z.infer<typeof changeView>;

const cellView = z.strictObject({
  table: z.string(),
  /** What the cell belongs to, in words: 户, 成员 …, 年度. */
  subject: z.string(),
  label: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

const named = z.strictObject({ id: rowId, title: z.string() }).nullable();

/** Which act; without it the next one. A reason is wanted where a closed year is altered. */
const turn = z.strictObject({ id: rowId.optional(), reason: z.string().max(200).optional() });

export const changeChannels = {
  'change.list': channel({
    title: '操作记录',
    scope: 'window',
    may: 'read',
    input: z.strictObject({
      /** A part of the title or of the reason. */
      text: z.string().max(100).optional(),
      operator: z.string().max(100).optional(),
      from: day.optional(),
      to: day.optional(),
      state: z.enum(['standing', 'undone']).optional(),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(500).default(100),
    }),
    output: z.strictObject({
      total: z.int(),
      changes: z.array(changeView),
      /** Everybody who is named in the log. */
      operators: z.array(z.string()),
    }),
  }),
  'change.ofHousehold': channel({
    title: '一户的变更记录',
    scope: 'window',
    may: 'read',
    logs: 'saw',
    input: z.strictObject({ householdId: rowId, limit: z.int().min(1).max(500).default(100) }),
    output: z.strictObject({ changes: z.array(changeView.extend({ cells: z.array(cellView) })) }),
  }),
  'change.ofField': channel({
    title: '一项的历史',
    scope: 'window',
    may: 'read',
    logs: 'saw',
    input: z.union([
      z.strictObject({ table: z.string().max(60), rowId, column: z.string().max(60) }),
      /** A field of the forms (`household.phone`), of a household, a member or a spell, in a year where it has years. */
      z.strictObject({
        key: z.string().max(80),
        householdId: rowId.optional(),
        memberId: rowId.optional(),
        rowId: rowId.optional(),
        year: year.optional(),
      }),
    ]),
    output: z.strictObject({
      label: z.string(),
      /** Newest first. */
      entries: z.array(changeView.extend({ before: z.string().nullable(), after: z.string().nullable() })),
    }),
  }),
  'change.next': channel({
    title: '可撤销和可重做的操作',
    scope: 'window',
    may: 'read',
    input: nothing,
    output: z.strictObject({ undo: named, redo: named }),
  }),
  'change.undo': channel({
    title: '撤销',
    scope: 'window',
    may: 'write',
    input: turn,
    output: z.strictObject({ undone: rowId, title: z.string(), rows: z.int(), change: rowId }),
  }),
  'change.redo': channel({
    title: '重做',
    scope: 'window',
    may: 'write',
    input: turn,
    output: z.strictObject({ redone: rowId, title: z.string(), rows: z.int(), change: rowId }),
  }),
};
