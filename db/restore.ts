import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { lockArchive } from './archive-lock.ts';
import { BACKUP_PATTERN, inspectBackup, listBackups } from './backup.ts';
import { connect } from './connection.ts';
import { KEY_FILE_NAME, readKeyFile, unwrapKey } from './key-file.ts';
import { DATABASE_NAME, type OpenRefusal } from './open-archive.ts';

export type Restored =
  | {
      readonly ok: true;
      readonly value: { restored: string; kept: string | null; households: number; members: number };
    }
  | { readonly ok: false; readonly refusal: OpenRefusal | 'no-backup' | 'unsound-backup' };

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
  const name = backup ?? listBackups(folder)[0];
  if (name === undefined || !BACKUP_PATTERN.test(name) || !existsSync(join(folder, 'backups', name)))
    return { ok: false, refusal: 'no-backup' };
  const keyFile = readKeyFile(folder) ?? readKeyFile(join(folder, 'backups'));
  if (keyFile === null) return { ok: false, refusal: 'no-key-file' };
  const key = unwrapKey(keyFile, passphrase);
  if (key === null) return { ok: false, refusal: 'wrong-passphrase' };
  const source = join(folder, 'backups', name);
  const counts = inspectBackup(source, key);
  if (counts === null) return { ok: false, refusal: 'unsound-backup' };
  const lock = await lockArchive(folder);
  if (lock === null) return { ok: false, refusal: 'in-use' };
  try {
    const database = join(folder, DATABASE_NAME);
    const part = `${database}.restoring`;
    copyFileSync(source, part);
    const kept = keepReplaced(folder, key, now);
    renameSync(part, database);
    if (readKeyFile(folder) === null)
      copyFileSync(join(folder, 'backups', KEY_FILE_NAME), join(folder, KEY_FILE_NAME));
    return { ok: true, value: { restored: name, kept, ...counts } };
  } finally {
    lock.release();
  }
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
  const kept = join('backups', `replaced-${now.toISOString().slice(0, 19).replace(/[-:T]/g, '')}`);
  mkdirSync(join(folder, kept), { recursive: true });
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(database + suffix))
      renameSync(database + suffix, join(folder, kept, DATABASE_NAME + suffix));
  }
  rmSync(`${database}-shm`, { force: true });
  return kept;
}
