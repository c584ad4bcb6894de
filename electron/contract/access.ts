import { z } from 'zod';
import { ACCESS_KINDS, type AccessKind } from '#domain/operators/access-kinds.ts';
import { channel } from './channel.ts';
import { day, nothing, output, rowId } from './common.ts';

const kind = z.enum(Object.keys(ACCESS_KINDS) as [AccessKind, ...AccessKind[]]);

/** What of somebody is uncovered, in the words of the log. */
export const UNMASKED = {
  id_number: '证件号码',
  phone: '电话',
  bank_account: '银行账号',
  all: '证件号码、电话、账号',
} as const;

const filter = {
  kind: kind.optional(),
  operatorId: rowId.optional(),
  householdId: rowId.optional(),
  from: day.optional(),
  to: day.optional(),
};

const head = z.strictObject({ id: z.int(), hash: z.string().nullable() });

/** Who saw, printed, exported or uncovered whom; a log that stands for ever. */
export const accessChannels = {
  'access.list': channel({
    title: '查看记录',
    scope: 'window',
    may: 'log',
    input: z.strictObject({
      ...filter,
      /** Only entries before this one: the next page. */
      before: rowId.optional(),
      limit: z.int().min(1).max(500).default(100),
    }),
    output: z.strictObject({
      /** Newest first. */
      entries: z.array(
        z.strictObject({
          id: rowId,
          at: z.string(),
          operator: z.string(),
          kind,
          subject: z.string(),
          /** Null where it was about none or about several. */
          householdId: rowId.nullable(),
          householdNo: z.string().nullable(),
          /** Of households, papers or rows. */
          count: z.int(),
        }),
      ),
      more: z.boolean(),
    }),
  }),
  'access.unmask': channel({
    title: '看完整号码',
    scope: 'window',
    may: 'unmask',
    logs: 'unmasked',
    input: z.strictObject({
      householdId: rowId,
      memberId: rowId.nullable(),
      what: z.enum(['id_number', 'phone', 'bank_account', 'all']),
    }),
    output: nothing,
  }),
  'access.head': channel({
    title: '抄下两本记录到哪里',
    scope: 'window',
    may: 'verify',
    input: nothing,
    output: z.strictObject({
      changes: head,
      entries: head,
      /** To be written down: whoever has it can prove later that nothing before was altered or cut. */
      words: z.string(),
    }),
  }),
  'access.proveHead': channel({
    title: '核对抄下的字',
    scope: 'window',
    may: 'verify',
    logs: 'verified',
    input: z.strictObject({ words: z.string().max(200) }),
    output: z.strictObject({ ok: z.boolean(), problem: z.string().nullable() }),
  }),
  'access.workbook': channel({
    title: '查看记录表',
    scope: 'window',
    may: 'log',
    logs: 'exported',
    input: z.strictObject(filter),
    output: output.extend({ rows: z.int() }),
  }),
};
