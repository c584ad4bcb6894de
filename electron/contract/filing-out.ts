import { z } from 'zod';
import { channel } from './channel.ts';
import { changed, day, rowId } from './common.ts';
import { limit, offset, retention, text } from './filing-common.ts';

const note = z.string().trim().max(500).nullable().default(null);
const ids = z.array(rowId).max(2000);

/** A 件 or a 卷 as lists of what left the shelf name it. */
const named = z.strictObject({
  itemId: rowId.nullable(),
  volumeId: rowId.nullable(),
  code: z.string(),
  title: z.string(),
});

/** What leaves the shelf: lent, handed over, destroyed. */
export const filingOutChannels = {
  'filing.lend': channel({
    title: '借出档案',
    scope: 'window',
    may: 'write',
    input: z.strictObject({
      /** One of both. */
      itemId: rowId.optional(),
      volumeId: rowId.optional(),
      borrower: text(40),
      unit: z.string().trim().max(60).nullable().default(null),
      reason: text(200),
      approvedBy: text(40),
      /** Today unless given. */
      lentOn: day.optional(),
      dueOn: day,
    }),
    output: changed.extend({ loanId: rowId }),
  }),
  'filing.giveBack': channel({
    title: '归还档案',
    scope: 'window',
    may: 'write',
    /** `condition`: as it came back: 完好, 缺第 3 页 … */
    input: z.strictObject({ loanId: rowId, on: day.optional(), condition: text(200) }),
    output: changed,
  }),
  'filing.loans': channel({
    title: '借阅登记',
    scope: 'window',
    may: 'read',
    input: z.strictObject({
      open: z.boolean().default(false),
      overdue: z.boolean().default(false),
      offset,
      limit,
    }),
    output: z.strictObject({
      total: z.int(),
      overdue: z.int(),
      loans: z.array(
        named.extend({
          id: rowId,
          borrower: z.string(),
          unit: z.string().nullable(),
          reason: z.string(),
          approvedBy: z.string(),
          lentOn: day,
          dueOn: day,
          returnedOn: day.nullable(),
          condition: z.string().nullable(),
          isOverdue: z.boolean(),
        }),
      ),
    }),
  }),
  'filing.handOver': channel({
    title: '移交档案',
    scope: 'window',
    may: 'write',
    input: z.strictObject({
      itemIds: ids.default([]),
      volumeIds: ids.default([]),
      toUnit: text(60),
      /** Today unless given. */
      onDay: day.optional(),
      giver: text(40),
      receiver: text(40),
      witness: z.string().trim().max(40).nullable().default(null),
      note,
    }),
    output: changed.extend({ handoverId: rowId, items: z.int(), volumes: z.int() }),
  }),
  'filing.handovers': channel({
    title: '移交记录',
    scope: 'window',
    may: 'read',
    input: z.strictObject({ offset, limit }),
    output: z.strictObject({
      total: z.int(),
      handovers: z.array(
        z.strictObject({
          id: rowId,
          toUnit: z.string(),
          onDay: day,
          giver: z.string(),
          receiver: z.string(),
          witness: z.string().nullable(),
          note: z.string().nullable(),
          items: z.int(),
          volumes: z.int(),
          pages: z.int(),
        }),
      ),
    }),
  }),
  'filing.disposable': channel({
    title: '保管期满的档案',
    scope: 'window',
    may: 'read',
    input: z.strictObject({
      /** Today unless given; not later. */
      onDay: day.optional(),
      offset,
      limit,
    }),
    output: z.strictObject({
      total: z.int(),
      /** The rule by which a period is over, and where it stands. */
      rule: z.string(),
      items: z.array(
        z.strictObject({
          id: rowId,
          code: z.string(),
          title: z.string(),
          year: z.int(),
          retention,
          pages: z.int().nullable(),
          keptUntil: day,
          /** What stands in the way: lent, in a volume that is kept longer …; null: nothing. */
          refusal: z.string().nullable(),
        }),
      ),
    }),
  }),
  'filing.listDisposal': channel({
    title: '编制销毁清册',
    scope: 'window',
    may: 'write',
    input: z.strictObject({ itemIds: ids.min(1), note }),
    output: changed.extend({ disposalId: rowId }),
  }),
  'filing.approveDisposal': channel({
    title: '批准销毁',
    scope: 'window',
    may: 'dispose',
    input: z.strictObject({ disposalId: rowId, note }),
    output: changed,
  }),
  'filing.doDisposal': channel({
    title: '登记销毁',
    scope: 'window',
    may: 'write',
    input: z.strictObject({
      disposalId: rowId,
      onDay: day.optional(),
      /** 监销人, two. */
      witnesses: z.array(text(40)).length(2),
    }),
    output: changed,
  }),
  'filing.disposals': channel({
    title: '销毁清册',
    scope: 'window',
    may: 'read',
    input: z.strictObject({ id: rowId.optional() }),
    output: z.strictObject({
      disposals: z.array(
        z.strictObject({
          id: rowId,
          listedOn: day,
          listedBy: z.string(),
          approvedBy: z.string().nullable(),
          approvedOn: day.nullable(),
          doneOn: day.nullable(),
          witnesses: z.string().nullable(),
          note: z.string().nullable(),
          items: z.int(),
          pages: z.int(),
          state: z.enum(['listed', 'approved', 'done']),
          /** With `id` only. */
          contents: z.array(z.strictObject({ itemId: rowId, code: z.string(), title: z.string() })),
        }),
      ),
    }),
  }),
};
