import { z } from 'zod';

import { isDerivedSource, sourceField } from './column-sources.ts';

const isColumnSource = (name: string) => isDerivedSource(name) || sourceField(name) !== undefined;

const columnSchema = z.strictObject({
  /** A key of the field dictionary, of the record 动态调整, or a derived column. */
  field: z.string().refine(isColumnSource, 'neither a field of the dictionary nor a derived column'),
  /** Letter by letter as in the official table, full-width and half-width brackets included. */
  header: z.string().min(1),
  /** `text` also for numbers that are names (id, household, phone); `date` yyyy-mm-dd and `month` yyyymm as text. */
  kind: z.enum(['text', 'number', 'int', 'date', 'month', 'yesno']),
  /** Y always, C under a condition, N optional. */
  required: z.enum(['Y', 'C', 'N']),
});

export const exportSchema = z.strictObject({
  /** The name of the sheet and the title in its first row. */
  title: z.string().min(1),
  /** The filling note in the second row. */
  note: z.string(),
  /** `member`: the head, the spouse, the others by day of birth. */
  sort: z.array(z.enum(['village', 'group', 'household_no', 'member'])).min(1),
  columns: z
    .array(columnSchema)
    .min(1)
    .refine(
      (columns) => new Set(columns.map(({ header }) => header)).size === columns.length,
      'a header twice',
    ),
  source: z.string().min(1),
});

export type ExportDefinition = z.infer<typeof exportSchema>;
export type ExportColumn = z.infer<typeof columnSchema>;
