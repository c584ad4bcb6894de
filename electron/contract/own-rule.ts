import { z } from 'zod';
import { ownRuleSchema } from '#domain/quality/own/own-rule.ts';
import { channel } from './channel.ts';
import { changed, day, findingSchema, nothing, output, rowId, year } from './common.ts';

const basis = z.string().trim().max(200).nullable();

const ownRuleView = z.strictObject({
  id: rowId,
  rule: z.string(),
  ...ownRuleSchema.shape,
  basis,
  enabled: z.boolean(),
  testedOn: day.nullable(),
  testedHits: z.int().nullable(),
  /** What keeps it from running: fields that are not there any more. */
  faults: z.array(z.string()),
});
export type OwnRuleView = z.infer<typeof ownRuleView>;

const tried = z.strictObject({
  hits: z.int(),
  households: z.int(),
  /** The first of them. */
  findings: z.array(findingSchema),
});

/** 自定规则: checks that somebody makes without code. */
export const ownRuleChannels = {
  'ownRule.list': channel({
    title: '自定规则',
    scope: 'window',
    may: 'read',
    input: nothing,
    output: z.strictObject({ rules: z.array(ownRuleView) }),
  }),
  'ownRule.save': channel({
    title: '新建或修改自定规则',
    scope: 'window',
    may: 'set-up',
    /** One that is changed is switched off until it is tested again. */
    input: z.strictObject({ id: rowId.nullable(), rule: ownRuleSchema, basis }),
    output: z.strictObject({ id: rowId, rule: z.string(), change: rowId.nullable() }),
  }),
  'ownRule.try': channel({
    title: '试查自定规则',
    scope: 'window',
    may: 'review',
    /** Of a rule that is not kept yet, or of one that is, which then counts as tested. */
    input: z.union([z.strictObject({ year, rule: ownRuleSchema }), z.strictObject({ year, id: rowId })]),
    output: tried,
  }),
  'ownRule.enable': channel({
    title: '启用或停用自定规则',
    scope: 'window',
    may: 'set-up',
    input: z.strictObject({ id: rowId, enabled: z.boolean() }),
    output: changed,
  }),
  'ownRule.remove': channel({
    title: '删除自定规则',
    scope: 'window',
    may: 'set-up',
    input: z.strictObject({ id: rowId }),
    output: changed,
  }),
  'ownRule.pack': channel({
    title: '把自定规则做成政策包',
    scope: 'window',
    may: 'export',
    /** For the townships of a county: a pack that holds the rules beside what rules the year. */
    input: z.strictObject({
      year,
      ids: z.array(rowId).min(1).max(200),
      title: z.string().trim().min(1).max(60),
    }),
    output: output.extend({ rules: z.int() }),
  }),
};
