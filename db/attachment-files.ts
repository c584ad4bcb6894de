import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { linkOrCopy, writePart } from './durable.ts';
import type { Archive } from './open-archive.ts';
import { keyFor, opened, type Seal, sealed } from './sealed.ts';

/** Photos and scans lie in files of their own, since a database of gigabytes is slow to back up and to check. */
export const ATTACHMENTS = 'attachments';

const MAGIC = Buffer.from('HDA1');
const NAME = /^[0-9a-f]{64}$/;

type Place = Pick<Archive, 'folder' | 'key' | 'archiveId'>;

export const sha256Of = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');

const pathOf = (folder: string, sha256: string): string =>
  join(folder, ATTACHMENTS, sha256.slice(0, 2), sha256);

const sealOf = (archive: Place, name: string): Seal => ({
  key: keyFor(archive, 'hudang attachment 1'),
  magic: MAGIC,
  name,
});

/**
 * Writes the content under its hash, encrypted with AES-256-GCM: magic, nonce, ciphertext, tag; the hash is
 * authenticated with it, so that no file passes for another. On the disk before this returns; a second time is
 * nothing.
 */
export function writeAttachment(archive: Place, content: Uint8Array): string {
  const sha256 = sha256Of(content);
  const path = pathOf(archive.folder, sha256);
  if (existsSync(path) && readAttachment(archive, sha256).ok) return sha256;
  const bytes = sealed(sealOf(archive, sha256), content);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const part = `${path}.part`;
  writePart(part, bytes);
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
  const content = opened(sealOf(archive, sha256), readFileSync(path));
  if (content === null || sha256Of(content) !== sha256) return { ok: false, why: 'damaged' };
  return { ok: true, content };
}

/**
 * Gives one folder the attachments of another that it lacks. A file never changes once it has its name, so a
 * second link to it is a copy that takes no room; where the file system has no links, it is copied.
 */
export function bringAttachments(from: string, to: string): void {
  const source = join(from, ATTACHMENTS);
  for (const part of namesIn(source).filter((name) => PART.test(name))) {
    // Two listings tell what is new; asking for each of 200,000 files would take minutes on a slow disk.
    const there = new Set(namesIn(join(to, ATTACHMENTS, part)));
    for (const name of namesIn(join(source, part)))
      if (NAME.test(name) && !there.has(name)) linkOrCopy(join(source, part, name), pathOf(to, name));
  }
}

const PART = /^[0-9a-f]{2}$/;

const namesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : []);
