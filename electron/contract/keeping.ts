import { z } from 'zod';
import { channel } from './channel.ts';
import { output, rowId } from './common.ts';

/** One household, or a village with its households and its own papers: exactly one of the two. */
const whose = {
  householdId: rowId.optional(),
  villageId: rowId.optional(),
};
const one = <T extends { householdId?: number | undefined; villageId?: number | undefined }>({
  householdId,
  villageId,
}: T): boolean => (householdId === undefined) !== (villageId === undefined);
const ONE = { message: '请指明一户或一个村' };

const job = z.string().max(40).optional();
const path = z.string().min(1).max(4096);

const checked = z.strictObject({
  ok: z.boolean(),
  /** Sentences; a damaged file is named. */
  problems: z.array(z.string()),
  title: z.string(),
  packedAt: z.string(),
  households: z.int(),
  papers: z.int(),
  files: z.int(),
  bytes: z.int(),
});

const brought = z.strictObject({
  change: rowId.nullable(),
  households: z.int(),
  members: z.int(),
  documents: z.int(),
  attachments: z.int(),
  /** Households that were left out: 户编号 and why. */
  refused: z.array(z.strictObject({ householdNo: z.string(), message: z.string() })),
});

const reason = z.string().trim().max(200).optional();

/** Packages for long keeping: what leaves the house whole, is proved anywhere, and comes back. */
export const keepingChannels = {
  'keeping.package': channel({
    title: '打成长期保存包',
    scope: 'window',
    may: 'export',
    logs: 'exported',
    input: z
      .strictObject({
        ...whose,
        /** The package is not encrypted: why it leaves the house. */
        reason: z.string().trim().min(1, '请写明为什么要打包').max(200),
        job,
      })
      .refine(one, ONE),
    output: output.extend({
      files: z.int(),
      households: z.int(),
      sha256: z.string(),
      /** What should be in it and is not: a paper whose file was not kept, a scan that is damaged. */
      lacking: z.array(z.string()),
    }),
  }),
  'keeping.list': channel({
    title: '打过的长期保存包',
    scope: 'window',
    may: 'read',
    input: z.strictObject({
      ...whose,
      offset: z.int().min(0).max(1_000_000).default(0),
      limit: z.int().min(1).max(500).default(100),
    }),
    output: z.strictObject({
      total: z.int(),
      rows: z.array(
        z.strictObject({
          id: rowId,
          at: z.string(),
          operator: z.string(),
          /** 户编号 or village. */
          subject: z.string(),
          reason: z.string(),
          name: z.string(),
          files: z.int(),
          bytes: z.int(),
          sha256: z.string(),
        }),
      ),
    }),
  }),
  'keeping.check': channel({
    title: '检查长期保存包',
    scope: 'window',
    may: 'verify',
    input: z.strictObject({ fileId: z.string(), job }),
    output: checked,
  }),
  /** For the terminal: on any computer, without an archive. */
  'keeping.checkPath': channel({
    title: '检查长期保存包',
    scope: 'internal',
    may: 'enter',
    input: z.strictObject({ path, job }),
    output: checked,
  }),
  'keeping.bring': channel({
    title: '移入长期保存包',
    scope: 'window',
    may: 'import',
    logs: 'imported',
    input: z.strictObject({ fileId: z.string(), reason, job }),
    output: brought,
  }),
  'keeping.bringPath': channel({
    title: '移入长期保存包',
    scope: 'internal',
    may: 'import',
    logs: 'imported',
    input: z.strictObject({ path, reason, job }),
    output: brought,
  }),
  'keeping.fourChecks': channel({
    title: '四性检测',
    scope: 'window',
    may: 'verify',
    input: z.strictObject({ ...whose, job }).refine(one, ONE),
    output: z.strictObject({
      subject: z.string(),
      households: z.int(),
      papers: z.int(),
      files: z.int(),
      checks: z.array(
        z.strictObject({
          key: z.enum(['真实', '完整', '可用', '安全']),
          ok: z.boolean(),
          /** What was looked at, with how many. */
          looked: z.array(z.string()),
          /** What is wrong, by 户编号 and 题名. */
          reasons: z.array(z.string()),
        }),
      ),
    }),
  }),
};
