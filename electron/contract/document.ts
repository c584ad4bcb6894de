import { z } from 'zod';
import { channel } from './channel.ts';
import { changed, output, rowId, year } from './common.ts';

/** What a document is printed for: exactly one of these. */
export const documentTarget = z.union([
  z.strictObject({ householdId: rowId }),
  z.strictObject({ householdIds: z.array(rowId).min(1).max(20_000) }),
  z.strictObject({ procedureId: rowId }),
  z.strictObject({ villageId: rowId }),
  z.strictObject({ township: z.literal(true) }),
]);
export type DocumentTarget = z.infer<typeof documentTarget>;

const paperSize = z.enum(['A4', 'A3']);
const level = z.enum(['FULL', 'INTERNAL', 'PUBLIC', 'WEB']);
const documentId = z.string().max(10);

/** What the valid paper still lacks: the rule's name and a sentence. */
const need = z.strictObject({ rule: z.string(), message: z.string() });

const printedDocument = z.strictObject({
  id: rowId,
  runId: rowId.nullable(),
  /** 文书编号; null for prints of before there were any. */
  code: z.string().nullable(),
  document: z.string(),
  title: z.string(),
  subject: z.string(),
  year,
  paper: z.string(),
  pages: z.int(),
  draft: z.boolean(),
  copies: z.int(),
  printedAt: z.string(),
  operator: z.string(),
  householdId: rowId.nullable(),
  procedureId: rowId.nullable(),
  villageId: rowId.nullable(),
  noticeTo: z.string().nullable(),
  /** How many of its pages came back as scans. */
  pagesBack: z.int(),
});

const request = z.strictObject({
  document: documentId,
  /** More documents for the same target: one set, household by household. */
  with: z.array(documentId).max(50).default([]),
  target: documentTarget,
  year,
  paper: paperSize.default('A4'),
});

export const documentChannels = {
  'document.catalogue': channel({
    title: '文书目录',
    scope: 'window',
    may: 'read',
    input: z.strictObject({}),
    output: z.strictObject({
      documents: z.array(
        z.strictObject({
          id: z.string(),
          title: z.string(),
          /** Initials of the title's pinyin, for the search. */
          initials: z.string(),
          pinyin: z.string(),
          level,
          papers: z.array(paperSize),
          targets: z.array(z.enum(['household', 'procedure', 'village', 'township'])),
          /** Titles of the procedure steps that ask for it, in the packs of the archive. */
          steps: z.array(z.string()),
          /** Whether the township may word it in its own way. */
          hasWording: z.boolean(),
        }),
      ),
    }),
  }),
  'document.preview': channel({
    title: '预览文书',
    scope: 'window',
    may: 'print',
    logs: 'previewed',
    input: request.extend({
      /** Which of the papers, from 0. */
      at: z.int().min(0).default(0),
      draft: z.boolean().default(false),
    }),
    output: output.extend({
      pages: z.int(),
      /** How many papers printing would make. */
      papers: z.int(),
      missing: z.array(z.string()),
      needs: z.array(need),
    }),
  }),
  'document.print': channel({
    title: '打印文书',
    scope: 'window',
    may: 'print',
    logs: 'printed',
    input: request.extend({
      draft: z.boolean().default(false),
      duplex: z.boolean().default(false),
      /** Leaves a blank of one em for a character that no font has; without it a valid paper is refused. */
      leaveBlank: z.boolean().default(false),
      /** Leaves out the papers that lack something and names them, instead of refusing all. */
      onlyReady: z.boolean().default(false),
      /** Only this one of the papers, from 0: for a file of its own for each. */
      at: z.int().min(0).optional(),
      copies: z.int().min(1).max(99).default(1),
      /** Name under which the job can be cancelled and its progress is told. */
      job: z.string().max(40).optional(),
    }),
    output: output.extend({
      pages: z.int(),
      missing: z.array(z.string()),
      /** Of the first paper. */
      documentId: rowId,
      runId: rowId,
      papers: z.int(),
      sha256: z.string(),
    }),
  }),
  'document.list': channel({
    title: '打印历史',
    scope: 'window',
    may: 'read',
    input: z.strictObject({
      /** 文书编号 as printed or scanned, a part of a title, or of a 户编号 or village. */
      text: z.string().max(60).default(''),
      document: documentId.optional(),
      householdId: rowId.optional(),
      procedureId: rowId.optional(),
      /** Only what was printed before this one: the next page of the list. */
      before: rowId.optional(),
      limit: z.int().min(1).max(500).default(100),
    }),
    output: z.strictObject({ documents: z.array(printedDocument) }),
  }),
  'document.get': channel({
    title: '一次打印',
    scope: 'window',
    may: 'read',
    input: z.strictObject({ id: rowId }),
    output: printedDocument.extend({
      version: z.int().nullable(),
      /** The file that it stands in, as `attachment.read` gives it, and its sha256; null where none was kept. */
      attachmentId: rowId.nullable(),
      sha256: z.string().nullable(),
      firstPage: z.int().nullable(),
      filePages: z.int().nullable(),
      /** How many papers stand in the file. */
      filePapers: z.int(),
      reprints: z.array(z.strictObject({ at: z.string(), operator: z.string(), copies: z.int() })),
      /** Labels of the texts that are worded differently today. */
      rewordedSince: z.array(z.string()),
      /** Whether the program lays it out differently today. */
      newLayoutSince: z.boolean(),
    }),
  }),
  'document.reprint': channel({
    title: '照原样再印',
    scope: 'window',
    may: 'print',
    logs: 'printed',
    input: z.strictObject({
      id: rowId,
      /** The one paper out of its file, with the words and data of that time; else the whole file as it was. */
      alone: z.boolean().default(false),
      copies: z.int().min(1).max(99).default(1),
    }),
    output: output.extend({ pages: z.int(), sha256: z.string() }),
  }),
  'document.wording': channel({
    title: '文书用语',
    scope: 'window',
    may: 'read',
    input: z.strictObject({ document: documentId, year }),
    output: z.strictObject({
      title: z.string(),
      parts: z.array(
        z.strictObject({
          part: z.string(),
          label: z.string(),
          /** The text that holds without the township's own: the pack's of the year, else the program's. */
          shipped: z.string(),
          source: z.enum(['program', 'pack']),
          own: z.string().nullable(),
          /** Must stay in the text. */
          placeholders: z.array(z.string()),
          /** May be used besides. */
          more: z.array(z.string()),
        }),
      ),
    }),
  }),
  'document.saveWording': channel({
    title: '保存文书用语',
    scope: 'window',
    may: 'set-up',
    input: z.strictObject({
      document: documentId,
      part: z.string().max(40),
      /** Null returns to the shipped text. */
      text: z.string().max(5000).nullable(),
      year,
    }),
    output: changed,
  }),
  'output.read': channel({
    title: '取出文件内容',
    scope: 'window',
    may: 'read',
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
    may: 'read',
    input: z.strictObject({ outputId: z.string() }),
    output: z.strictObject({}),
  }),
};
