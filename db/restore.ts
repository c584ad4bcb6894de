import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { lockArchive } from './archive-lock.ts';
import { bringAttachments } from './attachment-files.ts';
import { BACKUP_PATTERN, inspectBackup, listBackups, stampOf } from './backup.ts';
import { connect, DATABASE_NAME } from './connection.ts';
import { KEY_FILE_NAME, readKeyFile } from './key-file.ts';
import { type OpenRefusal, unlockKey } from './open-archive.ts';

export type Restored =
  | {
      readonly ok: true;
      readonly value: { restored: string; kept: string | null; households: number; members: number };
    }
  | {
      readonly ok: false;
      readonly refusal: OpenRefusal | 'no-backup' | 'unsound-backup';
      /** With `too-many-attempts`: how long to wait. */
      readonly seconds?: number;
    };

/**
 * Puts a backup in the place of the archive's database. The backup is proved first; the database that it
 * replaces, with its journal, is kept beside the backups.
 */
export async function restoreArchive(
  folder: string,
  passphrase: string,
  backup: string | null,
  now: Date,
): Promise<Restored> {
  const source = findBackup(folder, backup);
  if (source === null) return { ok: false, refusal: 'no-backup' };
  const keyFile = readKeyFile(folder) ?? readKeyFile(dirname(source));
  if (keyFile === null) return { ok: false, refusal: 'no-key-file' };
  const unlocked = await unlockKey(folder, { passphrase }, () => now, keyFile);
  if (!unlocked.ok) return unlocked;
  const { key } = unlocked;
  const counts = inspectBackup(source, key);
  if (counts === null) return { ok: false, refusal: 'unsound-backup' };
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = await lockArchive(folder);
  if (lock === null) return { ok: false, refusal: 'in-use' };
  try {
    const database = join(folder, DATABASE_NAME);
    const part = `${database}.restoring`;
    copyFileSync(source, part);
    const kept = keepReplaced(folder, key, now);
    bringAttachments(dirname(source), folder);
    renameSync(part, database);
    if (readKeyFile(folder) === null)
      copyFileSync(join(dirname(source), KEY_FILE_NAME), join(folder, KEY_FILE_NAME));
    return { ok: true, value: { restored: basename(source), kept, ...counts } };
  } finally {
    lock.release();
  }
}

/** The newest of the archive's own backups, one of them by name, or a file elsewhere by its path; null when there is none. */
function findBackup(folder: string, backup: string | null): string | null {
  const name = backup === null ? listBackups(folder)[0] : basename(backup);
  if (name === undefined || !BACKUP_PATTERN.test(name)) return null;
  const own = join(folder, 'backups', name);
  if (backup !== null && isAbsolute(backup) && existsSync(backup)) return backup;
  return existsSync(own) ? own : null;
}

/** Moves the present database and its journal aside; what the journal still holds is folded in first, if it can be. */
function keepReplaced(folder: string, key: Buffer, now: Date): string | null {
  const database = join(folder, DATABASE_NAME);
  if (!existsSync(database)) return null;
  try {
    const db = connect(database, key);
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.close();
  } catch {
    // damaged: kept as it is, with its journal
  }
  let kept = join('backups', `replaced-${stampOf(now)}`);
  for (let n = 2; existsSync(join(folder, kept)); n += 1)
    kept = join('backups', `replaced-${stampOf(now)}-${n}`);
  mkdirSync(join(folder, kept), { recursive: true });
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(database + suffix))
      renameSync(database + suffix, join(folder, kept, DATABASE_NAME + suffix));
  }
  rmSync(`${database}-shm`, { force: true });
  return kept;
}
