import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, randomUUID, scrypt } from 'node:crypto';
import { z } from 'zod';
import { ROLES } from '#domain/operators/role.ts';

const MAX_COST = 2 ** 18;
const isPowerOfTwo = (n: number) => n >= 2 && (n & (n - 1)) === 0;
const base64Of = (bytes: number) => z.base64().refine((text) => Buffer.from(text, 'base64').length === bytes);

/** What scrypt can be asked for on a clerk's PC; anything else is a damaged file. */
export const scryptFields = {
  kdf: z.literal('scrypt'),
  cost: z.int().max(MAX_COST).refine(isPowerOfTwo),
  // With 1 scrypt refuses the higher costs.
  blockSize: z.int().min(2).max(16),
  parallelization: z.int().min(1).max(4),
  salt: base64Of(16),
};
export const wrappedFields = { nonce: base64Of(12), wrapped: base64Of(32), tag: base64Of(16) };

/** Nonce, tag and the text, which is filled up so that its length tells nothing of the name. */
const SEALED_TEXT = 320;
const sealedFields = { uid: z.string().min(1).max(64), sealed: base64Of(12 + 16 + SEALED_TEXT) };

/** One wrapped copy of the database key: an operator's, that of the recovery code, that of one computer. */
export const keySlot = z.discriminatedUnion('for', [
  z.strictObject({ for: z.literal('operator'), ...sealedFields, ...scryptFields, ...wrappedFields }),
  z.strictObject({ for: z.literal('recovery'), ...sealedFields, ...scryptFields, ...wrappedFields }),
  z.strictObject({
    for: z.literal('device'),
    ...sealedFields,
    kdf: z.literal('none'),
    ...wrappedFields,
  }),
]);
export type KeySlot = z.infer<typeof keySlot>;

/** What a slot says of its owner; readable with the database key only. */
const contents = {
  operator: z.strictObject({
    name: z.string().min(1).max(40),
    role: z.enum(ROLES),
    /** The passphrase was given by somebody else: its owner has to set his own. */
    mustChange: z.boolean(),
    /** As in the operator's row. */
    revision: z.int().min(0),
  }),
  recovery: z.strictObject({ madeAt: z.string() }),
  /** Whose sign-in this computer remembers. */
  device: z.strictObject({ operator: z.string() }),
};
export type SlotKind = keyof typeof contents;
export type SlotContent<K extends SlotKind> = z.infer<(typeof contents)[K]>;

export interface Cost {
  readonly cost: number;
  readonly blockSize: number;
  readonly parallelization: number;
}

/** 2^16 × 8 × 128 bytes = 64 MiB and about 0.4 s on a clerk's PC for every guess. */
export const COST: Cost = { cost: 65536, blockSize: 8, parallelization: 1 };

/** Away from the thread that answers the window. */
export const derive = (passphrase: string, salt: Buffer, k: Cost): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const options = {
      N: k.cost,
      r: k.blockSize,
      p: k.parallelization,
      maxmem: 2 ** 20 + 256 * k.cost * k.blockSize,
    };
    scrypt(passphrase.normalize('NFKC'), salt, 32, options, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });

interface Box {
  readonly nonce: Buffer;
  readonly text: Buffer;
  readonly tag: Buffer;
}

function close(key: Buffer, text: Buffer, about: string): Box {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(about));
  return { nonce, text: Buffer.concat([cipher.update(text), cipher.final()]), tag: cipher.getAuthTag() };
}

/** What is in the box, or null when the key does not fit or something was altered. */
export function open(key: Buffer, { nonce, text, tag }: Box, about: string): Buffer | null {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce);
  decipher.setAAD(Buffer.from(about));
  decipher.setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(text), decipher.final()]);
  } catch {
    return null;
  }
}

export const boxOf = (slot: z.infer<z.ZodObject<typeof wrappedFields>>): Box => ({
  nonce: Buffer.from(slot.nonce, 'base64'),
  text: Buffer.from(slot.wrapped, 'base64'),
  tag: Buffer.from(slot.tag, 'base64'),
});

type SlotName = Pick<KeySlot, 'uid' | 'for'>;

