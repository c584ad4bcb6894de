import { z } from 'zod';
import { channel } from './channel.ts';
import { changed, output, rowId } from './common.ts';

/** A job's name, under which it can be cancelled (`job.cancel`) and its progress is told. */
const job = z.string().max(40).optional();
const pageIds = z.array(rowId).min(1).max(500);
const reason = z.string().trim().min(1, '请填写原因').max(200);
const offset = z.int().min(0).default(0);
const limit = z.int().min(1).max(500).default(100);

export const scanSource = z.enum(['chosen', 'dropped', 'pasted', 'folder', 'camera', 'terminal']);
const scanState = z.enum(['filed', 'waiting', 'twice', 'replaced', 'aside']);

/** A printed sheet as the lists of scans name it. */
const printedSheet = z.strictObject({
  id: rowId,
  /** 文书编号. */
  code: z.string().nullable(),
  /** `P04`. */
  documentKey: z.string(),
  title: z.string(),
  subject: z.string(),
  /** Which page of the sheet it is, of how many. */
  page: z.int(),
  pages: z.int(),
  householdId: rowId.nullable(),
  householdNo: z.string().nullable(),
  village: z.string().nullable(),
});

const inboxPage = z.strictObject({
  id: rowId,
  batchId: rowId,
  at: z.string(),
  /** Of the file as it came. */
  name: z.string(),
  /** Which page of the file. */
  page: z.int(),
  state: scanState,
  /** By its code or by hand; null while it is nowhere. */
  how: z.enum(['code', 'hand']).nullable(),
  /** What its code said, `HD:KDRTPWMX/2`. */
  code: z.string().nullable(),
  turn: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  /** Tenths of a degree clockwise by which the turned page lies askew; the picture is straightened by it. */
  skew: z.int(),
  crop: z.array(z.int()).length(4).nullable(),
  /** The sheet that it is, or of a page that came twice the sheet that is filed already. */
  document: printedSheet.nullable(),
  /** Where it was filed by hand as something else, in words. */
  place: z.string().nullable(),
  linkId: rowId.nullable(),
  /** Why it waits or was set aside, a sentence. */
  reason: z.string().nullable(),
});

/** A printed sheet of which signed pages are still out. */
const wantedDocument = z.strictObject({
  documentId: rowId,
  code: z.string().nullable(),
  documentKey: z.string(),
  title: z.string(),
  subject: z.string(),
  householdId: rowId.nullable(),
  householdNo: z.string().nullable(),
  village: z.string().nullable(),
  printedAt: z.string(),
  pages: z.int(),
  /** Pages that are not back. */
  missing: z.array(z.int()),
});

const filingPlace = z.strictObject({
  kind: z.literal('place'),
  householdId: rowId.optional(),
  /** Of the household, whose paper it is. */
  memberId: rowId.optional(),
  villageId: rowId.optional(),
  procedureId: rowId.optional(),
  /** Key of the procedure's step. */
  step: z.string().max(60).optional(),
  /** Key of the checklist's entry. */
  item: z.string().max(60).nullable().default(null),
  title: z.string().trim().max(100).nullable().default(null),
});

