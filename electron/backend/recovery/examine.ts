import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { lockArchive } from '#db/archive-lock.ts';
import { BACKUPS, listBackups } from '#db/backup-list.ts';
import { DATABASE_NAME } from '#db/connection.ts';
import { folderState, type FolderState } from '#db/folder-state.ts';
import { keyFileIn } from '#db/key-file-copy.ts';
import { readKeyFile } from '#db/key-file.ts';
import type { OpenRefusal } from '#db/open-archive.ts';
import type { Output } from '#contract/channels.ts';
import type { Way } from '#contract/recovery.ts';
import { REFUSALS } from './refusals.ts';

type Examined = Output<'vault.examine'>;

/** What can be told of an archive without its key, and the ways out that there are. Nothing is altered. */
export async function examine(path: string, because: string | undefined): Promise<Examined> {
  const around = folderState(path);
  const found = (await refusalOf(path, around)) ?? told(because);
  return {
    state: found ?? 'sound?',
    sentence: found === null ? '从文件夹看不出问题，请输入口令打开。' : REFUSALS[found],
    ways: found === null ? [] : waysOutOf(found, path),
    isCloudFolder: around.cloud !== null,
    isNetworkFolder: around.isNetwork,
    isReadOnly: around.isReadOnly,
    freeBytes: Math.min(around.freeBytes, Number.MAX_SAFE_INTEGER),
  };
}

/** The rule that the opening was refused by is the refusal behind a prefix. */
function told(because: string | undefined): OpenRefusal | null {
  const refusal = because?.replace(/^archive-/, '') ?? '';
  return Object.hasOwn(REFUSALS, refusal) ? (refusal as OpenRefusal) : null;
}

/** Less than this, and the next act may not fit. */
const NO_ROOM = 4 * 1024 * 1024;

async function refusalOf(path: string, around: FolderState): Promise<OpenRefusal | null> {
  const database = join(path, DATABASE_NAME);
  const size = statSync(database, { throwIfNoEntry: false })?.size;
  if (size === undefined) return 'no-archive';
  if (size === 0) return 'empty';
  if (keyFileIn(path) === null) return 'no-key-file';
  if (isPlain(database)) return 'not-an-archive';
  if (around.isReadOnly) return 'not-writable';
  if (around.freeBytes < NO_ROOM) return 'no-room';
  return (await isHeld(path)) ? 'in-use' : null;
}

/** A SQLite file of somebody else: ours have no such beginning, since they are encrypted from the first byte. */
function isPlain(database: string): boolean {
  const head = Buffer.alloc(16);
  const handle = openSync(database, 'r');
  try {
    readSync(handle, head, 0, 16, 0);
  } finally {
    closeSync(handle);
  }
  return head.toString('latin1') === 'SQLite format 3\0';
}

async function isHeld(path: string): Promise<boolean> {
  if (!existsSync(join(path, 'archive.lock'))) return false;
  const lock = await lockArchive(path, 0).catch(() => undefined);
  lock?.release();
  return lock === null;
}

const WAYS_OUT: Partial<Record<OpenRefusal, readonly Way[]>> = {
  damaged: ['restore', 'salvage'],
  empty: ['restore', 'salvage'],
  'other-key': ['key-file', 'restore', 'other-place'],
  'no-key-file': ['key-file', 'other-place'],
  'no-archive': ['restore', 'other-place'],
  'in-use': ['wait'],
  'too-many-attempts': ['wait'],
  'no-room': ['other-place'],
  'not-writable': ['other-place'],
};

/** A backup is needed to restore one, and an empty file can be salvaged from nothing else. */
function waysOutOf(refusal: OpenRefusal, path: string): Way[] {
  const hasBackups = listBackups(path).length > 0;
  const hasKey = readKeyFile(path) !== null || readKeyFile(join(path, BACKUPS)) !== null;
  return (WAYS_OUT[refusal] ?? []).filter((way) => {
    if (way === 'restore') return hasBackups && hasKey;
    if (way === 'salvage') return hasKey && (refusal !== 'empty' || hasBackups);
    return true;
  });
}
