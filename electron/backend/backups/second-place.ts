import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { copyFile, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ATTACHMENTS, readAttachment } from '#db/attachment-files.ts';
import { BACKUPS, newestProved, readBackups, thinBackups } from '#db/backup-list.ts';
import { type Manifest, manifestName } from '#db/backup-manifest.ts';
import { syncFolder } from '#db/durable.ts';
import { KEY_FILE_NAME } from '#db/key-file.ts';
import type { Archive } from '#db/open-archive.ts';
import { type CheckedCopies, checkedCopies } from './checked-copies.ts';

/** A drive on which each backup is kept a second time. */
export interface SecondPlace {
  /** As the clerk knows it: 移动硬盘 (E:). */
  readonly name: string;
  /** Where the drive is. */
  readonly root: string;
}

/** The folder on a drive that tells it is ours: the empty mount point of a drive that was pulled out has none. */
const OURS = '户档备份';

export const markPlace = async (root: string): Promise<void> => {
  await mkdir(join(root, OURS), { recursive: true });
};

export const isThere = ({ root }: SecondPlace): boolean => existsSync(join(root, OURS));

/** Two archives of one name do not get into each other's way: the start of the id stands in the folder's name. */
export const folderOn = (root: string, archive: Pick<Archive, 'archiveId'>, name: string): string =>
  join(root, OURS, `${name}-${archive.archiveId.slice(0, 8)}`);

/** When the newest proved backup there was made. */
export const lastCopied = (folder: string, key: Buffer): string | null =>
  newestProved(folder, key)?.at ?? null;

type Source = Pick<Archive, 'folder' | 'key' | 'archiveId'>;

export class CopyDiffers extends Error {}

/**
 * Brings a backup to another place, with its manifest, the key file and the attachments that are not there yet. Every
 * file gets its name when it was read again and is the same; then what is no longer needed there is removed.
 */
export async function copyBackup(
  archive: Source,
  manifest: Manifest,
  { to, now }: { readonly to: string; readonly now: Date },
): Promise<void> {
  const { folder, key } = archive;
  const from = join(folder, BACKUPS);
  await mkdir(to, { recursive: true });
  await sweep(to);
  await copyAttachments(archive, to);
  if (existsSync(join(folder, KEY_FILE_NAME))) await copyProved(join(folder, KEY_FILE_NAME), to);
  const isThereAlready = readBackups(to, key).some(
    (listed) => listed.manifest?.sha256 === manifest.sha256 && listed.file === manifest.file,
  );
  if (!isThereAlready) {
    await copyProved(join(from, manifestName(manifest.file)), to);
    await copyProved(join(from, manifest.file), to, manifest.sha256);
  }
  syncFolder(to);
  thinBackups(to, key, now);
}

/** What a copying left that was cut off. */
async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder))
    if (name.endsWith('.part')) await rm(join(folder, name), { force: true });
}

async function copyAttachments(archive: Source, to: string): Promise<void> {
  const source = join(archive.folder, ATTACHMENTS);
  if (!existsSync(source)) return;
  const checked = await checkedCopies(to);
  for (const part of await readdir(source)) {
    if (!/^[0-9a-f]{2}$/.test(part)) continue;
    await mkdir(join(to, ATTACHMENTS, part), { recursive: true });
    for (const name of await readdir(join(source, part)))
      if (/^[0-9a-f]{64}$/.test(name)) await copyUnlessRight(archive, { to, part, name }, checked);
  }
  checked.keep();
}

/** What is there is opened with the key the first time, so that a spoilt copy of the right size does not stay for ever. */
async function copyUnlessRight(
  archive: Source,
  { to, part, name }: { readonly to: string; readonly part: string; readonly name: string },
  checked: CheckedCopies,
): Promise<void> {
  const target = join(to, ATTACHMENTS, part, name);
  if (existsSync(target)) {
    if (await checked.has(target, name)) return;
    const isRight = readAttachment({ ...archive, folder: to }, name).ok;
    // Of two spoilt ones neither is better.
    if (!isRight && !readAttachment(archive, name).ok) return;
    if (isRight) return await checked.add(target, name);
  }
  await copyProved(join(archive.folder, ATTACHMENTS, part, name), dirname(target));
  await checked.add(target, name);
}

async function copyProved(file: string, to: string, sha256?: string): Promise<void> {
  const target = join(to, basename(file));
  const part = `${target}.part`;
  await copyFile(file, part);
  const handle = await open(part, 'r+');
  await handle.sync().finally(() => handle.close());
  if ((await sha256OfFile(part)) !== (sha256 ?? (await sha256OfFile(file)))) {
    await rm(part, { force: true });
    throw new CopyDiffers();
  }
  await rename(part, target);
}

async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path, { highWaterMark: 1024 * 1024 }))
    hash.update(piece as Buffer);
  return hash.digest('hex');
}
