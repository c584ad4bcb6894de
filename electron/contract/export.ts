import { z } from 'zod';
import { channel } from './channel.ts';
import { output, rowId, year } from './common.ts';

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
