import { z } from 'zod';

/** Shapes that several subjects share. */
export const rowId = z.int().positive();
export const day = z.iso.date();
export const year = z.int().min(1990).max(2100);

/** Field values by dictionary key (`household.phone`), each in its stored form; checked against the dictionary by the backend. */
export const fieldValues = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
export type FieldValues = z.infer<typeof fieldValues>;

export const nothing = z.strictObject({});

/** The change that an act made; null when nothing differed. */
export const changed = z.strictObject({ change: rowId.nullable() });

/** Bytes that wait in the backend's memory until somebody takes them; nothing is written to disk before that. */
export const output = z.strictObject({ outputId: z.string(), name: z.string(), bytes: z.int() });

export const findingSchema = z.strictObject({
  rule: z.string(),
  level: z.enum(['error', 'warning']),
  villageId: rowId.nullable(),
  /** Null where the village itself is meant. */
  householdId: rowId.nullable(),
  householdNo: z.string().nullable(),
  memberId: rowId.nullable(),
  /** The record that is meant, where it is one of several: a spell, a pairing, a measure. */
  recordId: rowId.nullable(),
  idNumber: z.string().nullable(),
  field: z.string().nullable(),
  message: z.string(),
  /** 情况属实: a warning that somebody answered and whose values are the same since. */
  answer: z
    .strictObject({
      id: rowId,
      reason: z.string(),
      evidence: z.string().nullable(),
      by: z.string(),
      on: day,
    })
    .nullable(),
});
export type Finding = z.infer<typeof findingSchema>;
