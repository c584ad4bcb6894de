import { z } from 'zod';
import { suspicionsSchema } from '#domain/suspicions/pack-part.ts';
import { ownRuleSchema } from '#domain/quality/own/own-rule.ts';

const origin = {
  source: z.string().min(1),
  confidence: z.enum(['published', 'inferred', 'verify']).optional(),
};

const ruleId = z.string().regex(/^[QP]\d{2,3}$/, '写成 Q020');
const packRuleId = z.string().regex(/^P\d{2,3}$/, '政策包自带的规则写成 P01');

/** What a pack says of the checks: the numbers that differ from the catalogue's, rules that do not hold, own ones. */
export const checksSchema = z.strictObject({
  /** By rule and name of the parameter: `Q020.years`. */
  parameters: z
    .record(
      z.string().regex(/^Q\d{3}\.[a-z][A-Za-z0-9]*$/, '写成 Q020.years'),
      z.strictObject({ value: z.number(), ...origin }),
    )
    .optional(),
  /** Rules of the catalogue that do not hold in the years and place of the pack. */
  off: z.array(z.strictObject({ rule: ruleId, ...origin })).optional(),
  /** Rules that the county or province adds without a program. */
  rules: z
    .array(z.strictObject({ id: packRuleId, ...ownRuleSchema.shape, ...origin }))
    .max(200)
    .optional(),
  suspicions: suspicionsSchema.optional(),
  /** How many households of how many villages a sample takes at least. */
  sample: z.strictObject({ households: z.int().min(1), villages: z.int().min(1), ...origin }).optional(),
});
export type PackChecks = z.infer<typeof checksSchema>;
