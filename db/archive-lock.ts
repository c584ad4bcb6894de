import Database from 'better-sqlite3';
import { join } from 'node:path';

/**
 * One process holds an archive. The lock is a lock of the operating system on a small file of its own (through
 * SQLite), so it ends with the process however the process ends: nothing stale is ever left behind.
 */
export interface ArchiveLock {
  release(): void;
}

/** Null when another process holds the archive after `patience` milliseconds. */
export async function lockArchive(folder: string, patience = 8000): Promise<ArchiveLock | null> {
  const end = performance.now() + patience;
  for (;;) {
    const lock = tryLock(folder);
    if (lock !== null) return lock;
    if (performance.now() >= end) return null;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}

function tryLock(folder: string): ArchiveLock | null {
  const db = new Database(join(folder, 'archive.lock'), { timeout: 0 });
  try {
    db.pragma('journal_mode=MEMORY');
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if ((error as { code?: string }).code?.startsWith('SQLITE_BUSY') === true) return null;
    throw error;
  }
  return {
    release: () => {
      db.exec('ROLLBACK');
      db.close();
    },
  };
}
