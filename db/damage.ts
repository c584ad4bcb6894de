/** True of an error that says that a page of the file is not what was written there: cut, altered, unreadable. */
export const isDamage = (error: unknown): boolean =>
  /^SQLITE_(CORRUPT|NOTADB|IOERR)/.test((error as { code?: string } | null)?.code ?? '');

/** Thrown by `write` on an archive in which damage was found while it was open. */
export class DamagedArchive extends Error {
  readonly code = 'SQLITE_CORRUPT';
  constructor() {
    super('the archive file is damaged');
  }
}
