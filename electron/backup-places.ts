import { createHash } from 'node:crypto';
import { readFile, readdir, stat, statfs } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { basename, dirname, join, parse, resolve } from 'node:path';
import { z } from 'zod';
import { writeWhole } from './write-whole.ts';

export interface Drive {
  /** What the window calls it by: it has no paths. */
  readonly id: string;
  readonly name: string;
  readonly root: string;
  /** Bytes. */
  readonly free: number;
}

/** Where a second copy of each backup may go, and where it goes for each archive of this computer. */
export interface BackupPlaces {
  /** Drives other than the one on which the archive lies. */
  list(archive: string): Promise<Drive[]>;
  chosen(name: string): Promise<Pick<Drive, 'name' | 'root'> | null>;
  choose(name: string, drive: Pick<Drive, 'name' | 'root'> | null): Promise<void>;
}

const kept = z.strictObject({
  places: z.record(z.string(), z.strictObject({ name: z.string(), root: z.string() })),
});

export function createBackupPlaces(options: {
  readonly home: string;
  readonly drives?: () => Promise<string[]>;
}): BackupPlaces {
  const file = join(options.home, 'backup-places.json');
  const drives = options.drives ?? mountedDrives;
  const read = async (): Promise<Map<string, Pick<Drive, 'name' | 'root'>>> => {
    try {
      return new Map(Object.entries(kept.parse(JSON.parse(await readFile(file, 'utf8'))).places));
    } catch {
      return new Map();
    }
  };
  return {
    list: async (archive) => {
      const own = await deviceOf(archive);
      const found = await Promise.all((await drives()).map((root) => driveAt(root, own)));
      return found.filter((drive) => drive !== null);
    },
    chosen: async (name) => (await read()).get(name) ?? null,
    choose: async (name, drive) => {
      const places = await read();
      if (drive === null) places.delete(name);
      else places.set(name, { name: drive.name, root: drive.root });
      const text = JSON.stringify({ places: Object.fromEntries(places) }, null, 2);
      await writeWhole(file, `${text}\n`);
    },
  };
}

/** Null when it is gone, cannot be read, or is the disk of the archive: a second copy there is none. */
async function driveAt(root: string, own: number | null): Promise<Drive | null> {
  try {
    const { dev } = await stat(root);
    if (dev === own) return null;
    const { bavail, bsize } = await statfs(root);
    const id = createHash('sha256').update(root).digest('hex').slice(0, 16);
    return { id, name: basename(root) || root.slice(0, 2), root, free: bavail * bsize };
  } catch {
    return null;
  }
}

/** Of the folder, or of the nearest one above that is there. */
async function deviceOf(folder: string): Promise<number | null> {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const found = await stat(at).catch(() => null);
    if (found !== null) return found.dev;
    if (at === parse(at).root) return null;
  }
}

/** Drives that the system has mounted where it mounts what a clerk plugs in or connects. */
export async function mountedDrives(): Promise<string[]> {
  if (process.platform === 'win32') return [...'DEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => `${letter}:\\`);
  const user = userName();
  const folders =
    process.platform === 'darwin'
      ? ['/Volumes']
      : ['/media', `/media/${user}`, '/run/media', `/run/media/${user}`, '/mnt'];
  const found = await Promise.all(folders.map(mountsIn));
  return found.flat();
}

async function mountsIn(folder: string): Promise<string[]> {
  try {
    const { dev } = await stat(folder);
    const paths = (await readdir(folder)).map((name) => join(folder, name));
    const stats = await Promise.all(paths.map((path) => stat(path).catch(() => null)));
    // An empty mount point is an ordinary folder of the system's disk.
    return paths.filter((_, at) => stats[at]?.isDirectory() === true && stats[at].dev !== dev);
  } catch {
    return [];
  }
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return ''; // an account without an entry in the user database
  }
}
