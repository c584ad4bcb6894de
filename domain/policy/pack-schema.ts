import { z } from 'zod';

import { exportSchema } from '#domain/exports/export-definition.ts';
import type { DueDay } from '#domain/procedures/procedure-state.ts';
import { procedureSchema } from '#domain/procedures/definition.ts';
import { procedurePatchSchema } from '#domain/procedures/procedure-patch.ts';
import { checklistPatchSchema, checklistsSchema } from './checklist-parts.ts';
import { checksSchema } from './check-parts.ts';
import {
  annualPeriodSchema,
  calendarEntrySchema,
  type CampaignPlan,
  campaignSchema,
  cluesSchema,
  codesSchema,
  documentsSchema,
  holidaysSchema,
  lineSchema,
  meetingRuleSchema,
  monitoringPeriodSchema,
  noticeRuleSchema,
  termsSchema,
  yearSchema,
} from './pack-parts.ts';

const identity = {
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, '只能用小写字母、数字和连字符，以字母开头'),
  version: z.int().min(1),
  title: z.string().min(1),
  /** The pack whose entries hold where this one says nothing: `national-2021`, or one version of it `national-2021@1`. */
  extends: z
    .string()
    .regex(/^[a-z][a-z0-9-]*(@[1-9]\d*)?$/, '写所依据的政策包的 id，可以加 @版次')
    .nullable(),
  province: z.string().min(1).nullable(),
  /** First and last year; null while the end is not known. */
  years: z
    .tuple([yearSchema, yearSchema.nullable()])
    .refine(([from, to]) => to === null || from <= to, '起始年不能晚于终止年'),
};

const wholePackSchema = z.strictObject({
  ...identity,
  terms: termsSchema,
  lines: z.array(lineSchema),
  incomePeriods: z.strictObject({
    annual: annualPeriodSchema,
    /** Missing for years that knew no monitoring. */
    monitoring: monitoringPeriodSchema.optional(),
  }),
  /** Rules of notices and meetings apart from those of a procedure's own steps. */
  notices: z.array(noticeRuleSchema),
  meetings: z.array(meetingRuleSchema),
  procedures: z.array(procedureSchema),
  calendar: z.array(calendarEntrySchema),
  holidays: holidaysSchema,
  codes: codesSchema,
  documents: documentsSchema,
  exports: z.record(z.string(), exportSchema),
  /** Missing in packs of years that knew none. */
  clues: cluesSchema.optional(),
  campaigns: z.array(campaignSchema).optional(),
  checks: checksSchema.optional(),
  /** What must be on file; missing in packs of before there were such lists. */
  checklists: checklistsSchema.optional(),
});

/** A pack that is complete: what the rest of the program works with. A day of the calendar bounds a step that is there. */
export const packSchema = wholePackSchema.check((context) => {
  const { calendar, procedures } = context.value;
  calendar.forEach(({ procedures: keys, step }, at) => {
    const known = procedures.filter((procedure) => keys.includes(procedure.key));
    if (step === undefined || known.some(({ steps }) => steps.some(({ key }) => key === step))) return;
    const message = `这些程序没有“${step}”这一步`;
    context.issues.push({ code: 'custom', message, path: ['calendar', at, 'step'], input: context.value });
  });
});

/** A pack as it is written: one that extends another says only what differs. */
export const packFileSchema = z.strictObject({
  ...identity,
  terms: termsSchema.partial().optional(),
  lines: z.array(lineSchema).optional(),
  incomePeriods: z
    .strictObject({ annual: annualPeriodSchema, monitoring: monitoringPeriodSchema })
    .partial()
    .optional(),
  notices: z.array(noticeRuleSchema).optional(),
  meetings: z.array(meetingRuleSchema).optional(),
  procedures: z.array(procedurePatchSchema).optional(),
  calendar: z.array(calendarEntrySchema).optional(),
  holidays: holidaysSchema.optional(),
  codes: codesSchema.optional(),
  documents: documentsSchema.partial().optional(),
  exports: z.record(z.string(), exportSchema.partial()).optional(),
  clues: cluesSchema.partial().optional(),
  campaigns: z.array(campaignSchema).optional(),
  checks: checksSchema.optional(),
  checklists: checklistPatchSchema.optional(),
});

/** The days of the year's calendar that a procedure's steps must keep. */
export const dueDays = (
  { calendar }: Pick<z.infer<typeof packSchema>, 'calendar'>,
  { key, year }: { readonly key: string; readonly year: number },
): DueDay[] =>
  calendar.flatMap(({ title, date, years, procedures, step, source }) =>
    step === undefined || !procedures.includes(key) || (years && (year < years[0] || year > years[1]))
      ? []
      : [{ step, day: `${year}-${date}`, title, source }],
  );

/** The campaigns that a pack plans for one of its years. */
export const campaignsOf = (
  { campaigns = [] }: Pick<z.infer<typeof packSchema>, 'campaigns'>,
  year: number,
): CampaignPlan[] =>
  campaigns.filter(({ years: [from, to] = [year, year] }) => from <= year && year <= (to ?? year));

export type PolicyPack = z.infer<typeof packSchema>;
export type PackFile = z.infer<typeof packFileSchema>;
