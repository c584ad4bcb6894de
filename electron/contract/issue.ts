import { z } from 'zod';
import { CLOSED_AS, ISSUE_STATES } from '#domain/ledger/words.ts';
import { PROBLEM_KINDS } from '#domain/policy/pack-parts.ts';
import { ISSUE_SOURCES } from '#domain/procedures/words.ts';
import { channel } from './channel.ts';
import { changed, day, nothing, output, rowId, year } from './common.ts';

const wordsOf = <T extends string>(words: Readonly<Record<T, string>>) =>
  z.enum(Object.keys(words) as [T, ...T[]]);

const state = wordsOf(ISSUE_STATES);
const source = wordsOf(ISSUE_SOURCES);
const kind = z.enum(PROBLEM_KINDS);
const closedAs = wordsOf(CLOSED_AS);

const text = (most: number) => z.string().trim().max(most);
const optionalText = (most: number) => text(most).nullable().default(null);
/** Blank ones are refused by the ledger's own sentence, which names the problem. */
const ids = z.array(rowId).min(1, '请先选问题').max(20_000);

const issueFilter = z.strictObject({
  state: state.optional(),
  kind: kind.optional(),
  department: z.string().optional(),
  villageId: rowId.optional(),
  householdId: rowId.optional(),
  source: source.optional(),
  campaignId: rowId.optional(),
  /** Only those that are past their deadline today and not closed. */
  overdue: z.literal(true).optional(),
  /** Of the numbers of a year: 2026-…. */
  year: year.optional(),
  /** Part of a number, a household's number, a name, the content or who is responsible. */
  text: z.string().max(60).optional(),
});
export type IssueFilter = z.infer<typeof issueFilter>;

const nullableText = z.string().nullable();

const issue = z.strictObject({
  id: rowId,
  number: z.string(),
  state,
  source,
  sourceNote: nullableText,
  campaignId: rowId.nullable(),
  comparisonHitId: rowId.nullable(),
  objectionId: rowId.nullable(),
  /** Of the quality check, or the campaign's item. */
  rule: nullableText,
  /** The year whose values the check looked at. */
  year: z.int().nullable(),
  villageId: rowId.nullable(),
  village: nullableText,
  group: nullableText,
  householdId: rowId.nullable(),
  householdNo: nullableText,
  headName: nullableText,
  memberId: rowId.nullable(),
  memberName: nullableText,
  field: nullableText,
  kind: z.string(),
  content: z.string(),
  foundOn: day,
  foundBy: nullableText,
  department: nullableText,
  /** Who confirms problems of this kind by the policy pack. */
  proposedDepartment: z.string(),
  confirmedOn: day.nullable(),
  confirmedBy: nullableText,
  measure: nullableText,
  responsibleUnit: nullableText,
  responsible: nullableText,
  dueOn: day.nullable(),
  /** Days until the deadline, negative when it is past; null without one or when closed. */
  daysLeft: z.int().nullable(),
  done: nullableText,
  evidence: nullableText,
  closedOn: day.nullable(),
  closedBy: nullableText,
  closedAs: closedAs.nullable(),
  checkedOn: day.nullable(),
  checkedBy: nullableText,
  note: nullableText,
  reopenings: z.int(),
  /** The newest day on which it came back. */
  reopenedOn: day.nullable(),
  photos: z.int(),
  /** What the archive says now: still there, put right (it may be closed), come back since; null: only a person knows. */
  standing: z.enum(['there', 'settled', 'back']).nullable(),
  /** The sentence to it. */
  standingWords: nullableText,
});
export type Issue = z.infer<typeof issue>;

/** Of all days until the last: found, closed as of now, open. */
const sums = z.strictObject({ name: z.string(), found: z.int(), closed: z.int(), open: z.int() });

const opened = changed.extend({ issues: z.array(z.strictObject({ id: rowId, number: z.string() })) });