/** Scans and photos of paper, page by page: read by the code at their foot, filed to the sheet that they are. */
export const scanChannels = {
  'scan.take': channel({
    title: '收入扫描件',
    scope: 'window',
    may: 'write',
    logs: 'imported',
    input: z.strictObject({ fileIds: z.array(z.string()).min(1).max(200), source: scanSource, job }),
    output: z.strictObject({
      /** Null when no page came in. */
      batchId: rowId.nullable(),
      change: rowId.nullable(),
      pages: z.strictObject({ total: z.int(), filed: z.int(), waiting: z.int(), twice: z.int() }),
      /** Files that were not taken, each with a sentence. */
      refused: z.array(z.strictObject({ name: z.string(), message: z.string() })),
    }),
  }),
  'scan.inbox': channel({
    title: '收件箱',
    scope: 'window',
    may: 'read',
    input: z.strictObject({
      batchId: rowId.optional(),
      states: z.array(scanState).max(5).default(['waiting', 'twice']),
      offset,
      limit,
    }),
    output: z.strictObject({ total: z.int(), pages: z.array(inboxPage) }),
  }),
  'scan.batches': channel({
    title: '收件记录',
    scope: 'window',
    may: 'read',
    input: z.strictObject({ limit: z.int().min(1).max(500).default(50) }),
    output: z.strictObject({
      /** Newest first. */
      batches: z.array(
        z.strictObject({
          id: rowId,
          at: z.string(),
          source: scanSource,
          operator: z.string(),
          files: z.int(),
          pages: z.int(),
          filed: z.int(),
          waiting: z.int(),
          twice: z.int(),
        }),
      ),
    }),
  }),
  'scan.picture': channel({
    title: '看一页扫描件',
    scope: 'window',
    may: 'unmask',
    logs: 'attachment',
    input: z.strictObject({ pageId: rowId, size: z.enum(['thumb', 'screen', 'full']) }),
    output: output.extend({ mediaType: z.string() }),
  }),
  'scan.thumbs': channel({
    title: '扫描件小图',
    scope: 'window',
    may: 'unmask',
    logs: 'attachment',
    input: z.strictObject({ pageIds: z.array(rowId).min(1).max(60) }),
    output: z.strictObject({
      /** JPEG as a data URL; null where the file is missing or damaged. */
      thumbs: z.array(z.strictObject({ pageId: rowId, dataUrl: z.string().nullable() })),
    }),
  }),
  'scan.file': channel({
    title: '把扫描页归位',
    scope: 'window',
    may: 'write',
    input: z.strictObject({
      pageIds,
      to: z.discriminatedUnion('kind', [
        z.strictObject({
          kind: z.literal('document'),
          documentId: rowId,
          /** The page of the sheet that the first of them is; the others follow. */
          firstPage: z.int().min(1).max(1000),
        }),
        filingPlace,
      ]),
    }),
    output: changed,
  }),
  'scan.replace': channel({
    title: '用这一页代替已归位的',
    scope: 'window',
    may: 'write',
    input: z.strictObject({ pageId: rowId }),
    output: changed,
  }),
  'scan.setAside': channel({
    title: '扫描页不归档',
    scope: 'window',
    may: 'write',
    input: z.strictObject({ pageIds, reason }),
    output: changed,
  }),
  'scan.reopen': channel({
    title: '扫描页放回收件箱',
    scope: 'window',
    may: 'write',
    input: z.strictObject({ pageIds }),
    output: changed,
  }),
  'scan.turn': channel({
    title: '旋转扫描页',
    scope: 'window',
    may: 'write',
    input: z.strictObject({
      pageIds,
      /** Clockwise, from how it is shown now. */
      by: z.union([z.literal(90), z.literal(180), z.literal(270)]),
    }),
    output: changed,
  }),
  'scan.crop': channel({
    title: '裁剪扫描页',
    scope: 'window',
    may: 'write',
    input: z.strictObject({
      pageId: rowId,
      /** x, y, width, height in thousandths of the page as it is shown uncropped; null: all of it. */
      crop: z
        .tuple([
          z.int().min(0).max(999),
          z.int().min(0).max(999),
          z.int().min(1).max(1000),
          z.int().min(1).max(1000),
        ])
        .refine(([x, y, width, height]) => x + width <= 1000 && y + height <= 1000, '裁剪框超出了页面')
        .nullable(),
    }),
    output: changed,
  }),
  'scan.wanted': channel({
    title: '等收回的签字件',
    scope: 'window',
    may: 'read',
    input: z.strictObject({
      villageId: rowId.optional(),
      householdId: rowId.optional(),
      procedureId: rowId.optional(),
      offset,
      limit,
    }),
    output: z.strictObject({ total: z.int(), documents: z.array(wantedDocument) }),
  }),
  'scan.findDocument': channel({
    title: '找扫描页是哪份文书',
    scope: 'window',
    may: 'read',
    input: z.strictObject({
      /** 文书编号, a part of a title, of a 户编号 or of a village. */
      text: z.string().max(60),
      limit: z.int().min(1).max(50).default(20),
    }),
    output: z.strictObject({ documents: z.array(wantedDocument) }),
  }),
  'scan.ofDocument': channel({
    title: '一份文书收回的扫描页',
    scope: 'window',
    may: 'read',
    input: z.strictObject({ documentId: rowId }),
    output: z.strictObject({
      pages: z.array(z.strictObject({ page: z.int(), pageId: rowId.nullable(), at: z.string().nullable() })),
    }),
  }),
};
