import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Archive } from './open-archive.ts';

const NONCE = 12;
const TAG = 16;

/** A key for one use alone, so that no two kinds of ciphertext share one. */
export const keyFor = ({ key, archiveId }: Pick<Archive, 'key' | 'archiveId'>, use: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, Buffer.from(archiveId), use, 32));

export interface Seal {
  readonly key: Buffer;
  /** The first four bytes of the file. */
  readonly magic: Buffer;
  /** Authenticated with the content, so that no file passes for another. */
  readonly name: string;
}

/** AES-256-GCM: magic, nonce, ciphertext, tag. */
export function sealed({ key, magic, name }: Seal, content: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(name));
  return Buffer.concat([magic, nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
}

/** The content as it was sealed under this name; null when it is not, or was altered. */
export function opened({ key, magic, name }: Seal, bytes: Buffer): Buffer | null {
  const body = magic.length + NONCE;
  if (bytes.length < body + TAG || !bytes.subarray(0, magic.length).equals(magic)) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(magic.length, body));
  decipher.setAAD(Buffer.from(name));
  decipher.setAuthTag(bytes.subarray(-TAG));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(body, -TAG)), decipher.final()]);
  } catch {
    return null;
  }
}