/** 问题台账: found, confirmed by a department, planned, closed by one and checked by another, reopened. */
export const issueChannels = {
  'issue.list': channel({
    title: '问题台账',
    scope: 'window',
    may: 'read',
    input: issueFilter.extend({
      order: z.enum(['number', 'due', 'place']).default('number'),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(1000).default(200),
    }),
    output: z.strictObject({
      total: z.int(),
      rows: z.array(issue),
      /** Of all that the filter without its state finds. */
      states: z.record(state, z.int()),
      overdue: z.int(),
      departments: z.array(z.string()),
    }),
  }),
  'issue.ids': channel({
    title: '台账里全部问题',
    scope: 'window',
    may: 'read',
    input: issueFilter,
    output: z.strictObject({ ids: z.array(rowId) }),
  }),
  'issue.get': channel({
    title: '一个问题的经过',
    scope: 'window',
    may: 'read',
    logs: 'saw',
    input: z.strictObject({ id: rowId }),
    output: z.strictObject({
      issue,
      reopenings: z.array(
        z.strictObject({
          reopenedOn: day,
          reason: z.string(),
          done: nullableText,
          evidence: nullableText,
          closedOn: day,
          closedBy: nullableText,
          closedAs: closedAs.nullable(),
          checkedOn: day.nullable(),
          checkedBy: nullableText,
        }),
      ),
      photos: z.array(
        z.strictObject({
          linkId: rowId,
          attachmentId: rowId,
          visitId: rowId.nullable(),
          name: z.string(),
          title: nullableText,
          mediaType: z.string(),
          bytes: z.int(),
          takenOn: day.nullable(),
        }),
      ),
    }),
  }),
  'issue.choices': channel({
    title: '问题类别、确认部门和整改期限',
    scope: 'window',
    may: 'read',
    input: nothing,
    output: z.strictObject({
      kinds: z.array(z.strictObject({ kind, department: z.string() })),
      departments: z.array(z.string()),
      /** Calendar days, and the day they end when they begin today; null where the pack sets none. */
      days: z.int().nullable(),
      dueOn: day.nullable(),
      source: nullableText,
    }),
  }),
  'issue.open': channel({
    title: '登记问题',
    scope: 'window',
    may: 'review',
    input: z.strictObject({
      source: source.exclude(['check', 'comparison', 'campaign']),
      sourceNote: optionalText(100),
      objectionId: rowId.optional(),
      /** The household's, or with a village alone the village's own. */
      villageId: rowId.optional(),
      householdId: rowId.optional(),
      memberId: rowId.optional(),
      kind,
      content: text(500).min(1, '请填写问题描述'),
      foundOn: day,
      foundBy: optionalText(60),
      note: optionalText(200),
    }),
    output: opened,
  }),
  'issue.openFrom': channel({
    title: '把查出的问题登记到台账',
    scope: 'window',
    may: 'review',
    input: z.strictObject({
      /** Hits of `check.run` of a year; one that is not found any more is left out. */
      findings: z
        .strictObject({
          year,
          hits: z
            .array(
              z.strictObject({
                rule: z.string().max(20),
                householdId: rowId.nullable(),
                memberId: rowId.nullable(),
                field: nullableText,
              }),
            )
            .max(20_000),
        })
        .optional(),
      /** Suspicions that are open or verified as true. */
      comparisonHitIds: z.array(rowId).max(20_000).default([]),
      /** Answers of a campaign's survey that are not sound. */
      campaignAnswerIds: z.array(rowId).max(20_000).default([]),
      foundBy: optionalText(60),
    }),
    output: opened.extend({
      /** In the ledger already and not closed. */
      known: z.int(),
      /** Closed as put right, and opened again by this. */
      reopened: z.array(z.string()),
      /** Closed as unfounded before, and left so. */
      unfounded: z.int(),
      /** Not a problem any more. */
      gone: z.int(),
    }),
  }),
  'issue.confirm': channel({
    title: '部门确认问题',
    scope: 'window',
    may: 'review',
    input: z.strictObject({
      ids,
      /** Null: for each the department of its kind by the policy pack. */
      department: optionalText(60),
      by: text(60),
      on: day,
    }),
    output: changed,
  }),
  'issue.plan': channel({
    title: '定整改措施和时限',
    scope: 'window',
    may: 'review',
    input: z.strictObject({
      ids,
      measure: text(500),
      unit: text(60),
      responsible: text(60),
      /** Null: the days of the policy pack from today. */
      dueOn: day.nullable().default(null),
    }),
    output: changed,
  }),
  'issue.close': channel({
    title: '销号',
    scope: 'window',
    may: 'review',
    input: z.strictObject({
      ids,
      as: closedAs.default('corrected'),
      done: text(500),
      evidence: optionalText(500),
      by: text(60),
      on: day,
    }),
    output: changed,
  }),
  'issue.check': channel({
    title: '复核',
    scope: 'window',
    may: 'review',
    input: z.strictObject({
      ids,
      passed: z.boolean(),
      by: text(60),
      on: day,
      /** Why it is sent back. */
      reason: optionalText(200),
    }),
    output: changed,
  }),
  'issue.reopen': channel({
    title: '重开问题',
    scope: 'window',
    may: 'review',
    input: z.strictObject({ ids, reason: text(200), on: day }),
    output: changed,
  }),
  'issue.refresh': channel({
    title: '拿台账核对数据',
    scope: 'window',
    may: 'review',
    input: z.strictObject({ ids: ids.optional() }),
    output: changed.extend({
      /** Numbers of those that came back. */
      reopened: z.array(z.string()),
      /** Open ones of which the archive says that they are put right. */
      settled: z.array(rowId),
    }),
  }),
  'issue.curve': channel({
    title: '问题销号曲线',
    scope: 'window',
    may: 'read',
    input: z.strictObject({
      /** By default the day on which the first was found, two weeks to a year before the last. */
      from: day.optional(),
      to: day.optional(),
      villageId: rowId.optional(),
      campaignId: rowId.optional(),
    }),
    output: z.strictObject({
      days: z.array(
        z.strictObject({ day, found: z.int(), closed: z.int(), reopened: z.int(), open: z.int() }),
      ),
      villages: z.array(sums),
      kinds: z.array(sums),
      departments: z.array(sums),
    }),
  }),
  'issue.export': channel({
    title: '导出问题台账',
    scope: 'window',
    may: 'export',
    logs: 'exported',
    input: issueFilter.extend({ ids: ids.optional() }),
    output: output.extend({ rows: z.int() }),
  }),
};
