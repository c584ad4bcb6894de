import { z } from 'zod';
import { CAMPAIGN_GROUPS, PROBLEM_KINDS } from '#domain/policy/pack-parts.ts';
import { channel } from './channel.ts';
import { changed, day, output, rowId, year } from './common.ts';

const key = z.string().max(60);
const group = z.enum(CAMPAIGN_GROUPS);
const kind = z.enum(PROBLEM_KINDS);
const status = z.enum(['open', 'finished', 'stopped']);
const note = z.string().trim().max(500).nullable().default(null);

/** Households that must be reached, of them those that were, and those in which something was not in order. */
const cover = z.strictObject({ households: z.int(), surveyed: z.int(), problems: z.int() });
export type Cover = z.infer<typeof cover>;

const groupName = z.strictObject({ key: group, label: z.string() });
const item = z.strictObject({ key, text: z.string(), kind });
export type CampaignItem = z.infer<typeof item>;

const phasePlan = z.strictObject({
  key,
  title: z.string(),
  content: z.string(),
  product: z.string(),
  source: z.string(),
  surveys: z.boolean(),
  startsOn: day,
  endsOn: day,
});

const phase = phasePlan.extend({
  doneOn: day.nullable(),
  note: z.string().nullable(),
  status: z.enum(['done', 'late', 'running', 'coming']),
  daysUntil: z.int().nullable(),
  daysLeft: z.int().nullable(),
  daysLate: z.int(),
  /** Of a phase in which every household is surveyed. */
  cover: cover.nullable(),
});
export type CampaignPhase = z.infer<typeof phase>;

const head = {
  id: rowId,
  key,
  title: z.string(),
  year,
  status,
  openedOn: day,
  note: z.string().nullable(),
};

const household = z.strictObject({
  id: rowId,
  householdNo: z.string().nullable(),
  villageId: rowId.nullable(),
  village: z.string().nullable(),
  group: z.string().nullable(),
  headName: z.string().nullable(),
  people: z.int(),
  groups: z.array(group),
  surveyedOn: day.nullable(),
  surveyors: z.string().nullable(),
  outcome: z.enum(['sound', 'problems']).nullable(),
});
export type CampaignHousehold = z.infer<typeof household>;

const filter = {
  id: rowId,
  /** Missing: the phase that is surveyed now. */
  phase: key.optional(),
  villageId: rowId.optional(),
  group: group.optional(),
  /** Part of a 户编号 or of the head's name. */
  text: z.string().max(60).optional(),
};
const state = z.enum(['open', 'surveyed', 'sound', 'problems']);

const surveyors = z.array(z.string().trim().max(20)).max(20);

