import { existsSync, mkdirSync, readdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ATTACHMENTS } from './attachment-files.ts';
import { stampOf } from './backup-list.ts';
import type { Archive } from './open-archive.ts';

interface Orphan {
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  readonly changedAt: number;
}

const NAME = /^[0-9a-f]{64}$/;
/** Under the attachments, where no backup and no check looks. */
const REMOVED = '.removed';
/** Whatever is younger may be on its way in: a file is there before its row. */
const DAY_MS = 24 * 60 * 60 * 1000;

type Looked = Pick<Archive, 'rawReading' | 'folder'>;

/** Files of attachments that no row speaks of: of an adding that was cut off, of what a restore went back behind. */
export function orphanFiles({ rawReading, folder }: Looked): Orphan[] {
  const root = join(folder, ATTACHMENTS);
  if (!existsSync(root)) return [];
  const known = rawReading.prepare('SELECT sha256 FROM attachment').pluck().all() as string[];
  const spoken = new Set(known);
  return readdirSync(root)
    .filter((part) => /^[0-9a-f]{2}$/.test(part))
    .flatMap((part) =>
      readdirSync(join(root, part))
        .filter((name) => NAME.test(name) && !spoken.has(name))
        .map((name) => orphanAt(name, join(root, part, name))),
    );
}

function orphanAt(name: string, path: string): Orphan {
  const { size, mtimeMs } = statSync(path);
  return { name, path, bytes: size, changedAt: mtimeMs };
}

/** Puts them aside, nothing is deleted: the folder can be emptied by hand, or a file be moved back. */
export function setOrphansAside(archive: Looked, now: Date): { files: number; bytes: number } {
  const old = orphanFiles(archive).filter(({ changedAt }) => Date.now() - changedAt > DAY_MS);
  const aside = join(archive.folder, ATTACHMENTS, REMOVED, stampOf(now));
  if (old.length > 0) mkdirSync(aside, { recursive: true, mode: 0o700 });
  for (const { name, path } of old) renameSync(path, join(aside, name));
  return { files: old.length, bytes: old.reduce((sum, { bytes }) => sum + bytes, 0) };
}
