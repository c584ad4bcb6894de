import { isDamage } from './damage.ts';

/** Why there is no backup: no room, no right to write, the archive itself is damaged, or the copy is not the archive. */
export type BackupFailure = 'no-room' | 'not-writable' | 'damaged' | 'not-proved';

export class BackupFailed extends Error {
  readonly why: BackupFailure;
  constructor(why: BackupFailure) {
    super(`backup: ${why}`);
    this.why = why;
  }
}

const NO_ROOM = new Set(['ENOSPC', 'EDQUOT', 'SQLITE_FULL', 'SQLITE_IOERR_WRITE']);
const NOT_WRITABLE = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOTDIR',
  'EEXIST',
  'ENOENT',
  'EIO',
  'SQLITE_CANTOPEN',
]);

/** What an error of the disk or of SQLite means for a backup; any other error as it is. */
export function failureOf(error: unknown): unknown {
  if (error instanceof BackupFailed) return error;
  const { code = '' } = error as { code?: string };
  if (NO_ROOM.has(code)) return new BackupFailed('no-room');
  if (NOT_WRITABLE.has(code) || code.startsWith('SQLITE_READONLY')) return new BackupFailed('not-writable');
  return isDamage(error) ? new BackupFailed('damaged') : error;
}
