import { z } from 'zod';
import { filterGroup } from '#domain/lists/filter.ts';
import { assistanceChannels, measureView, pairingView } from './assistance.ts';
import { channel } from './channel.ts';
import { changed, day, fieldValues, findingSchema, rowId, year } from './common.ts';

export const householdRow = z.strictObject({
  id: rowId,
  householdNo: z.string().nullable(),
  headName: z.string().nullable(),
  village: z.string().nullable(),
  group: z.string().nullable(),
  people: z.int(),
  /** Stored code; the label comes from the list. */
  householdType: z.string().nullable(),
  monitoring: z.string().nullable(),
  monitoringOpen: z.boolean(),
  perCapita: z.number().nullable(),
  phone: z.string().nullable(),
  /** The values of the columns that were asked for, and `list.done` on a working list. */
  extra: fieldValues,
});
export type HouseholdRow = z.infer<typeof householdRow>;

export const householdFilter = z.strictObject({
  year,
  text: z.string().max(100).optional(),
  villageId: rowId.nullable().optional(),
  group: z.string().optional(),
  householdType: z.string().optional(),
  /** `open` — in monitoring now; `none` — never; else a category code. */
  monitoring: z.string().optional(),
  belowLine: z.boolean().optional(),
  where: filterGroup.optional(),
  /** Those on this working list; with `done` only what is ticked there, or is not yet. */
  workingList: rowId.optional(),
  done: z.boolean().optional(),
});
export type HouseholdFilter = z.infer<typeof householdFilter>;

/** The columns that every list has; others are fields by key. */
export const LIST_COLUMNS = [
  'householdNo',
  'headName',
  'village',
  'group',
  'people',
  'householdType',
  'monitoring',
  'perCapita',
  'phone',
] as const;

/** A filter and an order: what a list shows, from its first household to its last. */
export const householdQuestion = householdFilter.extend({
  /** One of `LIST_COLUMNS` or the key of a field. */
  sort: z.string().max(80).default('householdNo'),
  descending: z.boolean().default(false),
});
export type HouseholdQuestion = z.input<typeof householdQuestion>;

export const memberView = z.strictObject({
  id: rowId,
  present: z.boolean(),
  age: z.int().nullable(),
  joinedOn: day.nullable(),
  joinedReason: z.string().nullable(),
  leftOn: day.nullable(),
  leftReason: z.string().nullable(),
  values: fieldValues,
});
export type MemberView = z.infer<typeof memberView>;

export const spellView = z.strictObject({
  id: rowId,
  state: z.enum(['proposed', 'open', 'eliminated', 'void']),
  procedureId: rowId.nullable(),
  values: fieldValues,
});

export const householdPage = z.strictObject({
  id: rowId,
  year,
  householdNo: z.string().nullable(),
  headName: z.string().nullable(),
  villageId: rowId.nullable(),
  village: z.string().nullable(),
  /** The year in which it was taken off the list as wrongly identified (清退), where that is how it stands. */
  clearedIn: year.nullable(),
  /** household.*, living_conditions.*, relocation.* and income.* of the year. */
  values: fieldValues,
  /** income.* of the year before, for comparison. */
  lastYear: fieldValues,
  perCapita: z.number().nullable(),
  headCount: z.int(),
  line: z.strictObject({ amount: z.number(), scope: z.string(), source: z.string() }).nullable(),
  members: z.array(memberView),
  spells: z.array(spellView),
  pairings: z.array(pairingView),
  measures: z.array(measureView),
  comparisons: z.array(
    z.strictObject({
      id: rowId,
      memberName: z.string(),
      department: z.string(),
      suspicion: z.string(),
      detail: z.string().nullable(),
      reportedOn: z.string().nullable(),
    }),
  ),
  procedures: z.array(
    z.strictObject({ id: rowId, title: z.string(), step: z.string().nullable(), status: z.string() }),
  ),
  documents: z.array(
    z.strictObject({
      id: rowId,
      document: z.string(),
      title: z.string(),
      printedAt: z.string(),
      pages: z.int(),
      /** 文书编号; null for prints of before there were any. */
      code: z.string().nullable(),
      draft: z.boolean(),
    }),
  ),
  findings: z.array(findingSchema),
});
export type HouseholdPage = z.infer<typeof householdPage>;

export const searchHit = z.strictObject({
  kind: z.enum(['household', 'member', 'village']),
  householdId: rowId.nullable(),
  memberId: rowId.nullable(),
  villageId: rowId.nullable(),
  title: z.string(),
  detail: z.string(),
  /** Why it matched, in words: 姓名拼音首字母, 证件号码尾号 … */
  why: z.string(),
});
export type SearchHit = z.infer<typeof searchHit>;

export const householdChannels = {
  'household.list': channel({
    title: '户列表',
    scope: 'window',
    may: 'read',
    input: householdQuestion.extend({
      /** Keys of fields whose values the rows shall carry. */
      columns: z.array(z.string().max(80)).max(40).default([]),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(1000).default(200),
    }),
    output: z.strictObject({ total: z.int(), people: z.int(), rows: z.array(householdRow) }),
  }),
  'household.search': channel({
    title: '查找户、人、村',
    scope: 'window',
    may: 'read',
    input: z.strictObject({ text: z.string().max(100), limit: z.int().min(1).max(100).default(20) }),
    output: z.strictObject({ hits: z.array(searchHit) }),
  }),
  'household.get': channel({
    title: '一户的档案',
    scope: 'window',
    may: 'read',
    logs: 'saw',
    input: z.strictObject({ id: rowId.optional(), householdNo: z.string().optional(), year }),
    output: householdPage,
  }),
  'household.years': channel({
    title: '一户的历年情况',
    scope: 'window',
    may: 'read',
    logs: 'saw',
    input: z.strictObject({ id: rowId }),
    output: z.strictObject({
      years: z.array(
        z.strictObject({
          year,
          /** household.* of that year, as far as they tell how the household stood. */
          values: fieldValues,
          headCount: z.int().nullable(),
          perCapita: z.number().nullable(),
          line: z.number().nullable(),
          closed: z.boolean(),
        }),
      ),
    }),
  }),
  'household.create': channel({
    title: '新增户',
    scope: 'window',
    may: 'write',
    input: z.strictObject({ villageId: rowId, year, values: fieldValues, head: fieldValues }),
    output: z.strictObject({ id: rowId, change: rowId.nullable() }),
  }),
  'household.update': channel({
    title: '修改户信息',
    scope: 'window',
    may: 'write',
    input: z.strictObject({ id: rowId, year, values: fieldValues, reason: z.string().max(200).optional() }),
    output: changed,
  }),
  'member.update': channel({
    title: '修改成员信息',
    scope: 'window',
    may: 'write',
    input: z.strictObject({ id: rowId, year, values: fieldValues, reason: z.string().max(200).optional() }),
    output: changed,
  }),
  ...assistanceChannels,
};
