import { z } from 'zod';
import { channel } from './channel.ts';
import { year } from './common.ts';

const parameter = z.strictObject({
  title: z.string(),
  /** That holds in the year. */
  value: z.number(),
  unit: z.string(),
  source: z.string(),
  confidence: z.enum(['published', 'inferred', 'verify']).nullable(),
  /** Whether the pack of the year sets it otherwise than the catalogue. */
  ofPack: z.boolean(),
});

const rule = z.strictObject({
  id: z.string(),
  level: z.enum(['error', 'warning']),
  /** A warning some hits of which are errors. */
  mixed: z.boolean(),
  chapter: z.string(),
  title: z.string(),
  /** The sentence of a hit with `{placeholders}`. */
  message: z.string(),
  source: z.string(),
  /** First and last year for which it holds; null: open. */
  years: z.tuple([z.int().nullable(), z.int().nullable()]),
  /** Whether it holds in the year that was asked for. */
  holds: z.boolean(),
  /** Why the pack of the year switches it off; null where it does not. */
  off: z.string().nullable(),
  /** Names of the fields that it looks at. */
  fields: z.array(z.string()),
  parameters: z.array(parameter),
});
export type RuleView = z.infer<typeof rule>;

export const checkRulesChannels = {
  'check.rules': channel({
    title: '核查规则',
    scope: 'window',
    may: 'read',
    input: z.strictObject({
      /** With what the pack of this year says of them, and the rules that it and the township add. */
      year: year.optional(),
    }),
    output: z.strictObject({ rules: z.array(rule) }),
  }),
};
