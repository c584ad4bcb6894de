import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readRecoveryCode } from '#domain/operators/recovery-code.ts';
import { linkOrCopy, renameDurably, writePart } from './durable.ts';
import {
  boxOf,
  derive,
  keyIn,
  keySlot,
  open,
  scryptFields,
  secretSlot,
  wrappedFields,
  type Cost,
  type KeySlot,
} from './key-slots.ts';

export const KEY_FILE_NAME = 'archive.key.json';

/** Each is a derivation at the door: whoever signs in waits for those before his own. */
export const MAX_OPERATORS = 12;
export const MAX_DEVICES = 24;

const countOf = (keys: readonly KeySlot[], kind: KeySlot['for']) =>
  keys.filter((slot) => slot.for === kind).length;

const head = { archiveId: z.string(), createdAt: z.string(), cipher: z.literal('chacha20') };

const keyFile = z.strictObject({
  format: z.literal(2),
  ...head,
  keys: z
    .array(keySlot)
    .min(1)
    .max(MAX_OPERATORS + MAX_DEVICES + 1)
    .refine((keys) => countOf(keys, 'operator') >= 1 && countOf(keys, 'operator') <= MAX_OPERATORS)
    .refine((keys) => countOf(keys, 'recovery') <= 1 && countOf(keys, 'device') <= MAX_DEVICES)
    .refine((keys) => new Set(keys.map(({ uid }) => uid)).size === keys.length),
});

/** Before there were operators: one passphrase, nobody's name. */
const oldKeyFile = z.strictObject({
  format: z.literal(1),
  ...head,
  keys: z.tuple([z.strictObject({ id: z.string(), ...scryptFields, ...wrappedFields })]),
});

/**
 * The archive's key file. The database key is random and never changes; each slot holds it wrapped for somebody, so
 * that passphrases come, change and go without touching a page of the database
 * (docs/decisions/029-operators-and-keys.md).
 */
export type KeyFile = z.infer<typeof keyFile>;
export type AnyKeyFile = KeyFile | z.infer<typeof oldKeyFile>;

/** Null when it is not there, damaged or doctored. */
export function readKeyFile(folder: string): AnyKeyFile | null {
  const path = join(folder, KEY_FILE_NAME);
  if (!existsSync(path)) return null;
  try {
    const parsed = z.union([keyFile, oldKeyFile]).safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Puts it in the place of the old one, all or nothing, and a copy beside the backups. */
export const writeKeyFile = (folder: string, file: KeyFile): void => swapKeyFile(folder, file).settle();

interface Swap {
  /** The former file is not needed any more. */
  settle(): void;
  /** Puts the former back; a disk that is full has room for that. */
  undo(): void;
}

/** As `writeKeyFile`, with the former file kept until it is sure that it is not needed. */
export function swapKeyFile(folder: string, file: KeyFile): Swap {
  const text = Buffer.from(`${JSON.stringify(keyFile.parse(file), null, 2)}\n`);
  const paths = [folder, join(folder, 'backups')].filter(existsSync).map((at) => join(at, KEY_FILE_NAME));
  const written: string[] = [];
  const settle = () => {
    for (const path of paths) rmSync(beforeOf(path), { force: true });
  };
  const undo = () => {
    for (const path of paths) if (existsSync(beforeOf(path))) renameDurably(beforeOf(path), path);
  };
  try {
    for (const path of paths) {
      writePart(`${path}.part`, text);
      written.push(`${path}.part`);
      if (existsSync(path)) linkOrCopy(path, beforeOf(path));
    }
    for (const path of paths) renameDurably(`${path}.part`, path);
  } catch (error) {
    for (const part of written) rmSync(part, { force: true });
    undo();
    throw error;
  }
  return { settle, undo };
}

/** Swept like every part when a process was ended in the middle. */
const beforeOf = (path: string): string => `${path}.before.part`;

interface FirstOperator {
  readonly name: string;
  readonly cost?: Cost;
}

/** Makes a new database key and writes the key file with its first operator. Fails if the folder already has one. */
export async function createKeyFile(
  folder: string,
  passphrase: string,
  now: Date,
  { name, cost }: FirstOperator,
): Promise<{ key: Buffer; file: KeyFile }> {
  if (existsSync(join(folder, KEY_FILE_NAME))) throw new Error('key file exists');
  const archive = { archiveId: randomUUID(), key: randomBytes(32) };
  const content = { name, role: 'admin', mustChange: false, revision: 0 } as const;
  const slot = await secretSlot(archive, passphrase, { for: 'operator', content, ...(cost && { cost }) });
  const file: KeyFile = {
    format: 2,
    archiveId: archive.archiveId,
    createdAt: now.toISOString(),
    cipher: 'chacha20',
    keys: [slot],
  };
  writeKeyFile(folder, file);
  return { key: archive.key, file };
}

/** What somebody shows at the door. `first` is the slot that is tried before the others. */
export type Secret =
  | { readonly passphrase: string; readonly first?: string | undefined }
  | { readonly recoveryCode: string }
  | { readonly device: { readonly slot: string; readonly key: string } };

export interface OpenedSlot {
  readonly key: Buffer;
  /** Null where the file is of before there were slots. */
  readonly slot: KeySlot | null;
}

/** The database key, and by which slot it came; null when the secret opens none. */
export async function openKeyFile(file: AnyKeyFile, secret: Secret): Promise<OpenedSlot | null> {
  if (file.format === 1) return 'passphrase' in secret ? await openOld(file, secret.passphrase) : null;
  const shown = shownBy(secret);
  if (shown === null) return null;
  for (const slot of file.keys.filter(shown.fits).sort((a, b) => shown.rank(a) - shown.rank(b))) {
    const key = await keyIn(slot, file.archiveId, shown.text);
    if (key !== null) return { key, slot };
  }
  return null;
}

function shownBy(secret: Secret) {
  const rank = () => 0;
  if ('device' in secret) {
    const { slot: uid, key } = secret.device;
    const fits = (slot: KeySlot) => slot.for === 'device' && slot.uid === uid;
    return { fits, rank, text: Buffer.from(key, 'base64') };
  }
  if ('recoveryCode' in secret) {
    const text = readRecoveryCode(secret.recoveryCode);
    return text === null ? null : { fits: (slot: KeySlot) => slot.for === 'recovery', rank, text };
  }
  const { first, passphrase } = secret;
  return {
    fits: (slot: KeySlot) => slot.for === 'operator',
    rank: (slot: KeySlot) => (slot.uid === first ? 0 : 1),
    text: passphrase,
  };
}

async function openOld(
  file: Extract<AnyKeyFile, { format: 1 }>,
  passphrase: string,
): Promise<OpenedSlot | null> {
  const [slot] = file.keys;
  const wrapping = await derive(passphrase, Buffer.from(slot.salt, 'base64'), slot);
  const key = open(wrapping, boxOf(slot), file.archiveId);
  return key === null ? null : { key, slot: null };
}
