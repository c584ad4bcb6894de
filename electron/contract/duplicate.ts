import { z } from 'zod';
import { duplicateKinds } from '#domain/household/duplicate-parameters.ts';
import { channel } from './channel.ts';
import { changed, day, fieldValues, rowId } from './common.ts';

const text = z.string().nullable();
const reason = z.string().trim().min(1, '请填写理由').max(200);

const person = z.strictObject({
  id: rowId,
  householdId: rowId,
  name: text,
  sex: text,
  birth: day.nullable(),
  idNumber: text,
  relation: text,
  phone: text,
  householdNo: text,
  head: text,
  village: text,
  group: text,
});
export type AlikePerson = z.infer<typeof person>;

const household = z.strictObject({
  id: rowId,
  householdNo: text,
  head: text,
  village: text,
  group: text,
  people: z.int(),
  monitored: z.boolean(),
});
export type AlikeHousehold = z.infer<typeof household>;

const group = z.strictObject({
  kind: z.enum(duplicateKinds),
  /** The phone or account that the households share. */
  shared: text,
  /** Of the kinds id, birthday and village; else empty. */
  people: z.array(person),
  /** Of the kinds account and phone; else empty. */
  households: z.array(household),
});
export type AlikeGroup = z.infer<typeof group>;

/** People and households that stand twice. */
export const duplicateChannels = {
  'duplicates.list': channel({
    title: '可能重复的人和户',
    scope: 'window',
    may: 'read',
    input: z.strictObject({
      kind: z.enum(duplicateKinds).optional(),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(500).default(100),
    }),
    output: z.strictObject({
      /** Groups by kind, in the order of how sure they are. */
      counts: z.array(z.strictObject({ kind: z.enum(duplicateKinds), title: z.string(), groups: z.int() })),
      total: z.int(),
      groups: z.array(group),
    }),
  }),
  'duplicates.compare': channel({
    title: '两条成员记录的对照',
    scope: 'window',
    may: 'read',
    logs: 'saw',
    input: z.strictObject({ ids: z.array(rowId).length(2) }),
    output: z.strictObject({
      people: z.array(
        z.strictObject({
          id: rowId,
          householdId: rowId,
          householdNo: text,
          village: text,
          head: text,
          isHead: z.boolean(),
          /** How many are in that household now. */
          people: z.int(),
          /** member.* of the person and of the newest year that both or either have. */
          values: fieldValues,
          years: z.array(z.int()),
          /** Certificates, benefits and money that hang on the record. */
          records: z.int(),
        }),
      ),
    }),
  }),
  'duplicates.dismiss': channel({
    title: '标为不重复',
    scope: 'window',
    may: 'write',
    input: z.strictObject({
      of: z.enum(['member', 'household']),
      ids: z.array(rowId).min(2).max(20),
      reason,
    }),
    output: changed,
  }),
  'duplicates.mergeMembers': channel({
    title: '合并重复的人',
    scope: 'window',
    may: 'write',
    input: z.strictObject({
      keepId: rowId,
      giveId: rowId,
      /** Keys of fields whose value is taken from the record that gives way. */
      take: z.array(z.string().max(80)).max(60).default([]),
      reason,
    }),
    output: changed,
  }),
};
