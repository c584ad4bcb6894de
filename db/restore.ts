import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { lockArchive } from './archive-lock.ts';
import { bringAttachments } from './attachment-files.ts';
import { BACKUP_PATTERN, BACKUPS, listBackups, newestProved, stampOf } from './backup-list.ts';
import { manifestName, readManifest } from './backup-manifest.ts';
import { connect, DATABASE_NAME } from './connection.ts';
import { diskProblemOf } from './damage.ts';
import { linkOrCopy, renameDurably, syncFile, syncFolder, writeDurably } from './durable.ts';
import { KEY_FILE_NAME, readKeyFile, type Secret } from './key-file.ts';
import { unseal } from './key-slots.ts';
import { forgetHeads } from './log-witness.ts';
import { SCHEMA_VERSION } from './migrate.ts';
import { type OpenRefusal, type Unlocked, unlockKey } from './open-archive.ts';
import { type Content, fileSha256, proveCopy } from './prove-backup.ts';

export type Restored =
  | {
      readonly ok: true;
      readonly value: { restored: string; kept: string | null; households: number; members: number };
    }
  | {
      readonly ok: false;
      readonly refusal: OpenRefusal | 'no-backup' | 'unsound-backup' | 'not-permitted' | 'no-room';
      /** With `too-many-attempts`: how long to wait. */
      readonly seconds?: number;
    };

/**
 * Puts a backup in the place of the archive's database. Only an administrator may, or who has the recovery code. The
 * backup is proved first; then whoever has the archive open lets it go (`release`). The database that is replaced, with
 * its journal, is kept beside the backups. The key file stays: who may enter today may enter then; without one the
 * backup's own takes its place.
 */
export async function restoreArchive(
  folder: string,
  secret: string | Secret,
  backup: string | null,
  { now, release }: { readonly now: () => Date; readonly release?: () => Promise<void> },
): Promise<Restored> {
  const source = findBackup(folder, backup);
  if (source === null) return { ok: false, refusal: 'no-backup' };
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const keyFile = readKeyFile(folder) ?? readKeyFile(dirname(source));
  const shown = typeof secret === 'string' ? { passphrase: secret } : secret;
  const unlocked = await unlockKey(folder, shown, now, keyFile);
  if (!unlocked.ok) return unlocked;
  if (!mayRestore(unlocked)) return { ok: false, refusal: 'not-permitted' };
  const part = join(folder, `${DATABASE_NAME}.${process.pid}.restoring`);
  try {
    copyFileSync(source, part);
    const content = proveSource(source, part, unlocked.key);
    if (content === null) return { ok: false, refusal: 'unsound-backup' };
    if (content.schema > SCHEMA_VERSION) return { ok: false, refusal: 'future' };
    await release?.();
    const { households, members } = content;
    const kept = await putInPlace({ folder, key: unlocked.key, source, part }, now());
    return kept === 'in-use'
      ? { ok: false, refusal: 'in-use' }
      : { ok: true, value: { restored: basename(source), ...kept, households, members } };
  } catch (error) {
    const problem = diskProblemOf(error);
    if (problem !== null) return { ok: false, refusal: problem };
    throw error;
  } finally {
    rmSync(part, { force: true });
  }
}

/** By the key file alone: the database may be lost. A key file of before there were operators had one owner. */
function mayRestore({ key, archiveId, entry: { slot } }: Extract<Unlocked, { ok: true }>): boolean {
  if (slot === null || slot.for === 'recovery') return true;
  return slot.for === 'operator' && unseal({ archiveId, key }, slot)?.role === 'admin';
}

/** Sound, and, where there is a manifest, what was proved then. What is looked at is the very file that will be used. */
function proveSource(source: string, part: string, key: Buffer): Content | null {
  const manifest = readManifest(join(dirname(source), manifestName(basename(source))), key);
  const content = proveCopy(part, key);
  if (content === null || manifest === null) return content;
  return content.dataHash === manifest.dataHash && fileSha256(part) === manifest.sha256 ? content : null;
}

interface Replacement {
  readonly folder: string;
  readonly key: Buffer;
  readonly source: string;
  readonly part: string;
}

/** Until the last step the old database stands under its name; then the new one does, in one stroke. */
async function putInPlace(
  { folder, key, source, part }: Replacement,
  now: Date,
): Promise<{ kept: string | null } | 'in-use'> {
  const lock = await lockArchive(folder);
  if (lock === null) return 'in-use';
  try {
    const database = join(folder, DATABASE_NAME);
    bringAttachments(dirname(source), folder);
    syncFile(part);
    if (readKeyFile(folder) === null)
      writeDurably(join(folder, KEY_FILE_NAME), readFileSync(join(dirname(source), KEY_FILE_NAME), 'utf8'));
    const kept = existsSync(database) ? keepReplaced(folder, key, now) : null;
    forgetHeads(folder);
    renameDurably(part, database);
    return { kept };
  } finally {
    lock.release();
  }
}

/**
 * The backup of that name or path; else the newest proved one of the archive's own, or the newest at all where none
 * is proved. Null when there is none.
 */
function findBackup(folder: string, backup: string | null): string | null {
  const backups = join(folder, BACKUPS);
  const name =
    backup === null ? (newestProved(backups, null)?.file ?? listBackups(folder)[0]) : basename(backup);
  if (name === undefined || !BACKUP_PATTERN.test(name)) return null;
  if (backup !== null && isAbsolute(backup) && existsSync(backup)) return backup;
  const own = join(backups, name);
  return existsSync(own) ? own : null;
}

/**
 * Keeps the present database in a folder of its own. What its journal still holds is folded in first, if it can be: a
 * journal must not meet the database that comes.
 */
function keepReplaced(folder: string, key: Buffer, now: Date): string {
  const database = join(folder, DATABASE_NAME);
  try {
    const db = connect(database, key);
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.close();
  } catch (error) {
    // On a full disk nothing is moved; a damaged one is kept as it is, with its journal.
    if (diskProblemOf(error) === 'no-room') throw error;
  }
  const stamp = `replaced-${stampOf(now)}`;
  let kept = join(BACKUPS, stamp);
  for (let n = 2; existsSync(join(folder, kept)); n += 1) kept = join(BACKUPS, `${stamp}-${n}`);
  const there = join(folder, kept);
  mkdirSync(there, { recursive: true, mode: 0o700 });
  linkOrCopy(database, join(there, DATABASE_NAME));
  const journal = join(there, `${DATABASE_NAME}-wal`);
  if (existsSync(`${database}-wal`)) renameSync(`${database}-wal`, journal);
  rmSync(`${database}-shm`, { force: true });
  syncFolder(there);
  return kept;
}
