import { z } from 'zod';
import { channel } from './channel.ts';
import { nothing } from './common.ts';

/** A folder as the shell calls it to the window: good until the program ends, and no path. */
const folderId = z.string().max(60);
const folder = z.strictObject({ id: folderId, name: z.string() });

/** The folder into which a document camera or scanner puts its pictures. The window never learns where it is. */
export const intakeChannels = {
  'intake.state': channel({
    title: '收件文件夹',
    scope: 'shell',
    may: 'write',
    input: nothing,
    output: z.strictObject({
      folder: z.strictObject({ name: z.string() }).nullable(),
      /** Whether it can be read now: a drive may be unplugged. */
      isThere: z.boolean(),
      /** Files that were not taken yet. */
      waiting: z.int(),
    }),
  }),
  'intake.browse': channel({
    title: '找收件文件夹',
    scope: 'shell',
    may: 'write',
    /** Null: where one begins (pictures, the home folder, drives). */
    input: z.strictObject({ id: folderId.nullable() }),
    output: z.strictObject({
      here: folder.nullable(),
      up: folderId.nullable(),
      folders: z.array(folder),
      /** Photos and PDFs that lie in it. */
      pictures: z.int(),
    }),
  }),
  'intake.choose': channel({
    title: '选收件文件夹',
    scope: 'shell',
    may: 'write',
    /** Null: none any more. */
    input: z.strictObject({ id: folderId.nullable() }),
    output: nothing,
  }),
  'intake.take': channel({
    title: '从收件文件夹取新文件',
    scope: 'shell',
    may: 'write',
    input: nothing,
    output: z.strictObject({
      files: z.array(z.strictObject({ fileId: z.string(), name: z.string(), size: z.int() })),
      refused: z.array(z.strictObject({ name: z.string(), why: z.string() })),
      /** There are more than come at once. */
      more: z.boolean(),
    }),
  }),
  'intake.done': channel({
    title: '取来的文件已收进档案',
    scope: 'shell',
    may: 'write',
    /** Those that went in; what is not named is offered again. */
    input: z.strictObject({ fileIds: z.array(z.string().max(60)).max(500) }),
    output: nothing,
  }),
  /** What the shell asks before it looks into a folder: refused by the table of permissions, or behind the lock. */
  'intake.permitted': channel({
    title: '可否使用收件文件夹',
    scope: 'internal',
    may: 'write',
    input: nothing,
    output: nothing,
  }),
};
