import { z } from 'zod';
import { fontRoles } from '#domain/policy/font-roles.ts';
import { channel } from './channel.ts';
import { nothing, rowId } from './common.ts';

const role = z.enum(fontRoles);

/**
 * Fonts of a township's own, beside the five that the program brings: a licensed 仿宋 or 小标宋 instead of ours, and
 * fonts for rare characters. They are kept in the archive and go with its backups. Whether the township may use a font
 * is a matter between it and who made the font; the program only says what the font itself forbids.
 */
export const fontChannels = {
  'font.list': channel({
    title: '本乡镇的字体',
    scope: 'window',
    may: 'read',
    input: nothing,
    output: z.strictObject({
      fonts: z.array(
        z.strictObject({
          id: rowId,
          role,
          /** As the font names itself. */
          name: z.string(),
          /** How many characters it has. */
          characters: z.int(),
          bytes: z.int(),
        }),
      ),
    }),
  }),
  'font.add': channel({
    title: '添加字体',
    scope: 'window',
    may: 'set-up',
    input: z.strictObject({
      fileId: z.string(),
      role,
      /** Of a collection (TTC) the name of the face that is meant. */
      face: z.string().max(100).nullable().default(null),
    }),
    output: z.strictObject({
      /** Null when the file is a collection and `face` names none of its faces: then nothing was added. */
      id: rowId.nullable(),
      /** The faces to choose from. */
      faces: z.array(z.string()),
      /** What the clerk should know: that the font forbids embedding. */
      warnings: z.array(z.string()),
      change: rowId.nullable(),
    }),
  }),
  'font.remove': channel({
    title: '不再使用字体',
    scope: 'window',
    may: 'set-up',
    input: z.strictObject({ id: rowId }),
    output: z.strictObject({ change: rowId.nullable() }),
  }),
};
