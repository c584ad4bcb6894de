import { z } from 'zod';
import { channel } from './channel.ts';
import { day, findingSchema, output, rowId, year } from './common.ts';

/** A year, or the days from–to; then words and values are those of the year in which it ends. */
const span = {
  year: year.optional(),
  from: day.optional(),
  to: day.optional(),
  /** Only this village; otherwise the whole township. */
  villageId: rowId.optional(),
};

type Span = Partial<Record<'year' | 'from' | 'to', string | number>>;

const isSpan = ({ year, from, to }: Span): boolean =>
  year === undefined
    ? from !== undefined && to !== undefined && from <= to
    : from === undefined && to === undefined;
const SPAN = { error: '请写明年度，或者起止日期（起不晚于止）', path: ['year'] };

const kind = z.string().max(10);
const job = z.string().max(40).optional();
const cell = z.union([z.string(), z.number(), z.null()]);
const written = output.extend({
  /** In the history. */
  id: rowId,
  kind: z.string(),
  area: z.string(),
  rows: z.int(),
  households: z.int(),
  members: z.int(),
  sha256: z.string(),
});

export const exportChannels = {
  'export.kinds': channel({
    title: '可导出的表',
    scope: 'window',
    may: 'read',
    input: z.strictObject(span).refine(isSpan, SPAN),
    output: z.strictObject({
      kinds: z.array(
        z.strictObject({
          kind: z.string(),
          title: z.string(),
          columns: z.int(),
          rows: z.int(),
          inferred: z.boolean(),
        }),
      ),
      /** Why there is none. */
      whyNone: z.string().nullable(),
    }),
  }),
  'export.check': channel({
    title: '导出前核查',
    scope: 'window',
    may: 'export',
    input: z.strictObject({ ...span, kind, job }).refine(isSpan, SPAN),
    output: z.strictObject({
      households: z.int(),
      errors: z.int(),
      /** The first of them. */
      findings: z.array(findingSchema),
    }),
  }),
  'export.preview': channel({
    title: '导出预览',
    scope: 'window',
    may: 'export',
    logs: 'previewed',
    input: z.strictObject({ ...span, kind }).refine(isSpan, SPAN),
    output: z.strictObject({
      title: z.string(),
      note: z.string(),
      columns: z.array(z.strictObject({ header: z.string(), kind: z.enum(['text', 'number', 'int']) })),
      /** The first fifty. */
      rows: z.array(z.array(cell)),
      total: z.int(),
    }),
  }),
  'export.write': channel({
    title: '导出',
    scope: 'window',
    may: 'export',
    logs: 'exported',
    input: z
      .strictObject({
        ...span,
        kind,
        /** 核对稿: written in spite of errors, with the errors shown in it. */
        working: z.boolean().optional(),
        job,
      })
      .refine(isSpan, SPAN),
    output: z.strictObject({ files: z.array(written) }),
  }),
  'export.forms': channel({
    title: '采集表数据',
    scope: 'window',
    may: 'export',
    logs: 'exported',
    input: z.strictObject({
      year,
      /** These, those of a village, or (with neither) all. */
      householdIds: z.array(rowId).min(1).max(20_000).optional(),
      villageId: rowId.optional(),
      /** One workbook for each; of several households they come in one zip file. */
      per: z.enum(['household', 'village']),
      job,
    }),
    output: z.strictObject({ files: z.array(written) }),
  }),
  'export.list': channel({
    title: '导出历史',
    scope: 'window',
    may: 'read',
    input: z.strictObject({}),
    output: z.strictObject({
      exports: z.array(
        z.strictObject({
          id: rowId,
          kind: z.string(),
          title: z.string(),
          year,
          /** Of a date range; null of a year. */
          from: day.nullable(),
          to: day.nullable(),
          area: z.string().nullable(),
          working: z.boolean(),
          file: z.string(),
          rows: z.int(),
          households: z.int().nullable(),
          members: z.int().nullable(),
          sha256: z.string(),
          at: z.string(),
          /** Whether it can be written again and compared with now. */
          kept: z.boolean(),
        }),
      ),
    }),
  }),
  'export.changes': channel({
    title: '导出后有什么变化',
    scope: 'window',
    may: 'read',
    input: z.strictObject({ id: rowId, job }),
    output: z.strictObject({
      /** All files of the export: a table above 5,000 rows is several. */
      files: z.array(z.string()),
      before: z.int(),
      now: z.int(),
      added: z.int(),
      gone: z.int(),
      changed: z.int(),
      /** The first two thousand. */
      rows: z.array(
        z.strictObject({
          change: z.enum(['added', 'gone', 'changed']),
          householdId: rowId.nullable(),
          /** Whom the row is about: 户编号 and name. */
          householdNo: z.string().nullable(),
          name: z.string().nullable(),
          /** Of a changed row. */
          cells: z.array(z.strictObject({ header: z.string(), before: z.string(), after: z.string() })),
        }),
      ),
    }),
  }),
  'export.again': channel({
    title: '再存一份',
    scope: 'window',
    may: 'export',
    logs: 'exported',
    input: z.strictObject({ id: rowId }),
    /** `same`: byte for byte what was written then; otherwise only the content is. */
    output: output.extend({ same: z.boolean() }),
  }),
};
