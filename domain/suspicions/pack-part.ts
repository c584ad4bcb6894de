import { z } from 'zod';

const origin = {
  source: z.string().min(1),
  confidence: z.enum(['published', 'inferred', 'verify']).optional(),
};
const word = z.string().min(1).max(20);

/** What a pack says of suspicions, rates and the radar: other numbers, reasons that do not count, other assets. */
export const suspicionsSchema = z.strictObject({
  /** By rule or rate and name: `W05.monitoredDays`, `missed.most`. */
  parameters: z
    .record(
      z
        .string()
        .regex(
          /^(?:W0\d\.[a-z]\w*|(?:missed|exited|poverty)\.most|approval\.least)$/,
          '写成 W05.monitoredDays',
        ),
      z.strictObject({ value: z.number().min(0), ...origin }),
    )
    .optional(),
  off: z.array(z.strictObject({ rule: z.string().regex(/^S\d\d$/, '写成 S06'), ...origin })).optional(),
  /** Takes the place of the program's whole list. */
  assets: z
    .array(
      z.strictObject({
        rule: z.string().regex(/^S1[1-5]$/, '写成 S11'),
        title: word,
        words: z.array(word).min(1).max(60),
        except: z.array(word).max(60).default([]),
        source: z.string().min(1),
      }),
    )
    .optional(),
});
export type PackSuspicions = z.infer<typeof suspicionsSchema>;

/** The later pack's numbers over the earlier one's; its reasons to leave out come to those of the earlier. */
export const mergeSuspicions = (base: PackSuspicions = {}, own: PackSuspicions = {}): PackSuspicions => ({
  ...{ ...base, ...own },
  parameters: { ...base.parameters, ...own.parameters },
  off: [...(base.off ?? []), ...(own.off ?? [])],
});
