import { z } from 'zod';
import { channel } from './channel.ts';
import { day, fieldValues, nothing, rowId, year } from './common.ts';

const draftKey = z
  .string()
  .regex(/^[a-z]+(?:[:.-][a-z0-9-]+)*$/)
  .max(80);
const reason = z.string().max(200).optional();

/** More would be a file to import. */
const MOST_PEOPLE = 200;

/** A cell that stands in the way of an entry; sent as `refused` of the rules `entry-fault` and `entry-doubt`. */
export const refusedCell = z.strictObject({
  /** The member's place in the entry, from 0; null for the household. */
  row: z.int().nullable(),
  key: z.string(),
  reason: z.string(),
});
export type RefusedCell = z.infer<typeof refusedCell>;

/** Who is in the archive under an id number already. */
export const knownPerson = z.strictObject({
  /** The number as it was asked for. */
  idNumber: z.string(),
  memberId: rowId,
  name: z.string().nullable(),
  householdId: rowId,
  householdNo: z.string().nullable(),
  headName: z.string().nullable(),
  village: z.string().nullable(),
});
export type KnownPerson = z.infer<typeof knownPerson>;

/** What was typed and not yet saved; a whole household, or people of one, entered at once. */
export const draftChannels = {
  'draft.save': channel({
    title: '保存草稿',
    scope: 'window',
    may: 'write',
    input: z.strictObject({
      key: draftKey,
      title: z.string().max(100),
      /** What the page needs to go on, as text of its own. */
      content: z.string().max(200_000, '草稿太长，请分几户录入'),
    }),
    output: z.strictObject({ savedAt: z.string() }),
  }),
  'draft.get': channel({
    title: '读取草稿',
    scope: 'window',
    may: 'read',
    input: z.strictObject({ key: draftKey }),
    output: z.strictObject({ content: z.string().nullable() }),
  }),
  'draft.list': channel({
    title: '没录完的草稿',
    scope: 'window',
    may: 'read',
    input: z.strictObject({ prefix: z.string().max(80).default('') }),
    output: z.strictObject({
      drafts: z.array(z.strictObject({ key: z.string(), title: z.string(), savedAt: z.string() })),
    }),
  }),
  'draft.discard': channel({
    title: '丢弃草稿',
    scope: 'window',
    may: 'write',
    input: z.strictObject({ key: draftKey }),
    output: nothing,
  }),
  'member.known': channel({
    title: '档案库里已有的人',
    scope: 'window',
    may: 'write',
    input: z.strictObject({ idNumbers: z.array(z.string().max(40)).max(MOST_PEOPLE) }),
    output: z.strictObject({ known: z.array(knownPerson) }),
  }),
  'household.enter': channel({
    title: '录入一户',
    scope: 'window',
    may: 'write',
    input: z.strictObject({
      villageId: rowId,
      year,
      values: fieldValues,
      /** In the order of the sheet; one of them is the head. */
      members: z.array(fieldValues).max(MOST_PEOPLE),
      /** Odd numbers and people who are in the archive already have been looked at. */
      acceptDoubts: z.boolean().default(false),
      /** The draft that is done with. */
      draft: draftKey.optional(),
      reason,
    }),
    output: z.strictObject({ id: rowId, people: z.int(), change: rowId.nullable() }),
  }),
  'member.enter': channel({
    title: '成员批量录入',
    scope: 'window',
    may: 'write',
    input: z.strictObject({
      householdId: rowId,
      year,
      updates: z.array(z.strictObject({ id: rowId, values: fieldValues })).max(MOST_PEOPLE),
      added: z.array(fieldValues).max(MOST_PEOPLE).default([]),
      /** Why, when and by which paper the added ones joined. */
      joined: z
        .strictObject({
          reason: z.string().min(1, '请选择增加原因'),
          on: day,
          proof: z.string().trim().min(1, '请填写证明材料').max(100),
        })
        .optional(),
      acceptDoubts: z.boolean().default(false),
      draft: draftKey.optional(),
      reason,
    }),
    output: z.strictObject({ updated: z.int(), added: z.int(), change: rowId.nullable() }),
  }),
};
