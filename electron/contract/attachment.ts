import { z } from 'zod';
import { channel } from './channel.ts';
import { changed, day, rowId } from './common.ts';

/** One of three: a household (or a visit to it), a step of a procedure, a problem of the ledger. */
const owner = {
  householdId: rowId.optional(),
  procedureId: rowId.optional(),
  /** Key of the procedure's step: the notice whose photos they are. */
  step: z.string().max(60).optional(),
  issueId: rowId.optional(),
};

const place = {
  ...owner,
  /** The visit on which it was taken; null: of the household itself. */
  visitId: rowId.nullable().default(null),
  title: z.string().trim().max(100).nullable().default(null),
  takenOn: day.nullable().default(null),
};

const linked = z.strictObject({ linkId: rowId, attachmentId: rowId, change: rowId.nullable() });

/** Photos and scans: encrypted files in the archive’s folder, linked to households, visits, steps of procedures and problems. */
export const attachmentChannels = {
  'attachment.add': channel({
    title: '新增照片或扫描件',
    scope: 'window',
    may: 'write',
    input: z.strictObject({ fileId: z.string(), ...place }),
    output: linked,
  }),
  'attachment.list': channel({
    title: '一户、一步、一个问题的照片和扫描件',
    scope: 'window',
    may: 'read',
    logs: 'saw',
    input: z.strictObject(owner),
    output: z.strictObject({
      attachments: z.array(
        z.strictObject({
          linkId: rowId,
          attachmentId: rowId,
          visitId: rowId.nullable(),
          name: z.string(),
          title: z.string().nullable(),
          mediaType: z.string(),
          bytes: z.int(),
          takenOn: day.nullable(),
        }),
      ),
    }),
  }),
  'attachment.read': channel({
    title: '打开照片或扫描件',
    scope: 'window',
    may: 'unmask',
    logs: 'attachment',
    input: z.strictObject({ id: rowId }),
    output: z.strictObject({
      outputId: z.string(),
      name: z.string(),
      bytes: z.int(),
      mediaType: z.string(),
    }),
  }),
  'attachment.link': channel({
    title: '把已有照片放到户、走访、程序的一步或问题里',
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
};
