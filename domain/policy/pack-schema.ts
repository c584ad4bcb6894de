import { z } from 'zod';

import { exportSchema } from '#domain/exports/export-definition.ts';
import { STANDARD_KINDS } from '#domain/income/standards-by-year.ts';
import { procedurePatchSchema, procedureSchema } from '#domain/procedures/definition.ts';
import { isDay } from '#domain/time/day.ts';

const source = z.string().min(1);
const year = z.int().min(2010).max(2100);
const day = z.string().refine(isDay, 'not a calendar day');
const sourced = <Value extends z.ZodType>(value: Value) => z.strictObject({ value, source });

const termsSchema = z.strictObject({
  /** What the people on the list are called ({对象称谓}). */
  object: z.string().min(1),
  /** The county's department ({县级部门}). */
  department: z.string().min(1),
  /** The national system. */
  system: z.string().min(1),
});

/** An income line that a pack adds to the national table of standards, yuan per head and year. */
const lineSchema = z.strictObject({
  kind: z.enum(STANDARD_KINDS),
  year,
  scope: z.string().min(1),
  perCapita: z.number().positive(),
  source,
});

const periodRule = z.string().regex(/^-?\d-(0[1-9]|1[0-2])-([0-2]\d|3[01])$/);

const incomePeriodsSchema = z.strictObject({
  annual: z.strictObject({ from: periodRule, to: periodRule, source }),
  monitoring: z.strictObject({
    months: z.int().min(1).max(24),
    endsWithMonthBefore: z.enum(['recognition']),
    source,
  }),
});

const calendarEntrySchema = z.strictObject({
  title: z.string().min(1),
  /** The last day, mm-dd, of every year of the pack. */
  date: z.string().regex(/^(0[1-9]|1[0-2])-([0-2]\d|3[01])$/),
  procedures: z.array(z.string()),
  source,
});

/** Wording that printed documents take from the pack. */
const documentsSchema = z.strictObject({
  /** {政策依据}: the document that a notice or announcement names as its basis. */
  policyBasis: sourced(z.string().min(1)),
  /** {k}: working days in which an objection is looked into and answered. */
  objectionAnswerDays: sourced(z.int().min(1).max(60)),
  nationalHotline: sourced(z.string().min(1)),
  /** The line under a posted list. */
  listFoot: sourced(z.string()),
});

const identity = {
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  version: z.int().min(1),
  title: z.string().min(1),
  /** The pack whose entries hold where this one says nothing. */
  extends: z.string().nullable(),
  province: z.string().nullable(),
  /** First and last year; null while the end is not known. */
  years: z.tuple([year, year.nullable()]),
};

const holidaysSchema = z.strictObject({ off: z.array(day), worked: z.array(day) });

/** A pack that is complete: what the rest of the program works with. */
export const packSchema = z.strictObject({
  ...identity,
  terms: termsSchema,
  lines: z.array(lineSchema),
  incomePeriods: incomePeriodsSchema,
  procedures: z.array(procedureSchema),
  calendar: z.array(calendarEntrySchema),
  holidays: holidaysSchema,
  documents: documentsSchema,
  exports: z.record(z.string(), exportSchema),
});

/** A pack as it is written: one that extends another says only what differs. */
export const packFileSchema = z.strictObject({
  ...identity,
  terms: termsSchema.partial().optional(),
  lines: z.array(lineSchema).optional(),
  incomePeriods: incomePeriodsSchema.partial().optional(),
  procedures: z.array(procedurePatchSchema).optional(),
  calendar: z.array(calendarEntrySchema).optional(),
  holidays: holidaysSchema.optional(),
  documents: documentsSchema.partial().optional(),
  exports: z.record(z.string(), exportSchema.partial()).optional(),
});

export type PolicyPack = z.infer<typeof packSchema>;
export type PackFile = z.infer<typeof packFileSchema>;
export type PackLine = z.infer<typeof lineSchema>;
