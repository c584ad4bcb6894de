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
  householdId: rowId,
  householdNo: z.string().nullable(),
  memberId: rowId.nullable(),
  idNumber: z.string().nullable(),
  field: z.string().nullable(),
  message: z.string(),
});
export type Finding = z.infer<typeof findingSchema>;
