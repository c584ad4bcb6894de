import { z } from 'zod';
import { channel } from './channel.ts';
import { changed, day, fieldValues, rowId, year } from './common.ts';

const proof = z.string().trim().min(1, '请填写证明材料').max(100);
/** Why a closed year is written into; without it an act that would is refused. */
const why = z.string().trim().max(200).optional();
/** 与户主关系 by member id; who is not named gets what is proposed, and where nothing is, the act is refused. */
const relations = z.record(z.string().regex(/^[1-9]\d{0,14}$/), z.string().max(10)).default({});
const made = z.strictObject({ id: rowId, change: rowId.nullable() });

const link = z
  .strictObject({
    id: rowId,
    householdNo: z.string().nullable(),
    headName: z.string().nullable(),
    village: z.string().nullable(),
    on: day.nullable(),
  })
  .describe('另一户');
export type HouseholdLink = z.infer<typeof link>;

/** Acts on who belongs to which household: each with its day, its proof and one undo. */
export const regroupChannels = {
  'household.ties': channel({
    title: '一户的来去和牵连',
    scope: 'window',
    may: 'read',
    logs: 'saw',
    input: z.strictObject({ id: rowId }),
    output: z.strictObject({
      /** Title of the open procedure that the household is in. */
      procedure: z.string().nullable(),
      monitored: z.boolean(),
      /** Benefits that have not ended, as one line each. */
      benefits: z.array(
        z.strictObject({
          id: rowId,
          memberId: rowId.nullable(),
          title: z.string(),
          startsOn: day.nullable(),
          endsOn: day.nullable(),
        }),
      ),
      closedOn: day.nullable(),
      closedReason: z.string().nullable(),
      splitFrom: link.nullable(),
      splitInto: z.array(link),
      mergedInto: link.nullable(),
      mergedFrom: z.array(link),
    }),
  }),
  'member.add': channel({
    title: '成员自然增加',
    scope: 'window',
    may: 'write',
    input: z.strictObject({
      householdId: rowId,
      year,
      values: fieldValues,
      reason: z.string().min(1, '请选择增加原因'),
      on: day,
      proof,
      /** The row of the same person who left earlier: what is known of them is taken over. */
      cameFromId: rowId.optional(),
      why,
    }),
    output: made,
  }),
  'member.leave': channel({
    title: '成员自然减少',
    scope: 'window',
    may: 'write',
    input: z.strictObject({
      id: rowId,
      reason: z.string().min(1, '请选择减少原因'),
      on: day,
      proof,
      newHeadId: rowId.optional(),
      relations,
      wholeHousehold: z.boolean().default(false),
      /** Benefits of those who leave that still run end on the day. */
      endBenefits: z.boolean().default(false),
      why,
    }),
    output: changed,
  }),
  'member.transfer': channel({
    title: '一人转到另一户',
    scope: 'window',
    may: 'write',
    input: z.strictObject({
      id: rowId,
      toId: rowId,
      /** To the head of the other household. */
      relation: z.string().min(1, '请选择与新户户主的关系'),
      on: day,
      proof,
      newHeadId: rowId.optional(),
      /** Of those who stay, to their new head. */
      relations,
      reason: why,
    }),
    output: made,
  }),
  'household.changeHead': channel({
    title: '变更户主',
    scope: 'window',
    may: 'write',
    input: z.strictObject({ id: rowId, newHeadId: rowId, on: day, proof, relations, reason: why }),
    output: changed,
  }),
  'household.split': channel({
    title: '分户',
    scope: 'window',
    may: 'write',
    input: z.strictObject({
      id: rowId,
      memberIds: z.array(rowId).min(1, '请选择分出去的人').max(200),
      headId: rowId,
      on: day,
      proof,
      /** Where the head goes: who is head of those who stay. */
      newHeadId: rowId.optional(),
      /** Of those who go to the head of the new household, and of those who stay to theirs. */
      relations,
      villageId: rowId.optional(),
      group: z.string().trim().max(40).nullable().optional(),
      address: z.string().trim().max(200).nullable().optional(),
      householdNo: z.string().trim().max(40).nullable().optional(),
      phone: z.string().trim().max(40).nullable().optional(),
      reason: why,
    }),
    output: made,
  }),
  'household.merge': channel({
    title: '并户',
    scope: 'window',
    may: 'write',
    input: z.strictObject({
      /** The household that ends. */
      id: rowId,
      intoId: rowId,
      kind: z.enum(['merge', 'duplicate']).default('merge'),
      on: day,
      proof,
      /** What the head of the one is to the head of the other; the others follow from it. */
      relation: z.string().max(10).optional(),
      relations,
      reason: why,
    }),
    output: changed,
  }),
  'household.move': channel({
    title: '迁移户',
    scope: 'window',
    may: 'write',
    input: z.strictObject({
      id: rowId,
      villageId: rowId,
      group: z.string().trim().max(40).nullable(),
      address: z.string().trim().max(200).nullable().optional(),
      on: day,
      proof,
      reason: why,
    }),
    output: changed,
  }),
  'household.close': channel({
    title: '整户减少',
    scope: 'window',
    may: 'write',
    input: z.strictObject({
      id: rowId,
      reason: z.string().min(1, '请选择减少原因'),
      on: day,
      proof,
      endBenefits: z.boolean().default(false),
      why,
    }),
    output: changed,
  }),
  'household.reopen': channel({
    title: '恢复整户减少的户',
    scope: 'window',
    may: 'write',
    input: z.strictObject({
      id: rowId,
      /** Who comes back. */
      memberIds: z.array(rowId).min(1, '请选择回来的人').max(200),
      headId: rowId,
      reason: z.string().min(1, '请选择增加原因'),
      on: day,
      proof,
      relations,
      why,
    }),
    output: changed,
  }),
};
