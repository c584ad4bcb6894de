import { z } from 'zod';
import { channel } from './channel.ts';
import { changed, nothing, rowId } from './common.ts';
import { householdFilter, householdQuestion } from './household.ts';

/** Many households at once: by their ids, or all that a filter finds. */
export const householdTarget = z.union([
  z.strictObject({ ids: z.array(rowId).min(1).max(300_000) }),
  z.strictObject({ filter: householdFilter }),
]);
export type HouseholdTarget = z.infer<typeof householdTarget>;

/** What a saved filter keeps: the conditions, neither the year nor the place. */
export const savedConditions = householdFilter.omit({
  year: true,
  villageId: true,
  group: true,
  workingList: true,
  done: true,
});
export type SavedConditions = z.infer<typeof savedConditions>;

const name = z.string().trim().min(1, '请填写名称').max(40, '名称最多 40 个字');
const note = z.string().trim().max(200).nullable().default(null);
const preferenceKey = z.string().regex(/^[a-z][a-z.-]{0,60}$/);

/** Saved filters, working lists, what a person set for the window. */
export const listChannels = {
  'list.saved': channel({
    title: '我的筛选和工作清单',
    scope: 'window',
    may: 'read',
    input: nothing,
    output: z.strictObject({
      filters: z.array(z.strictObject({ id: rowId, name: z.string(), conditions: savedConditions })),
      lists: z.array(
        z.strictObject({
          id: rowId,
          name: z.string(),
          note: z.string().nullable(),
          madeOn: z.string().nullable(),
          households: z.int(),
          done: z.int(),
        }),
      ),
    }),
  }),
  'list.count': channel({
    title: '符合条件的户数',
    scope: 'window',
    may: 'read',
    input: z.strictObject({ filter: householdFilter }),
    output: z.strictObject({ households: z.int() }),
  }),
  'list.ids': channel({
    title: '列表里全部户',
    scope: 'window',
    may: 'read',
    input: householdQuestion,
    output: z.strictObject({ ids: z.array(rowId) }),
  }),
  'list.neighbours': channel({
    title: '列表里的上一户和下一户',
    scope: 'window',
    may: 'read',
    input: z.strictObject({ id: rowId, question: householdQuestion }),
    output: z.strictObject({
      previous: rowId.nullable(),
      next: rowId.nullable(),
      /** From 1; null when the household is not on the list. */
      position: z.int().nullable(),
      total: z.int(),
    }),
  }),
  'list.export': channel({
    title: '导出户列表',
    scope: 'window',
    may: 'export',
    logs: 'exported',
    input: z.strictObject({
      question: householdQuestion,
      /** Only these of them. */
      ids: z.array(rowId).min(1).max(300_000).optional(),
      columns: z.array(z.string().max(80)).min(1, '请至少选一列').max(60),
    }),
    output: z.strictObject({ outputId: z.string(), name: z.string(), bytes: z.int(), rows: z.int() }),
  }),
  'list.filter.save': channel({
    title: '保存筛选',
    scope: 'window',
    may: 'review',
    input: z.strictObject({ id: rowId.optional(), name, conditions: savedConditions }),
    output: z.strictObject({ id: rowId, change: rowId.nullable() }),
  }),
  'list.filter.remove': channel({
    title: '删除筛选',
    scope: 'window',
    may: 'review',
    input: z.strictObject({ id: rowId }),
    output: changed,
  }),
  'list.working.create': channel({
    title: '新建工作清单',
    scope: 'window',
    may: 'review',
    input: z.strictObject({ name, note, target: householdTarget.optional() }),
    output: z.strictObject({ id: rowId, change: rowId.nullable(), added: z.int() }),
  }),
  'list.working.update': channel({
    title: '修改工作清单',
    scope: 'window',
    may: 'review',
    input: z.strictObject({ id: rowId, name, note }),
    output: changed,
  }),
  'list.working.remove': channel({
    title: '删除工作清单',
    scope: 'window',
    may: 'review',
    input: z.strictObject({ id: rowId }),
    output: changed,
  }),
  'list.working.put': channel({
    title: '加入工作清单',
    scope: 'window',
    may: 'review',
    input: z.strictObject({ id: rowId, target: householdTarget }),
    output: z.strictObject({ change: rowId.nullable(), added: z.int() }),
  }),
  'list.working.take': channel({
    title: '移出工作清单',
    scope: 'window',
    may: 'review',
    input: z.strictObject({ id: rowId, target: householdTarget }),
    output: changed,
  }),
  'list.working.tick': channel({
    title: '工作清单打勾',
    scope: 'window',
    may: 'review',
    input: z.strictObject({ id: rowId, target: householdTarget, done: z.boolean() }),
    output: changed,
  }),
  'list.preferences.get': channel({
    title: '读取窗口设置',
    scope: 'window',
    may: 'read',
    input: z.strictObject({ key: preferenceKey }),
    output: z.strictObject({ value: z.unknown() }),
  }),
  'list.preferences.set': channel({
    title: '保存窗口设置',
    scope: 'window',
    may: 'prefer',
    input: z.strictObject({ key: preferenceKey, value: z.json() }),
    output: nothing,
  }),
};
