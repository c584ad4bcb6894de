import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Archive } from './open-archive.ts';

/** Photos and scans lie in files of their own, since a database of gigabytes is slow to back up and to check. */
export const ATTACHMENTS = 'attachments';

const MAGIC = Buffer.from('HDA1');
const NONCE = 12;
const TAG = 16;
const NAME = /^[0-9a-f]{64}$/;

type Place = Pick<Archive, 'folder' | 'key' | 'archiveId'>;

export const sha256Of = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');

const pathOf = (folder: string, sha256: string): string =>
  join(folder, ATTACHMENTS, sha256.slice(0, 2), sha256);

/** A key of its own, so that no two kinds of ciphertext share one. */
const fileKey = ({ key, archiveId }: Place): Buffer =>
  Buffer.from(hkdfSync('sha256', key, Buffer.from(archiveId), 'hudang attachment 1', 32));

/**
 * Writes the content under its hash, encrypted with AES-256-GCM: magic, nonce, ciphertext, tag; the hash is
 * authenticated with it, so that no file passes for another. On the disk before this returns; a second time is
 * nothing.
 */
export function writeAttachment(archive: Place, content: Uint8Array): string {
  const sha256 = sha256Of(content);
  const path = pathOf(archive.folder, sha256);
  if (existsSync(path) && readAttachment(archive, sha256).ok) return sha256;
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', fileKey(archive), nonce);
  cipher.setAAD(Buffer.from(sha256));
  const body = [cipher.update(content), cipher.final()];
  const bytes = Buffer.concat([MAGIC, nonce, ...body, cipher.getAuthTag()]);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const part = `${path}.part`;
  const handle = openSync(part, 'w', 0o600);
  try {
    writeSync(handle, bytes);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(part, path);
  return sha256;
}

export type ReadAttachment =
  | { readonly ok: true; readonly content: Buffer }
  | { readonly ok: false; readonly why: 'missing' | 'damaged' };

/** The content as it was given, proved by tag and hash. */
export function readAttachment(archive: Place, sha256: string): ReadAttachment {
  const path = pathOf(archive.folder, sha256);
  if (!NAME.test(sha256) || !existsSync(path)) return { ok: false, why: 'missing' };
  const bytes = readFileSync(path);
  const body = MAGIC.length + NONCE;
  if (bytes.length < body + TAG || !bytes.subarray(0, MAGIC.length).equals(MAGIC))
    return { ok: false, why: 'damaged' };
  const decipher = createDecipheriv('aes-256-gcm', fileKey(archive), bytes.subarray(MAGIC.length, body));
  decipher.setAAD(Buffer.from(sha256));
  decipher.setAuthTag(bytes.subarray(-TAG));
  try {
    const content = Buffer.concat([decipher.update(bytes.subarray(body, -TAG)), decipher.final()]);
    return sha256Of(content) === sha256 ? { ok: true, content } : { ok: false, why: 'damaged' };
  } catch {
    return { ok: false, why: 'damaged' };
  }
}

/**
 * Gives one folder the attachments of another that it lacks. A file never changes once it has its name, so a
 * second link to it is a copy that takes no room; where the file system has no links, it is copied.
 */
export function bringAttachments(from: string, to: string): void {
  const source = join(from, ATTACHMENTS);
  if (!existsSync(source)) return;
  for (const part of readdirSync(source).filter((name) => /^[0-9a-f]{2}$/.test(name))) {
    for (const name of readdirSync(join(source, part)).filter((each) => NAME.test(each))) {
      const target = pathOf(to, name);
      if (!existsSync(target)) linkOrCopy(join(source, part, name), target);
    }
  }
}

/** A second name for a file that will not change; where the file system has no links, a copy. */
export function linkOrCopy(file: string, target: string): void {
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
  try {
    linkSync(file, target);
  } catch {
    copyFileSync(file, `${target}.part`);
    renameSync(`${target}.part`, target);
  }
}
