const codeOf = (error: unknown): string => (error as { code?: string } | null)?.code ?? '';

/** An act, a backup or a lock could not be written: that says nothing of what is there. */
const OF_WRITING =
  /^SQLITE_IOERR_(WRITE|FSYNC|DIR_FSYNC|TRUNCATE|DELETE|LOCK|UNLOCK|NOMEM|SHMOPEN|SHMSIZE|SHMLOCK)/;

/** True of an error that says that a page of the file is not what was written there: cut, altered, unreadable. */
export const isDamage = (error: unknown): boolean =>
  /^SQLITE_(CORRUPT|NOTADB|IOERR)/.test(codeOf(error)) && !OF_WRITING.test(codeOf(error));

/** Why the disk took no writing, or null when the error is none of the disk. */
export function diskProblemOf(error: unknown): 'no-room' | 'not-writable' | null {
  const code = codeOf(error);
  if (/^(?:ENOSPC|EDQUOT|EFBIG|SQLITE_FULL|SQLITE_IOERR_(?:WRITE|FSYNC|SHMSIZE))/.test(code))
    return 'no-room';
  return /^(?:EACCES|EPERM|EROFS|SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_IOERR_(?:LOCK|SHMOPEN))/.test(code)
    ? 'not-writable'
    : null;
}

/** Thrown by `write` on an archive in which damage was found while it was open. */
export class DamagedArchive extends Error {
  readonly code = 'SQLITE_CORRUPT';
  constructor() {
    super('the archive file is damaged');
  }
}
