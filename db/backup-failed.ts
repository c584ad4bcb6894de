import { diskProblemOf, isDamage } from './damage.ts';

/** Why there is no backup: no room, no right to write, the archive itself is damaged, or the copy is not the archive. */
export type BackupFailure = 'no-room' | 'not-writable' | 'damaged' | 'not-proved';

export class BackupFailed extends Error {
  readonly why: BackupFailure;
  constructor(why: BackupFailure) {
    super(`backup: ${why}`);
    this.why = why;
  }
}

const NOT_WRITABLE = new Set(['ENOTDIR', 'EEXIST', 'ENOENT', 'EIO']);

/** What an error of the disk or of SQLite means for a backup; any other error as it is. */
export function failureOf(error: unknown): unknown {
  if (error instanceof BackupFailed) return error;
  const { code = '' } = error as { code?: string };
  const problem = diskProblemOf(error);
  if (problem !== null) return new BackupFailed(problem);
  if (NOT_WRITABLE.has(code)) return new BackupFailed('not-writable');
  return isDamage(error) ? new BackupFailed('damaged') : error;
}
