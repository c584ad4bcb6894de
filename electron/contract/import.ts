import { z } from 'zod';
import { channel } from './channel.ts';
import { nothing, rowId, year } from './common.ts';

const cellIssue = z.strictObject({ row: z.int(), column: z.string(), value: z.string(), reason: z.string() });

const importedFile = z.strictObject({
  file: z.string(),
  /** member-export, household-export, full-export, monitoring-export, pairing-export, comparison-result; null when not recognised. */
  kind: z.string().nullable(),
  kindTitle: z.string(),
  /** Why the file could not be read at all; null when it was. */
  problem: z.string().nullable(),
  year: year.nullable(),
  rowsRead: z.int(),
  rowsAccepted: z.int(),
  rowsRefused: z.int(),
  refusals: z.array(cellIssue),
  /** Imported as written, worth a look. */
  notices: z.array(cellIssue),
  /** Columns of the file that no field claims. */
  unknownColumns: z.array(z.string()),
  missingColumns: z.array(z.string()),
});
export type ImportedFile = z.infer<typeof importedFile>;

const counts = z.strictObject({ added: z.int(), changed: z.int(), unchanged: z.int() });

export const importAnswer = z.strictObject({
  files: z.array(importedFile),
  households: counts,
  members: counts,
  /** Closed years that it alters; with one, 确认导入 wants a reason. */
  closedYears: z.array(year),
  change: rowId.nullable(),
});
export type ImportAnswer = z.infer<typeof importAnswer>;

export const importChannels = {
  'file.begin': channel({
    title: '开始读入文件',
    scope: 'window',
    input: z.strictObject({ name: z.string().min(1).max(255), size: z.int().min(0) }),
    output: z.strictObject({ fileId: z.string() }),
  }),
  'file.append': channel({
    title: '读入一段',
    scope: 'window',
    input: z.strictObject({ fileId: z.string(), base64: z.string().max(2_000_000) }),
    output: z.strictObject({ received: z.int() }),
  }),
  'file.drop': channel({
    title: '放弃文件',
    scope: 'window',
    input: z.strictObject({ fileId: z.string() }),
    output: nothing,
  }),
  'file.openPath': channel({
    title: '打开本机文件',
    scope: 'internal',
    input: z.strictObject({ path: z.string() }),
    output: z.strictObject({ fileId: z.string() }),
  }),
  'import.plan': channel({
    title: '导入预览',
    scope: 'window',
    input: z.strictObject({
      fileIds: z.array(z.string()).min(1).max(50),
      year: year.optional(),
      job: z.string().max(40).optional(),
    }),
    output: z.strictObject({ importId: z.string(), answer: importAnswer }),
  }),
  'import.commit': channel({
    title: '确认导入',
    scope: 'window',
    input: z.strictObject({
      importId: z.string(),
      job: z.string().max(40).optional(),
      reason: z.string().max(200).optional(),
    }),
    output: importAnswer,
  }),
  'import.discard': channel({
    title: '放弃导入',
    scope: 'window',
    input: z.strictObject({ importId: z.string() }),
    output: nothing,
  }),
  'import.list': channel({
    title: '导入历史',
    scope: 'window',
    input: nothing,
    output: z.strictObject({
      batches: z.array(
        z.strictObject({
          id: rowId,
          change: rowId,
          at: z.string(),
          files: z.array(z.string()),
          rowsRead: z.int(),
          rowsAccepted: z.int(),
          rowsRefused: z.int(),
          undone: z.boolean(),
        }),
      ),
    }),
  }),
  'job.cancel': channel({
    title: '取消',
    scope: 'window',
    input: z.strictObject({ job: z.string() }),
    output: nothing,
  }),
};
