import { z } from 'zod';
import { bulkEdit } from '#domain/lists/bulk-edit.ts';
import { filterGroup } from '#domain/lists/filter.ts';
import { channel } from './channel.ts';
import { rowId, year } from './common.ts';
import { householdTarget } from './list.ts';

const cell = z.union([z.string(), z.number(), z.null()]);

const bulkInput = z.strictObject({
  year,
  target: householdTarget,
  edits: z.array(bulkEdit).min(1, '请选择要修改的项').max(20),
  /** Conditions on members: which of the present members are changed. */
  members: filterGroup.optional(),
});
export type BulkInput = z.infer<typeof bulkInput>;

const bulkCell = z.strictObject({
  /** Its place among all changes of the preview, from 1; what `bulk.apply` leaves out is named by it. */
  no: z.int(),
  householdId: rowId,
  householdNo: z.string().nullable(),
  headName: z.string().nullable(),
  memberId: rowId.nullable(),
  memberName: z.string().nullable(),
  field: z.string(),
  before: cell,
  after: cell,
  /** Why it cannot be changed; null where it will be. */
  reason: z.string().nullable(),
});
export type BulkCell = z.infer<typeof bulkCell>;

/** One change of many households. */
export const bulkChannels = {
  'bulk.preview': channel({
    title: '批量修改预览',
    scope: 'window',
    may: 'write',
    input: bulkInput.extend({
      show: z.enum(['changes', 'refused']).default('changes'),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(1000).default(200),
    }),
    output: z.strictObject({
      /** The newest change of the archive: `bulk.apply` wants it to be still the newest. */
      base: z.int(),
      /** How many of the households will be changed, how many values, how many households stay as they are. */
      households: z.int(),
      values: z.int(),
      unchanged: z.int(),
      refused: z.int(),
      /** Refusals by reason, the most frequent first. */
      reasons: z.array(z.strictObject({ reason: z.string(), count: z.int() })),
      /** The year is closed and the edit writes in it: it wants a reason. */
      needsReason: z.boolean(),
      total: z.int(),
      rows: z.array(bulkCell),
    }),
  }),
  'bulk.apply': channel({
    title: '批量修改',
    scope: 'window',
    may: 'write',
    input: bulkInput.extend({
      base: z.int(),
      /** `no` of the changes that are left out. */
      except: z.array(z.int()).max(300_000).default([]),
      reason: z.string().max(200).optional(),
    }),
    output: z.strictObject({ change: rowId.nullable(), households: z.int(), values: z.int() }),
  }),
};
