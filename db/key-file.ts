import { createCipheriv, createDecipheriv, randomBytes, randomUUID, scryptSync } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const MAX_COST = 2 ** 18;
const isPowerOfTwo = (n: number) => n >= 2 && (n & (n - 1)) === 0;
const base64Of = (bytes: number) => z.base64().refine((text) => Buffer.from(text, 'base64').length === bytes);

/**
 * The archive's key file. The database key is random and never changes; it is wrapped by a key that scrypt
 * derives from the passphrase, so that a passphrase can be changed, and further ones added, without touching
 * a page of the database.
 */
const wrappedKey = z.strictObject({
  id: z.string(),
  kdf: z.literal('scrypt'),
  // What scrypt can be asked for on a clerk's PC; anything else is a damaged file.
  cost: z.int().max(MAX_COST).refine(isPowerOfTwo),
  blockSize: z.int().min(1).max(16),
  parallelization: z.int().min(1).max(4),
  salt: base64Of(16),
  nonce: base64Of(12),
  wrapped: base64Of(32),
  tag: base64Of(16),
});

const keyFile = z.strictObject({
  format: z.literal(1),
  archiveId: z.string(),
  createdAt: z.string(),
  cipher: z.literal('chacha20'),
  keys: z.array(wrappedKey).min(1),
});

type WrappedKey = z.infer<typeof wrappedKey>;
export type KeyFile = z.infer<typeof keyFile>;

export const KEY_FILE_NAME = 'archive.key.json';

/** 2^16 × 8 × 128 bytes = 64 MiB and about 0.4 s on a clerk's PC for every guess. */
const COST = { cost: 65536, blockSize: 8, parallelization: 1 };

const derive = (
  passphrase: string,
  salt: Buffer,
  k: { cost: number; blockSize: number; parallelization: number },
) =>
  scryptSync(passphrase.normalize('NFKC'), salt, 32, {
    N: k.cost,
    r: k.blockSize,
    p: k.parallelization,
    maxmem: 256 * k.cost * k.blockSize,
  });

function wrap(key: Buffer, passphrase: string, archiveId: string, cost = COST): WrappedKey {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', derive(passphrase, salt, cost), nonce);
  cipher.setAAD(Buffer.from(archiveId));
  const wrapped = Buffer.concat([cipher.update(key), cipher.final()]);
  return {
    id: randomUUID(),
    kdf: 'scrypt',
    ...cost,
    salt: salt.toString('base64'),
    nonce: nonce.toString('base64'),
    wrapped: wrapped.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
  };
}

/** Makes a new database key and writes the key file. Returns the key. Fails if the folder already has one. */
export function createKeyFile(
  folder: string,
  passphrase: string,
  now: Date,
  cost = COST,
): { key: Buffer; file: KeyFile } {
  const key = randomBytes(32);
  const archiveId = randomUUID();
  const file: KeyFile = {
    format: 1,
    archiveId,
    createdAt: now.toISOString(),
    cipher: 'chacha20',
    keys: [wrap(key, passphrase, archiveId, cost)],
  };
  const path = join(folder, KEY_FILE_NAME);
  if (existsSync(path)) throw new Error('key file exists');
  const part = `${path}.part`;
  const handle = openSync(part, 'w', 0o600);
  writeSync(handle, `${JSON.stringify(file, null, 2)}\n`);
  fsyncSync(handle);
  closeSync(handle);
  renameSync(part, path);
  return { key, file };
}

export function readKeyFile(folder: string): KeyFile | null {
  const path = join(folder, KEY_FILE_NAME);
  if (!existsSync(path)) return null;
  try {
    const parsed = keyFile.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** The database key, or null when the passphrase opens none of the wrapped copies. */
export function unwrapKey(file: KeyFile, passphrase: string): Buffer | null {
  for (const k of file.keys) {
    const decipher = createDecipheriv(
      'aes-256-gcm',
      derive(passphrase, Buffer.from(k.salt, 'base64'), k),
      Buffer.from(k.nonce, 'base64'),
    );
    decipher.setAAD(Buffer.from(file.archiveId));
    decipher.setAuthTag(Buffer.from(k.tag, 'base64'));
    try {
      return Buffer.concat([decipher.update(Buffer.from(k.wrapped, 'base64')), decipher.final()]);
    } catch {
      // wrong passphrase for this copy; the next may fit
    }
  }
  return null;
}
