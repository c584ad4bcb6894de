import { z } from 'zod';
import { channel } from './channel.ts';
import { nothing, rowId } from './common.ts';

export const changeView = z.strictObject({
  id: rowId,
  at: z.string(),
  operator: z.string(),
  command: z.string(),
  title: z.string(),
  reason: z.string().nullable(),
  rows: z.int(),
  /** Undone now (by a later undo that still stands). */
  undone: z.boolean(),
  undoOf: rowId.nullable(),
});

const cellView = z.strictObject({
  table: z.string(),
  /** What the cell belongs to, in words: 户, 成员 …, 年度. */
  subject: z.string(),
  label: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

const named = z.strictObject({ id: rowId, title: z.string() }).nullable();

export const changeChannels = {
  'change.list': channel({
    title: '操作记录',
    scope: 'window',
    input: z.strictObject({ offset: z.int().min(0).default(0), limit: z.int().min(1).max(500).default(100) }),
    output: z.strictObject({ total: z.int(), changes: z.array(changeView) }),
  }),
  'change.ofHousehold': channel({
    title: '一户的变更记录',
    scope: 'window',
    input: z.strictObject({ householdId: rowId, limit: z.int().min(1).max(500).default(100) }),
    output: z.strictObject({ changes: z.array(changeView.extend({ cells: z.array(cellView) })) }),
  }),
  'change.next': channel({
    title: '可撤销和可重做的操作',
    scope: 'window',
    input: nothing,
    output: z.strictObject({ undo: named, redo: named }),
  }),
  'change.undo': channel({
    title: '撤销',
    scope: 'window',
    input: z.strictObject({ id: rowId.optional() }),
    output: z.strictObject({ undone: rowId, title: z.string(), rows: z.int(), change: rowId }),
  }),
  'change.redo': channel({
    title: '重做',
    scope: 'window',
    input: nothing,
    output: z.strictObject({ redone: rowId, title: z.string(), rows: z.int(), change: rowId }),
  }),
};
