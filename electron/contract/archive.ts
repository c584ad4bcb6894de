import { z } from 'zod';
import { customFieldInput } from '#domain/fields/custom-field.ts';
import { ROLES } from '#domain/operators/role.ts';
import { codesSchema } from '#domain/policy/pack-parts.ts';
import { channel } from './channel.ts';
import { day, nothing, rowId, year } from './common.ts';

export const archiveState = z.strictObject({
  name: z.string(),
  /** Who is signed in. */
  operator: z.strictObject({ name: z.string(), role: z.enum(ROLES) }),
  signedInBy: z.enum(['passphrase', 'recovery', 'device']),
  /** Whoever came by the recovery code, or has a passphrase that somebody else gave him, sets his own before all else. */
  mustChangePassphrase: z.boolean(),
  /** After so many minutes without a key or a click the window locks. */
  lockMinutes: z.int(),
  archiveId: z.string(),
  township: z.strictObject({
    province: z.string(),
    city: z.string(),
    county: z.string(),
    name: z.string(),
    phone: z.string(),
    countyPhone: z.string(),
    countyDepartment: z.string(),
    address: z.string(),
    regionCode: z.string(),
  }),
  households: z.int(),
  members: z.int(),
  years: z.array(year),
  today: day,
  lastBackupOn: z.string().nullable(),
  /** What should be known before anything is written: a cloud or network folder, a clock set back, little room, lost acts. */
  warnings: z.array(z.string()),
  /** The code lists of the policy packs in force; the window lays them over the program's own. */
  codes: z.array(z.strictObject({ years: z.tuple([year, year.nullable()]), lists: codesSchema })),
  /** The township's own fields that are in use; the window takes them into its dictionary. */
  customFields: z.array(z.strictObject({ name: z.string(), ...customFieldInput.shape })),
});
export type ArchiveState = z.infer<typeof archiveState>;

export const passphrase = z.string().min(8, '口令至少 8 位').max(200);
const newArchive = {
  passphrase,
  /** The first operator, who is the administrator; the user of this computer unless given. */
  operator: z.string().trim().max(40).default(''),
  province: z.string().max(40).default(''),
  city: z.string().max(40).default(''),
  county: z.string().max(40).default(''),
  township: z.string().max(40).default(''),
};

export const verifyAnswer = z.strictObject({
  ok: z.boolean(),
  households: z.int(),
  members: z.int(),
  problems: z.array(z.string()),
  /** What is no damage and yet to be told. */
  notes: z.array(z.string()).optional(),
});

/** A new archive's recovery code is shown this once. */
const newState = archiveState.extend({ recoveryCode: z.string() });

const archiveName = z.string().trim().min(1, '请填写档案库名称').max(40);

export const archiveChannels = {
  'archive.list': channel({
    title: '本机的档案库',
    scope: 'shell',
    may: 'enter',
    input: nothing,
    output: z.strictObject({
      archives: z.array(
        z.strictObject({
          name: z.string(),
          openedAt: z.string().nullable(),
          /** Whether this computer can keep a key safely, and whether it keeps one of this archive. */
          canRemember: z.boolean(),
          isRemembered: z.boolean(),
        }),
      ),
    }),
  }),
  'archive.create': channel({
    title: '新建档案库',
    scope: 'shell',
    may: 'enter',
    input: z.strictObject({ name: archiveName, ...newArchive }),
    output: newState,
  }),
  'archive.open': channel({
    title: '打开档案库',
    scope: 'shell',
    may: 'enter',
    input: z.union([
      z.strictObject({ name: archiveName, passphrase: z.string().max(200) }),
      z.strictObject({ name: archiveName, recoveryCode: z.string().max(200) }),
      z.strictObject({ name: archiveName, remembered: z.literal(true) }),
    ]),
    output: archiveState,
  }),
  'archive.close': channel({
    title: '关闭档案库',
    scope: 'window',
    may: 'enter',
    input: nothing,
    output: nothing,
  }),
  'archive.state': channel({
    title: '当前档案库',
    scope: 'window',
    may: 'enter',
    input: nothing,
    output: z.strictObject({ open: archiveState.nullable() }),
  }),
  'archive.verify': channel({
    title: '校验档案库',
    scope: 'window',
    may: 'verify',
    logs: 'verified',
    input: nothing,
    output: verifyAnswer,
  }),
  'vault.create': channel({
    title: '在指定位置新建',
    scope: 'internal',
    may: 'enter',
    input: z.strictObject({ path: z.string(), ...newArchive }),
    output: newState.extend({ slot: z.string() }),
  }),
  'vault.open': channel({
    title: '打开指定位置',
    scope: 'internal',
    may: 'enter',
    input: z.union([
      // `first`: the slot of the key file that is tried before the others.
      z.strictObject({ path: z.string(), passphrase: z.string(), first: z.string().optional() }),
      z.strictObject({ path: z.string(), recoveryCode: z.string() }),
      z.strictObject({ path: z.string(), device: z.strictObject({ slot: z.string(), key: z.string() }) }),
    ]),
    output: archiveState.extend({ slot: z.string() }),
  }),
};

export const townshipChannels = {
  'township.update': channel({
    title: '修改乡镇信息',
    scope: 'window',
    may: 'set-up',
    input: z.strictObject({
      province: z.string().max(40),
      city: z.string().max(40),
      county: z.string().max(40),
      name: z.string().max(40),
      phone: z.string().max(40),
      countyPhone: z.string().max(40),
      countyDepartment: z.string().max(40),
      address: z.string().max(100),
      regionCode: z.string().max(12),
    }),
    output: z.strictObject({ change: rowId.nullable() }),
  }),
  'village.list': channel({
    title: '村和组',
    scope: 'window',
    may: 'read',
    input: nothing,
    output: z.strictObject({
      villages: z.array(
        z.strictObject({
          id: rowId,
          code: z.string().nullable(),
          name: z.string(),
          phone: z.string().nullable(),
          noticePlace: z.string().nullable(),
          address: z.string().nullable(),
          households: z.int(),
          members: z.int(),
          groups: z.array(z.strictObject({ name: z.string(), households: z.int() })),
        }),
      ),
      withoutVillage: z.int(),
    }),
  }),
  'village.update': channel({
    title: '修改村信息',
    scope: 'window',
    may: 'set-up',
    input: z.strictObject({
      id: rowId,
      code: z.string().max(12).nullable(),
      name: z.string().trim().min(1).max(40),
      phone: z.string().max(40).nullable(),
      noticePlace: z.string().max(100).nullable(),
      address: z.string().max(100).nullable(),
    }),
    output: z.strictObject({ change: rowId.nullable() }),
  }),
  'village.create': channel({
    title: '新增村',
    scope: 'window',
    may: 'set-up',
    input: z.strictObject({
      name: z.string().trim().min(1, '请填写村名').max(40),
      code: z.string().max(12).nullable(),
    }),
    output: z.strictObject({ id: rowId, change: rowId.nullable() }),
  }),
};