/** 回头看 and 集中排查: phases with days, every household of the groups surveyed, what was found in the ledger. */
export const campaignChannels = {
  'campaign.kinds': channel({
    title: '这一年有哪些排查',
    scope: 'window',
    may: 'read',
    input: z.strictObject({ year }),
    output: z.strictObject({
      kinds: z.array(
        z.strictObject({
          key,
          title: z.string(),
          source: z.string(),
          groups: z.array(groupName),
          /** With their days of the year. */
          phases: z.array(phasePlan),
          items: z.array(item),
          /** The campaign of the year that runs or is finished. */
          campaignId: rowId.nullable(),
        }),
      ),
      /** Why there is none. */
      whyNone: z.string().nullable(),
    }),
  }),
  'campaign.start': channel({
    title: '开展排查',
    scope: 'window',
    may: 'write',
    input: z.strictObject({
      year,
      key,
      /** Days that differ from the plan's. */
      phases: z
        .array(z.strictObject({ key, startsOn: day, endsOn: day }))
        .max(12)
        .default([]),
      note,
    }),
    output: changed.extend({ id: rowId }),
  }),
  'campaign.list': channel({
    title: '排查列表',
    scope: 'window',
    may: 'read',
    input: z.strictObject({ year: year.optional() }),
    output: z.strictObject({
      campaigns: z.array(
        z.strictObject({
          ...head,
          startsOn: day,
          endsOn: day,
          /** The first phase that is not done; null when all are. */
          phase: phase.nullable(),
          /** Of the phase that is surveyed now. */
          cover: cover.nullable(),
          issues: z.int(),
          openIssues: z.int(),
        }),
      ),
    }),
  }),
  'campaign.get': channel({
    title: '一次排查',
    scope: 'window',
    may: 'read',
    input: z.strictObject({ id: rowId, phase: key.optional() }),
    output: z.strictObject({
      ...head,
      source: z.string(),
      groups: z.array(groupName),
      items: z.array(item),
      phases: z.array(phase),
      /** The phase whose coverage this is; null where the plan surveys nobody. */
      phase: key.nullable(),
      coverage: z.strictObject({
        all: cover,
        /** In the order of `groups`; a household counts in each of its groups. */
        groups: z.array(cover),
        villages: z.array(
          z.strictObject({
            villageId: rowId.nullable(),
            village: z.string(),
            all: cover,
            groups: z.array(cover),
          }),
        ),
      }),
      findings: z.strictObject({
        items: z.array(item.extend({ looked: z.int(), problems: z.int() })),
        /** What stands in the ledger. */
        kinds: z.array(
          z.strictObject({
            kind: z.string(),
            found: z.int(),
            closed: z.int(),
            checked: z.int(),
            overdue: z.int(),
          }),
        ),
      }),
    }),
  }),
  'campaign.setPhase': channel({
    title: '排查阶段的日期和完成',
    scope: 'window',
    may: 'write',
    input: z.strictObject({
      id: rowId,
      phase: key,
      startsOn: day.optional(),
      endsOn: day.optional(),
      /** Null: not done after all. */
      doneOn: day.nullable().optional(),
      note: z.string().trim().max(500).nullable().optional(),
    }),
    output: changed,
  }),
  'campaign.households': channel({
    title: '排查的户',
    scope: 'window',
    may: 'read',
    input: z.strictObject({
      ...filter,
      state: state.optional(),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(1000).default(200),
    }),
    output: z.strictObject({
      total: z.int(),
      rows: z.array(household),
      /** Of all that the filter without its state finds. */
      cover,
    }),
  }),
  'campaign.uncovered': channel({
    title: '导出未排查户名单',
    scope: 'window',
    may: 'export',
    logs: 'exported',
    input: z.strictObject({ ...filter }),
    output: output.extend({ rows: z.int() }),
  }),
  'campaign.household': channel({
    title: '一户的排查情况',
    scope: 'window',
    may: 'read',
    logs: 'saw',
    input: z.strictObject({ id: rowId, phase: key.optional(), householdId: rowId }),
    output: z.strictObject({
      household,
      note: z.string().nullable(),
      /** Of the items of the plan, in its order; empty before the survey. */
      answers: z.array(z.strictObject({ item: key, sound: z.boolean(), note: z.string().nullable() })),
      /** What the campaign put into the ledger about the household. */
      issues: z.array(
        z.strictObject({
          id: rowId,
          number: z.string(),
          item: key.nullable(),
          content: z.string(),
          closedOn: day.nullable(),
        }),
      ),
    }),
  }),
  'campaign.survey': channel({
    title: '登记一户的排查',
    scope: 'window',
    may: 'write',
    input: z.strictObject({
      id: rowId,
      phase: key.optional(),
      householdId: rowId,
      on: day,
      surveyors,
      answers: z
        .array(
          z.strictObject({
            item: key,
            sound: z.boolean(),
            note: z.string().trim().max(200).nullable().default(null),
          }),
        )
        .max(40),
      note,
    }),
    output: changed.extend({
      outcome: z.enum(['sound', 'problems']),
      /** Numbers of the problems that this put into the ledger. */
      issues: z.array(z.string()),
      /** Numbers of open problems of items that are sound now: the ledger closes them, not the survey. */
      settled: z.array(z.string()),
    }),
  }),
  'campaign.surveyMany': channel({
    title: '几户都正常',
    scope: 'window',
    may: 'write',
    input: z.strictObject({
      id: rowId,
      phase: key.optional(),
      householdIds: z.array(rowId).min(1, '请先选户').max(5000),
      on: day,
      surveyors,
    }),
    /** `already`: surveyed before and left as they are. */
    output: changed.extend({ surveyed: z.int(), already: z.int() }),
  }),
  'campaign.finish': channel({
    title: '办结排查',
    scope: 'window',
    may: 'write',
    input: z.strictObject({ id: rowId }),
    output: changed,
  }),
  'campaign.stop': channel({
    title: '终止排查',
    scope: 'window',
    may: 'write',
    input: z.strictObject({ id: rowId, reason: z.string().trim().min(1, '请填写终止原因').max(200) }),
    output: changed,
  }),
};
