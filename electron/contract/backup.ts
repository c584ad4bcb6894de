import { z } from 'zod';
import { BACKUP_REASONS } from '#domain/backup/reason.ts';
import { channel } from './channel.ts';
import { nothing } from './common.ts';

const archiveName = z.string().trim().min(1).max(40);
const fileName = z.string().max(60);
/** A folder as a shell names it: never one that depends on where the process runs. */
const folder = z.string().regex(/^(?:\/|[A-Za-z]:[\\/]|\\\\)/, '要写完整的文件夹位置');
const counts = { households: z.int(), members: z.int() };
/** Either opens: a passphrase of an administrator, or the recovery code. */
const secret = {
  passphrase: z.string().max(200).optional(),
  recoveryCode: z.string().max(200).optional(),
};
const restored = z.strictObject({
  restored: z.string(),
  /** The folder under the archive in which what was replaced is kept. */
  kept: z.string().nullable(),
  ...counts,
});

/** Backups as their manifests tell of them, without a key. */
const toldBackups = z.strictObject({
  backups: z.array(
    z.strictObject({
      file: z.string(),
      at: z.string(),
      households: z.int().nullable(),
      members: z.int().nullable(),
    }),
  ),
});

export const secondPlace = z.strictObject({
  name: z.string(),
  copied: z.boolean(),
  problem: z.string().nullable(),
});

const rehearsed = z.strictObject({ at: z.string(), file: z.string(), ok: z.boolean() });

export const backupChannels = {
  'archive.backup': channel({
    title: '备份',
    scope: 'window',
    may: 'back-up',
    logs: 'backed-up',
    input: nothing,
    output: z.strictObject({
      file: z.string(),
      ...counts,
      bytes: z.int(),
      /** Of the file. */
      sha256: z.string(),
      /** Of what is in it: equal to that of the archive at the moment of copying. */
      dataHash: z.string(),
      secondPlace: secondPlace.nullable(),
    }),
  }),
  'backup.list': channel({
    title: '全部备份',
    scope: 'window',
    may: 'back-up',
    input: nothing,
    output: z.strictObject({
      backups: z.array(
        z.strictObject({
          file: z.string(),
          at: z.string(),
          /** Null where nothing tells (a backup of an earlier version of the program). */
          reason: z.enum(BACKUP_REASONS).nullable(),
          households: z.int().nullable(),
          members: z.int().nullable(),
          bytes: z.int(),
          proved: z.boolean(),
          problem: z.string().nullable(),
        }),
      ),
      kept: z.array(z.strictObject({ folder: z.string(), at: z.string() })),
      /** When the next one comes, ISO; null when there is nothing new to back up. */
      next: z.string().nullable(),
      lastError: z.string().nullable(),
    }),
  }),
  'backup.state': channel({
    title: '备份情况',
    scope: 'window',
    may: 'read',
    input: nothing,
    output: z.strictObject({
      lastProvedAt: z.string().nullable(),
      unsavedChanges: z.int(),
      running: z.boolean(),
      lastError: z.string().nullable(),
      second: z
        .strictObject({
          name: z.string(),
          lastAt: z.string().nullable(),
          isThere: z.boolean(),
          problem: z.string().nullable(),
        })
        .nullable(),
      rehearsed: rehearsed.nullable(),
    }),
  }),
  'backup.rehearse': channel({
    title: '试恢复',
    scope: 'window',
    may: 'back-up',
    input: nothing,
    output: z.strictObject({
      file: z.string(),
      ok: z.boolean(),
      ...counts,
      seconds: z.number(),
      problems: z.array(z.string()),
    }),
  }),
  'backup.places': channel({
    title: '可以再存一份备份的磁盘',
    scope: 'shell',
    may: 'back-up',
    input: nothing,
    output: z.strictObject({
      places: z.array(z.strictObject({ id: z.string(), name: z.string(), free: z.number() })),
      chosen: z.string().nullable(),
    }),
  }),
  'backup.choosePlace': channel({
    title: '选第二个备份位置',
    scope: 'shell',
    may: 'back-up',
    input: z.strictObject({ id: z.string().max(40).nullable() }),
    output: nothing,
  }),
  'archive.backups': channel({
    title: '一个档案库的备份',
    scope: 'shell',
    may: 'enter',
    input: z.strictObject({ name: archiveName }),
    output: toldBackups,
  }),
  'archive.restore': channel({
    title: '从备份恢复',
    scope: 'shell',
    may: 'enter',
    input: z.strictObject({ name: archiveName, ...secret, file: fileName.nullable() }),
    output: restored,
  }),
  'vault.restore': channel({
    title: '恢复指定位置的档案库',
    scope: 'internal',
    may: 'restore',
    input: z.strictObject({ path: z.string(), ...secret, backup: z.string().nullable() }),
    output: restored,
  }),
  'vault.backups': channel({
    title: '指定位置的备份',
    scope: 'internal',
    may: 'enter',
    input: z.strictObject({ path: z.string() }),
    output: toldBackups,
  }),
  'backup.setPlace': channel({
    title: '第二个备份位置在哪里',
    scope: 'internal',
    // Told at each opening, whoever signs in; choosing one asks for the permission to back up.
    may: 'enter',
    input: z.strictObject({
      place: z.strictObject({ name: z.string(), root: folder }).nullable(),
      /** Chosen just now: the place is marked as ours. */
      isNew: z.boolean(),
    }),
    output: nothing,
  }),
  'backup.copyTo': channel({
    title: '把最近的备份复制到文件夹',
    scope: 'internal',
    may: 'back-up',
    input: z.strictObject({ folder }),
    output: z.strictObject({ file: z.string(), folder: z.string() }),
  }),
  'backup.prove': channel({
    title: '检查一个备份',
    scope: 'internal',
    may: 'verify',
    input: z.strictObject({ path: z.string() }),
    output: z.strictObject({ ok: z.boolean(), ...counts, problems: z.array(z.string()) }),
  }),
};
