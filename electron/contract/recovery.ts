import { z } from 'zod';
import { verifyAnswer } from './archive.ts';
import { channel } from './channel.ts';

const archiveName = z.string().trim().min(1, '请填写档案库名称').max(60);

/** Ways out of an archive that does not open. */
const WAYS = ['restore', 'salvage', 'key-file', 'wait', 'other-place'] as const;
export type Way = (typeof WAYS)[number];

const secret = {
  passphrase: z.string().max(200).optional(),
  recoveryCode: z.string().max(200).optional(),
};

const examined = z.strictObject({
  /** `sound?`: nothing of the folder speaks against it; only the key can tell more. */
  state: z.string(),
  sentence: z.string(),
  ways: z.array(z.enum(WAYS)),
  isCloudFolder: z.boolean(),
  isNetworkFolder: z.boolean(),
  isReadOnly: z.boolean(),
  freeBytes: z.number(),
});

/** The rule of the error that the opening ended with: what the folder alone does not tell. */
const because = z.string().max(60).optional();

/** A line that somebody wrote down. */
const words = z.string().max(200).optional();

const salvaged = z.strictObject({
  /** The name of the new archive, which lies beside the old one. */
  made: z.string(),
  tables: z.array(
    z.strictObject({
      table: z.string(),
      read: z.int(),
      lost: z.int(),
      fromBackup: z.int(),
      replayed: z.int(),
    }),
  ),
  sentences: z.array(z.string()),
});

export const recoveryChannels = {
  'archive.examine': channel({
    title: '看看档案库为什么打不开',
    scope: 'shell',
    may: 'enter',
    input: z.strictObject({ name: archiveName, because }),
    output: examined,
  }),
  'archive.salvage': channel({
    title: '从损坏的档案库抢救',
    scope: 'shell',
    may: 'enter',
    input: z.strictObject({ name: archiveName, ...secret }),
    output: salvaged,
  }),
  'vault.examine': channel({
    title: '看看指定位置的档案库为什么打不开',
    scope: 'internal',
    may: 'enter',
    input: z.strictObject({ path: z.string(), because }),
    output: examined,
  }),
  'vault.verify': channel({
    title: '校验一个只读的副本',
    scope: 'internal',
    may: 'enter',
    input: z.union([
      z.strictObject({ path: z.string(), passphrase: z.string(), words }),
      z.strictObject({ path: z.string(), recoveryCode: z.string(), words }),
    ]),
    output: verifyAnswer.extend({
      /** Why the line that was written down does not hold; null where none was given, or it holds. */
      headProblem: z.string().nullable(),
    }),
  }),
  'vault.salvage': channel({
    title: '抢救指定位置的档案库',
    scope: 'internal',
    may: 'enter',
    input: z.strictObject({ path: z.string(), out: z.string().nullable(), ...secret }),
    output: salvaged,
  }),
};
