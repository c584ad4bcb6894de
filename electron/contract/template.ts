import { z } from 'zod';
import { channel } from './channel.ts';
import { nothing, output, rowId, year } from './common.ts';

const templateId = z.string().max(60);
const job = z.string().max(40).optional();

/** `remembered` from the last template with these headers, `sure` by its exact name, `likely` by another name, `clerk` by hand. */
const sureness = z.enum(['remembered', 'sure', 'likely', 'clerk', 'none']);

const validation = z.strictObject({
  kind: z.enum(['list', 'whole', 'decimal', 'date', 'length', 'other']),
  /** Of a list whose values stand in the workbook; null where they cannot be told. */
  values: z.array(z.string()).nullable(),
  /** The rule in a clerk's words. */
  said: z.string(),
});

const templateColumn = z.strictObject({
  /** 0-based place in the sheet. */
  index: z.int(),
  /** As written; of a header of several rows all, joined by a slash. */
  header: z.string(),
  target: z.string().nullable(),
  sure: sureness,
  validation: validation.nullable(),
  /** The column calculates: it is left as it is, its formula copied down. */
  isFormula: z.boolean(),
  /** What the template's own first rows have there. */
  samples: z.array(z.string()),
});
export type TemplateColumn = z.infer<typeof templateColumn>;

const templateState = z.strictObject({
  templateId,
  name: z.string(),
  sheets: z.array(z.strictObject({ index: z.int(), name: z.string(), hidden: z.boolean() })),
  sheet: z.int(),
  /** 1-based first row and number of rows; null when no headers were found. */
  header: z.strictObject({ row: z.int(), rows: z.int() }).nullable(),
  columns: z.array(templateColumn),
  /** Rows below the headers that are not empty and look like examples: numbers and first words. */
  samples: z.array(z.strictObject({ row: z.int(), words: z.string(), isMarked: z.boolean() })),
  /** Whether they are written over. */
  overwrite: z.boolean(),
  firstRow: z.int().nullable(),
  /** How many rows a file may have: by what the template says, or by what stands below the rows. */
  limit: z.strictObject({ rows: z.int(), why: z.string() }).nullable(),
  /** What the rows are: household, member, spell, pairing, or the number of a table of the year. */
  of: z.string().nullable(),
  /** What is in the file that a clerk should know of. */
  notices: z.array(z.string()),
  /** The first rows as text, for pointing at the header row. */
  preview: z.array(z.strictObject({ row: z.int(), cells: z.array(z.string()) })),
});
export type TemplateState = z.infer<typeof templateState>;

const rows = z.strictObject({
  of: z.string().max(20),
  year,
  /** The day on which households and people are told; by default the last of the year, or today while it runs. */
  day: z.iso.date().optional(),
  villageId: rowId.optional(),
  listId: rowId.optional(),
  householdIds: z.array(rowId).max(300_000).optional(),
});
export type TemplateRows = z.infer<typeof rows>;

const misfit = z.strictObject({
  column: z.int(),
  header: z.string(),
  value: z.string(),
  reason: z.string(),
  rows: z.int(),
});

/** Values that were put into the words of the template's list. */
const translation = z.strictObject({
  column: z.int(),
  header: z.string(),
  from: z.string(),
  to: z.string(),
  rows: z.int(),
});

export const templateChannels = {
  'template.open': channel({
    title: '看官方模板',
    scope: 'window',
    may: 'export',
    input: z.strictObject({ fileId: z.string() }),
    output: templateState,
  }),
  'template.adjust': channel({
    title: '改模板的认法',
    scope: 'window',
    may: 'export',
    input: z.strictObject({
      templateId,
      sheet: z.int().min(0).optional(),
      headerRow: z.int().min(1).max(60).optional(),
      headerRows: z.int().min(1).max(3).optional(),
      of: z.string().max(20).optional(),
      overwrite: z.boolean().optional(),
      columns: z.array(z.strictObject({ index: z.int(), target: z.string().nullable() })).optional(),
    }),
    output: templateState,
  }),
  'template.close': channel({
    title: '放弃模板',
    scope: 'window',
    may: 'export',
    input: z.strictObject({ templateId }),
    output: nothing,
  }),
  'template.targets': channel({
    title: '模板的列可以填什么',
    scope: 'window',
    may: 'export',
    input: nothing,
    output: z.strictObject({
      targets: z.array(z.strictObject({ target: z.string(), label: z.string(), group: z.string() })),
      /** What rows can be. */
      rows: z.array(z.strictObject({ of: z.string(), title: z.string() })),
    }),
  }),
  'template.preview': channel({
    title: '试填模板',
    scope: 'window',
    may: 'export',
    logs: 'previewed',
    input: z.strictObject({ templateId, rows, job }),
    output: z.strictObject({
      rows: z.int(),
      households: z.int(),
      /** The first thirty rows in the order of the columns. */
      first: z.array(z.array(z.string())),
      misfits: z.array(misfit),
      translations: z.array(translation),
      /** Columns with a target in which no row has a value. */
      empty: z.array(z.string()),
    }),
  }),
  'template.fill': channel({
    title: '填好模板',
    scope: 'window',
    may: 'export',
    logs: 'exported',
    input: z.strictObject({
      templateId,
      rows,
      /** What becomes of values that the template does not take. */
      misfits: z.enum(['refuse', 'keep', 'blank']).default('refuse'),
      byVillage: z.boolean().default(false),
      rowsAFile: z.int().min(1).max(100_000).optional(),
      job,
    }),
    output: z.strictObject({ files: z.array(output.extend({ rows: z.int(), sha256: z.string() })) }),
  }),
};