/** A copy of the key cannot be moved to another archive, another slot or another kind. */
const aboutKey = (archiveId: string, slot: SlotName) => `${archiveId}\n${slot.uid}\n${slot.for}`;
const aboutSeal = (archiveId: string, slot: SlotName) => `${aboutKey(archiveId, slot)}\nsealed`;
const sealKey = (key: Buffer) =>
  Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), 'hudang operator 1', 32));

/** An archive's key and the id that is authenticated with every copy of it. */
export interface ArchiveKey {
  readonly archiveId: string;
  readonly key: Buffer;
}

export function seal<K extends SlotKind>(
  { archiveId, key }: ArchiveKey,
  slot: { readonly uid: string; readonly for: K },
  content: SlotContent<K>,
): string {
  const text = Buffer.alloc(SEALED_TEXT, ' ');
  const json = JSON.stringify(content);
  if (Buffer.byteLength(json) > SEALED_TEXT) throw new Error('too much to seal');
  text.write(json);
  const box = close(sealKey(key), text, aboutSeal(archiveId, slot));
  return Buffer.concat([box.nonce, box.tag, box.text]).toString('base64');
}

/** Null when it was altered or comes from another slot. */
export function unseal<K extends SlotKind>(
  { archiveId, key }: ArchiveKey,
  slot: { readonly uid: string; readonly for: K; readonly sealed: string },
): SlotContent<K> | null {
  const bytes = Buffer.from(slot.sealed, 'base64');
  const box = { nonce: bytes.subarray(0, 12), tag: bytes.subarray(12, 28), text: bytes.subarray(28) };
  const text = open(sealKey(key), box, aboutSeal(archiveId, slot));
  if (text === null) return null;
  const parsed = contents[slot.for].safeParse(JSON.parse(text.toString('utf8')));
  return parsed.success ? (parsed.data as SlotContent<K>) : null;
}

function wrapped(archive: ArchiveKey, wrapping: Buffer, slot: SlotName) {
  const box = close(wrapping, archive.key, aboutKey(archive.archiveId, slot));
  return {
    nonce: box.nonce.toString('base64'),
    wrapped: box.text.toString('base64'),
    tag: box.tag.toString('base64'),
  };
}

/** A copy of the key that a passphrase (or the letters of a recovery code) opens. */
export async function secretSlot<K extends 'operator' | 'recovery'>(
  archive: ArchiveKey,
  secret: string,
  about: { readonly for: K; readonly content: SlotContent<K>; readonly uid?: string; readonly cost?: Cost },
): Promise<KeySlot> {
  const { cost = COST, uid = randomUUID() } = about;
  const salt = randomBytes(16);
  const wrapping = await derive(secret, salt, cost);
  const slot = { uid, for: about.for };
  return keySlot.parse({
    ...slot,
    kdf: 'scrypt',
    cost: cost.cost,
    blockSize: cost.blockSize,
    parallelization: cost.parallelization,
    salt: salt.toString('base64'),
    ...wrapped(archive, wrapping, slot),
    sealed: seal(archive, slot, about.content),
  });
}

/** A copy of the key for one computer, and the random bytes that open it. */
export function deviceSlot(archive: ArchiveKey, operator: string): { slot: KeySlot; deviceKey: Buffer } {
  const deviceKey = randomBytes(32);
  const slot = { uid: randomUUID(), for: 'device' as const };
  return {
    deviceKey,
    slot: {
      ...slot,
      kdf: 'none',
      ...wrapped(archive, deviceKey, slot),
      sealed: seal(archive, slot, { operator }),
    },
  };
}

/** The database key out of a slot, or null when the secret is not the one that wrapped it. */
export async function keyIn(
  slot: KeySlot,
  archiveId: string,
  secret: string | Buffer,
): Promise<Buffer | null> {
  const wrapping =
    slot.kdf === 'none'
      ? secret
      : typeof secret === 'string'
        ? await derive(secret, Buffer.from(slot.salt, 'base64'), slot)
        : null;
  if (!Buffer.isBuffer(wrapping) || wrapping.length !== 32) return null;
  return open(wrapping, boxOf(slot), aboutKey(archiveId, slot));
}
