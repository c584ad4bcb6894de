import { z } from 'zod';
import { recordKindNames } from '#domain/records/record-kinds.ts';
import { channel } from './channel.ts';
import { changed, day, fieldValues, rowId } from './common.ts';

const kind = z.enum(recordKindNames);
const reason = z.string().trim().max(200).optional();

const check = z.strictObject({
  /** A code of the lists 八个一 and 九看. */
  item: z.string(),
  /** 1 done or in order, 0 not. */
  result: z.literal([0, 1]).nullable(),
  note: z.string().trim().max(200).nullable(),
});
export type RecordCheck = z.infer<typeof check>;

const attached = z.strictObject({
  linkId: rowId,
  attachmentId: rowId,
  name: z.string(),
  title: z.string().nullable(),
  mediaType: z.string(),
  bytes: z.int(),
  takenOn: day.nullable(),
});
const recordView = z.strictObject({
  id: rowId,
  kind,
  memberId: rowId.nullable(),
  memberName: z.string().nullable(),
  /** By field key (`benefit.amount`). */
  values: fieldValues,
  summary: z.string(),
  /** Whether it holds today. */
  inForce: z.boolean(),
  /** Possible, but worth a look; sentences. */
  hints: z.array(z.string()),
  checks: z.array(check),
  attachments: z.array(attached),
});
export type RecordView = z.infer<typeof recordView>;

export const recordChannels = {
  'record.list': channel({
    title: '登记的记录',
    scope: 'window',
    may: 'read',
    logs: 'saw',
    input: z.strictObject({
      owner: z.enum(['household', 'member', 'village']),
      id: rowId,
      kinds: z.array(kind).optional(),
    }),
    output: z.strictObject({ records: z.array(recordView) }),
  }),
  'record.add': channel({
    title: '新增记录',
    scope: 'window',
    may: 'write',
    input: z.strictObject({
      kind,
      /** The household, member or village, as the kind has it. */
      ownerId: rowId,
      /** One of the household's people, where a household's record is about one. */
      memberId: rowId.nullable().default(null),
      values: fieldValues,
      checks: z.array(check).default([]),
      reason,
    }),
    output: z.strictObject({ id: rowId, change: rowId.nullable() }),
  }),
  'record.addMany': channel({
    title: '新增多条记录',
    scope: 'window',
    may: 'write',
    input: z.strictObject({
      kind,
      ownerId: rowId,
      rows: z.array(fieldValues).min(1).max(500),
      reason,
    }),
    output: z.strictObject({ added: z.int(), change: rowId.nullable() }),
  }),
  'record.update': channel({
    title: '修改记录',
    scope: 'window',
    may: 'write',
    input: z.strictObject({
      kind,
      id: rowId,
      memberId: rowId.nullable().optional(),
      values: fieldValues,
      checks: z.array(check).optional(),
      reason,
    }),
    output: changed,
  }),
  'record.end': channel({
    title: '结束记录',
    scope: 'window',
    may: 'write',
    input: z.strictObject({ kind, id: rowId, on: day, reason }),
    output: changed,
  }),
  'record.remove': channel({
    title: '删除登记错的记录',
    scope: 'window',
    may: 'write',
    input: z.strictObject({
      kind: z.enum([...recordKindNames, 'measure', 'pairing']),
      id: rowId,
      reason: z.string().trim().min(1, '请填写删除原因').max(200),
    }),
    output: changed,
  }),
};
