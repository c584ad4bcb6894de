import { z } from 'zod';
import { channel } from './channel.ts';
import { output, rowId, year } from './common.ts';

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
