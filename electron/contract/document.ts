import { z } from 'zod';
import { channel } from './channel.ts';
import { rowId, year } from './common.ts';

/** What a document is printed for: exactly one of the three. */
export const documentTarget = z.union([
  z.strictObject({ householdId: rowId }),
  z.strictObject({ procedureId: rowId }),
  z.strictObject({ villageId: rowId }),
]);
export type DocumentTarget = z.infer<typeof documentTarget>;

const paperSize = z.enum(['A4', 'A3']);
const request = z.strictObject({
  document: z.string(),
  target: documentTarget,
  year,
  paper: paperSize.default('A4'),
});

/** Bytes that wait in the backend's memory until somebody takes them; nothing is written to disk before that. */
const output = z.strictObject({ outputId: z.string(), name: z.string(), bytes: z.int() });

export const documentChannels = {
  'document.catalogue': channel({
    title: '文书目录',
    scope: 'window',
    input: z.strictObject({}),
    output: z.strictObject({
      documents: z.array(
        z.strictObject({
          id: z.string(),
          title: z.string(),
          level: z.enum(['FULL', 'INTERNAL', 'PUBLIC', 'WEB']),
          papers: z.array(paperSize),
          targets: z.array(z.enum(['household', 'procedure', 'village'])),
        }),
      ),
    }),
  }),
  'document.preview': channel({
    title: '预览文书',
    scope: 'window',
    input: request,
    output: output.extend({ pages: z.int(), missing: z.array(z.string()) }),
  }),
  'document.print': channel({
    title: '打印文书',
    scope: 'window',
    input: request,
    output: output.extend({
      pages: z.int(),
      missing: z.array(z.string()),
      documentId: rowId,
      sha256: z.string(),
    }),
  }),
  'document.list': channel({
    title: '打印历史',
    scope: 'window',
    input: z.strictObject({ limit: z.int().min(1).max(500).default(100) }),
    output: z.strictObject({
      documents: z.array(
        z.strictObject({
          id: rowId,
          document: z.string(),
          title: z.string(),
          subject: z.string(),
          paper: z.string(),
          pages: z.int(),
          printedAt: z.string(),
          operator: z.string(),
          noticeTo: z.string().nullable(),
        }),
      ),
    }),
  }),
  'output.read': channel({
    title: '取出文件内容',
    scope: 'window',
    input: z.strictObject({
      outputId: z.string(),
      offset: z.int().min(0),
      length: z.int().min(1).max(1_500_000),
    }),
    output: z.strictObject({ base64: z.string(), done: z.boolean() }),
  }),
  'output.drop': channel({
    title: '放弃文件',
    scope: 'window',
    input: z.strictObject({ outputId: z.string() }),
    output: z.strictObject({}),
  }),
};

export const exportChannels = {
  'export.kinds': channel({
    title: '可导出的表',
    scope: 'window',
    input: z.strictObject({ year }),
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
  'export.write': channel({
    title: '导出',
    scope: 'window',
    input: z.strictObject({ kind: z.string(), year, job: z.string().max(40).optional() }),
    output: z.strictObject({
      files: z.array(output.extend({ kind: z.string(), rows: z.int(), sha256: z.string() })),
    }),
  }),
  'export.list': channel({
    title: '导出历史',
    scope: 'window',
    input: z.strictObject({}),
    output: z.strictObject({
      exports: z.array(
        z.strictObject({
          id: rowId,
          kind: z.string(),
          title: z.string(),
          year,
          file: z.string(),
          rows: z.int(),
          sha256: z.string(),
          at: z.string(),
        }),
      ),
    }),
  }),
};
