import { z } from 'zod';
import { FIX_KINDS } from '#domain/quality/fixes/fix.ts';
import { channel } from './channel.ts';
import { checkRulesChannels } from './check-rules.ts';
import { changed, day, findingSchema, output, rowId, year } from './common.ts';

/** Ids of rules; all that hold in the year unless given. */
const rules = z.array(z.string().max(8)).max(400);
const job = z.string().max(40);
const reason = z.string().trim().max(200);

export const checkAnswer = z.strictObject({
  /** In the order of household numbers; of very many (see `counts`) the first, then the first errors. */
  hits: z.array(findingSchema),
  /** Answered warnings are counted in `answered` only. */
  counts: z.strictObject({ error: z.int(), warning: z.int(), answered: z.int() }),
  /** By rule and village (0: none), of all there are; `errors` and `answered` are among the hits. */
  tally: z.array(
    z.strictObject({
      rule: z.string(),
      villageId: z.int(),
      hits: z.int(),
      errors: z.int(),
      answered: z.int(),
    }),
  ),
  households: z.int(),
  /** Numbers of the ledger's problems that were closed and are found again; a check of one household leaves them. */
  reopened: z.array(z.string()),
  /** Numbers of those that were closed since nothing is found any more; only by a check of everything. */
  closed: z.array(z.string()),
});

/** A hit, by what makes it the same as another. */
const hitPlace = z.strictObject({
  rule: z.string().max(8),
  /** Of a hit on a village itself, which has no household. */
  villageId: rowId.nullable().default(null),
  householdId: rowId.nullable(),
  memberId: rowId.nullable(),
  recordId: rowId.nullable(),
  field: z.string().max(80).nullable(),
});
export type HitPlace = z.infer<typeof hitPlace>;

const fixKind = z.enum(FIX_KINDS);
export type FixKind = z.infer<typeof fixKind>;

const fixPlace = z.strictObject({
  kind: fixKind,
  householdId: rowId,
  memberId: rowId.nullable(),
  /** Key of the dictionary. */
  field: z.string().max(80),
});

const fix = fixPlace.extend({
  /** 15 位号码升为 18 位 … */
  title: z.string(),
  householdNo: z.string().nullable(),
  /** Of the member, or of the head. */
  name: z.string().nullable(),
  before: z.union([z.string(), z.number(), z.null()]),
  after: z.union([z.string(), z.number(), z.null()]),
});
export type CheckFix = z.infer<typeof fix>;

const curvePoint = z.strictObject({
  at: z.string(),
  on: day,
  errors: z.int(),
  /** Not answered. */
  warnings: z.int(),
  answered: z.int(),
  /** All three. */
  hits: z.int(),
});
export type CurvePoint = z.infer<typeof curvePoint>;

export const checkChannels = {
  'check.run': channel({
    title: '核查',
    scope: 'window',
    may: 'read',
    logs: 'saw',
    input: z.strictObject({
      year,
      villageId: rowId.optional(),
      householdId: rowId.optional(),
      rules: rules.optional(),
      job: job.optional(),
    }),
    output: checkAnswer,
  }),
  ...checkRulesChannels,
  'check.answer': channel({
    title: '情况属实',
    scope: 'window',
    may: 'review',
    input: z.strictObject({
      year,
      hits: z.array(hitPlace).max(2000).default([]),
      /** Beside those: all that these rules hit, in a village or in all. */
      all: z.strictObject({ rules: rules.min(1), villageId: rowId.optional() }).optional(),
      reason: reason.min(1, '请写明为什么情况属实'),
      evidence: z.string().trim().max(200).optional(),
    }),
    output: changed.extend({
      answered: z.int(),
      /** Not answered, and why not. */
      skipped: z.array(z.strictObject({ rule: z.string(), householdId: rowId.nullable(), why: z.string() })),
    }),
  }),
  'check.withdraw': channel({
    title: '收回情况属实',
    scope: 'window',
    may: 'review',
    input: z.strictObject({ ids: z.array(rowId).min(1).max(10_000) }),
    output: changed,
  }),
  'check.fixes': channel({
    title: '能直接改的错误',
    scope: 'window',
    may: 'read',
    input: z.strictObject({
      year,
      villageId: rowId.optional(),
      householdIds: z.array(rowId).max(20_000).optional(),
      kinds: z.array(fixKind).optional(),
    }),
    output: z.strictObject({
      fixes: z.array(fix),
      /** So many more are left when these are done. */
      more: z.int(),
      /** Of all of them. */
      kinds: z.array(z.strictObject({ kind: fixKind, title: z.string(), count: z.int() })),
    }),
  }),
  'check.fix': channel({
    title: '直接改正',
    scope: 'window',
    may: 'write',
    input: z.strictObject({
      year,
      /** As `check.fixes` offered them; all sums of a statement are put right together. */
      fixes: z.array(fixPlace).min(1, '请先选要改的项').max(5000),
      /** A closed year wants one. */
      reason: reason.optional(),
    }),
    output: changed.extend({
      done: z.int(),
      /** No longer to be put right that way. */
      gone: z.int(),
    }),
  }),
  'check.changed': channel({
    title: '核查刚改的',
    scope: 'window',
    may: 'read',
    input: z.strictObject({ change: rowId, year }),
    output: z.strictObject({
      findings: z.array(findingSchema).max(200),
      errors: z.int(),
      warnings: z.int(),
    }),
  }),
  'check.curve': channel({
    title: '核查结果的变化',
    scope: 'window',
    may: 'read',
    input: z.strictObject({ year, rule: z.string().max(8).optional(), villageId: rowId.optional() }),
    output: z.strictObject({ runs: z.array(curvePoint) }),
  }),
  'check.workbook': channel({
    title: '核查结果表',
    scope: 'window',
    may: 'export',
    logs: 'exported',
    input: z.strictObject({
      year,
      villageId: rowId.optional(),
      rules: rules.optional(),
      level: z.enum(['error', 'warning']).optional(),
      job: job.optional(),
    }),
    output: output.extend({ rows: z.int(), sha256: z.string() }),
  }),
};
