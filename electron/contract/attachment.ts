import { z } from 'zod';
import { channel } from './channel.ts';
import { changed, day, nothing, output, rowId } from './common.ts';

/** One of four: a household (or one of its people), a step of a procedure, a problem of the ledger, a village. */
const owner = {
  householdId: rowId.optional(),
  /** One of the household’s people. */
  memberId: rowId.optional(),
  procedureId: rowId.optional(),
  /** Key of the procedure's step: the notice, the meeting whose photos they are. */
  step: z.string().max(60).optional(),
  issueId: rowId.optional(),
  villageId: rowId.optional(),
};

const title = z.string().trim().max(100).nullable();
/** Key of the checklist’s entry that it is the paper of. */
const item = z.string().trim().min(1).max(80).nullable();

const place = {
  ...owner,
  /** The visit on which it was taken; null: of the household itself. */
  visitId: rowId.nullable().default(null),
  title: title.default(null),
  /** Left out: the day that the camera wrote into it. */
  takenOn: day.nullable().default(null),
  item: item.default(null),
};

const linked = z.strictObject({ linkId: rowId, attachmentId: rowId, change: rowId.nullable() });

/** [x, y, width, height] in fractions of the turned picture. */
const crop = z
  .tuple([
    z.number().min(0).max(1),
    z.number().min(0).max(1),
    z.number().min(0).max(1),
    z.number().min(0).max(1),
  ])
  .refine(([x, y, w, h]) => w >= 0.01 && h >= 0.01 && x + w <= 1.001 && y + h <= 1.001, '裁剪范围不在图片里');

const turn = z.literal([0, 90, 180, 270]);

const listed = z.strictObject({
  linkId: rowId,
  attachmentId: rowId,
  visitId: rowId.nullable(),
  memberId: rowId.nullable(),
  name: z.string(),
  title: z.string().nullable(),
  mediaType: z.string(),
  bytes: z.int(),
  takenOn: day.nullable(),
  item: z.string().nullable(),
  turn,
  crop: crop.nullable(),
  /** Of a file of several pages, the one that is meant; null: all of them. */
  page: z.int().nullable(),
  /** Of a PDF. */
  pages: z.int().nullable(),
  /** Where it was taken is written in it. */
  location: z.boolean(),
  /** A PDF with scripts or files inside: never run here, but to be told. */
  hasActive: z.boolean(),
});

const drawn = output.extend({ mediaType: z.string() });

/** Photos and scans: encrypted files in the archive’s folder, linked to whom or what they show. */
export const attachmentChannels = {
  'attachment.add': channel({
    title: '新增照片或扫描件',
    scope: 'window',
    may: 'write',
    input: z.strictObject({ fileId: z.string(), ...place }),
    output: linked.extend({ location: z.boolean(), pages: z.int().nullable() }),
  }),
  'attachment.list': channel({
    title: '一户、一步、一个问题、一个村的照片和扫描件',
    scope: 'window',
    may: 'read',
    logs: 'saw',
    input: z.strictObject(owner),
    output: z.strictObject({ attachments: z.array(listed) }),
  }),
  'attachment.read': channel({
    title: '打开照片或扫描件',
    scope: 'window',
    may: 'unmask',
    logs: 'attachment',
    input: z.strictObject({ id: rowId }),
    output: drawn,
  }),
  'attachment.picture': channel({
    title: '看一张照片或一页',
    scope: 'window',
    may: 'unmask',
    logs: 'attachment',
    input: z.strictObject({ linkId: rowId, size: z.enum(['thumb', 'screen']) }),
    output: drawn,
  }),
  'attachment.thumbs': channel({
    title: '照片和扫描件的小图',
    scope: 'window',
    may: 'unmask',
    logs: 'attachment',
    input: z.strictObject({ linkIds: z.array(rowId).max(60) }),
    output: z.strictObject({
      /** Null where the file is missing or cannot be drawn. */
      thumbs: z.array(z.strictObject({ linkId: rowId, dataUrl: z.string().nullable() })),
    }),
  }),
  'attachment.link': channel({
    title: '把已有照片放到户、走访、程序的一步、问题或村里',
    scope: 'window',
    may: 'write',
    input: z.strictObject({ attachmentId: rowId, ...place }),
    output: linked,
  }),
  'attachment.unlink': channel({
    title: '取下照片或扫描件',
    scope: 'window',
    may: 'write',
    input: z.strictObject({
      linkId: rowId,
      reason: z.string().trim().min(1, '请填写取下原因').max(200),
    }),
    output: changed,
  }),
  'attachment.turn': channel({
    title: '旋转照片或扫描件',
    scope: 'window',
    may: 'write',
    input: z.strictObject({ linkId: rowId, turn }),
    output: changed,
  }),
  'attachment.crop': channel({
    title: '裁剪照片或扫描件',
    scope: 'window',
    may: 'write',
    /** Null: all of it again. */
    input: z.strictObject({ linkId: rowId, crop: crop.nullable() }),
    output: changed,
  }),
  'attachment.order': channel({
    title: '调整照片顺序',
    scope: 'window',
    may: 'write',
    input: z.strictObject({ linkIds: z.array(rowId).min(1).max(500) }),
    output: changed,
  }),
  'attachment.title': channel({
    title: '写照片说明',
    scope: 'window',
    may: 'write',
    input: z.strictObject({ linkId: rowId, title, item: item.optional() }),
    output: changed,
  }),
  'attachment.withoutPlace': channel({
    title: '去掉照片里的拍摄地点',
    scope: 'window',
    may: 'write',
    input: z.strictObject({ linkId: rowId }),
    output: changed,
  }),
  'attachment.light': channel({
    title: '另存小一些的照片',
    scope: 'window',
    may: 'export',
    logs: 'exported',
    input: z.strictObject({
      linkIds: z.array(rowId).min(1).max(60),
      maxKilobytes: z.int().min(10).max(20_480),
    }),
    output: drawn.extend({ rows: z.int() }),
  }),
  'attachment.clearOrphans': channel({
    title: '清理没有登记的照片文件',
    scope: 'window',
    may: 'set-up',
    input: nothing,
    output: z.strictObject({ files: z.int(), bytes: z.int() }),
  }),
};
