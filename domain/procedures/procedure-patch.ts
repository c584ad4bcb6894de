import { z } from 'zod';
import { procedureSchema, stepSchema } from './definition.ts';

const orNull = <Schema extends z.ZodType>(schema: Schema) => schema.nullable().optional();

const step = stepSchema.shape;
const { key, bars, quota } = procedureSchema.shape;

const stepPatchSchema = z.strictObject({
  ...stepSchema.partial().shape,
  key,
  notice: orNull(step.notice),
  meeting: orNull(step.meeting),
  within: orNull(step.within),
  notBefore: orNull(step.notBefore),
  onObjection: orNull(step.onObjection),
  optional: orNull(step.optional),
  only: orNull(step.only),
});

/**
 * What a pack that extends another says of a procedure: what it gives replaces, steps are merged key by key (null
 * takes a part of the step away), new ones come last, and `order` lists the steps that remain and their sequence.
 * Schemas here have no defaults, since a default would read as a change.
 */
export const procedurePatchSchema = z.strictObject({
  ...z.strictObject(procedureSchema.shape).partial().shape,
  key,
  bars: orNull(bars),
  quota: orNull(quota),
  steps: z.array(stepPatchSchema).optional(),
  order: z.array(key).optional(),
});

export type ProcedurePatch = z.infer<typeof procedurePatchSchema>;
