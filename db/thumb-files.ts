import { createHmac } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Archive } from './open-archive.ts';
import { keyFor, opened, type Seal, sealed } from './sealed.ts';

/** Small pictures that were drawn once: a cache beside the attachments, in no backup, and gone without harm. */
export const THUMBS = 'thumbs';
const MAGIC = Buffer.from('HDT1');
/** In each of 256 folders; then that folder begins anew. Some gigabyte in all. */
const MOST = 1000;

/** Which picture: a content and how it is turned and cropped. */
export interface ThumbOf {
  readonly sha256: string;
  readonly page: number;
  readonly turn: number;
  readonly crop: string | null;
}

type Place = Pick<Archive, 'folder' | 'key' | 'archiveId'>;

interface Found {
  readonly folder: string;
  readonly path: string;
  readonly seal: Seal;
}

/** The name tells nothing: without the key nobody can say which picture it would be. */
function placeOf(archive: Place, { sha256, page, turn, crop }: ThumbOf): Found {
  const key = keyFor(archive, 'hudang thumb 1');
  const name = createHmac('sha256', key)
    .update(JSON.stringify([sha256, page, turn, crop]))
    .digest('hex');
  const folder = join(archive.folder, THUMBS, name.slice(0, 2));
  return { folder, path: join(folder, name), seal: { key, magic: MAGIC, name } };
}

/** Null when it is not there, or is not what was put there. */
export function readThumb(archive: Place, of: ThumbOf): Buffer | null {
  const { path, seal } = placeOf(archive, of);
  try {
    return opened(seal, readFileSync(path));
  } catch {
    return null;
  }
}

/** What cannot be written is drawn again the next time. */
export function keepThumb(archive: Place, of: ThumbOf, jpeg: Uint8Array): void {
  const { folder, path, seal } = placeOf(archive, of);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (readdirSync(folder).length >= MOST) {
      rmSync(folder, { recursive: true });
      mkdirSync(folder, { mode: 0o700 });
    }
    writeFileSync(`${path}.part`, sealed(seal, jpeg), { mode: 0o600 });
    renameSync(`${path}.part`, path);
  } catch {
    // a full disk, or one that may only be read
  }
}
