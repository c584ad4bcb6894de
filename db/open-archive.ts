import { accessSync, constants, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { readRecoveryCode } from '#domain/operators/recovery-code.ts';
import { lockArchive, type ArchiveLock } from './archive-lock.ts';
import { backUp } from './backup.ts';
import { BackupFailed } from './backup-failed.ts';
import { stampOf } from './backup-list.ts';
import { connect, DATABASE_NAME } from './connection.ts';
import { diskProblemOf, isDamage } from './damage.ts';
import { bringPapersUp } from './derived.ts';
import { removeHalfWritten } from './half-written.ts';
import { attempt } from './attempts.ts';
import { bringBackKeyFile, keyFileIn } from './key-file-copy.ts';
import { createKeyFile, KEY_FILE_NAME, openKeyFile, readKeyFile, type Secret } from './key-file.ts';
import type { Cost, KeySlot } from './key-slots.ts';
import { kyselyHandle } from './kysely-handle.ts';
import { lostEntries } from './log-witness.ts';
import { keepAsFound, tellLoss } from './lost-entries.ts';
import { migrate, needsMigration, refusalOf } from './migrate.ts';
import { type Pace, type PageWalk, walkPages } from './page-walk.ts';
import { isOfOtherKey } from './salvage/other-key.ts';
import { isJournalDamaged } from './salvage/page-source.ts';
import type { Db } from './schema.ts';

/** An open archive: a folder held by this process, with one writing and one reading handle on its database. */
export interface Archive {
  readonly folder: string;
  readonly archiveId: string;
  readonly key: Buffer;
  /** Only `write` uses it. */
  readonly writing: Kysely<Db>;
  /** Reads the last committed state; use it through `reader`. */
  readonly reading: Kysely<Db>;
  /** The writing handle itself, for the named files of db/ that need SQLite. */
  readonly raw: Database.Database;
  /** The reading handle itself. */
  readonly rawReading: Database.Database;
  /** Whether damage was found in the file since it was opened; then nothing is written any more. */
  readonly isDamaged: () => boolean;
  /** Entries of the logs that went with a lost journal, as was found at opening. */
  readonly lost: number;
  close(): Promise<void>;
}

export type OpenRefusal =
  | 'exists'
  | 'not-empty'
  | 'no-archive'
  | 'no-key-file'
  | 'wrong-passphrase'
  | 'wrong-recovery-code'
  /** The key that this computer kept opens nothing any more. */
  | 'not-remembered'
  /** Too many wrong ones in a row: nothing is tried before some seconds have passed. */
  | 'too-many-attempts'
  | 'in-use'
  | 'not-an-archive'
  | 'future'
  | 'damaged'
  /** Nothing in it: a copy that was broken off, a disk that was full. */
  | 'empty'
  /** The key file opens, but not this database: it is that of another archive. */
  | 'other-key'
  /** The disk is full. */
  | 'no-room'
  /** The disk or the folder takes no writing: read-only, no permission, not a folder. */
  | 'not-writable';

/** By which slot of the key file somebody came in. */
export interface Entry {
  /** Null where the key file is of before there were slots. */
  readonly slot: KeySlot | null;
  /** Wrong passphrases in a row before this one. */
  readonly wrongBefore: number;
}

interface Refused<R extends OpenRefusal = OpenRefusal> {
  readonly ok: false;
  readonly refusal: R;
  /** With `too-many-attempts`: how long to wait. */
  readonly seconds?: number;
}

export type Opened = { readonly ok: true; readonly archive: Archive; readonly entry: Entry } | Refused;

const refused = <R extends OpenRefusal>(refusal: R): Refused<R> => ({ ok: false, refusal });

/** Makes the folder, its key file and an empty encrypted database. Refuses a folder that already has anything in it. */
export const createArchive = (...args: Parameters<typeof create>): Promise<Opened> =>
  orNotWritable(create(...args));

async function create(
  folder: string,
  passphrase: string,
  now: Date,
  cost?: Cost,
  name = '管理员',
): Promise<Opened> {
  if (existsSync(join(folder, DATABASE_NAME)) || existsSync(join(folder, KEY_FILE_NAME)))
    return refused('exists');
  if (existsSync(folder) && readdirSync(folder).length > 0) return refused('not-empty');
  for (const sub of ['', 'attachments', 'backups', 'exports'])
    mkdirSync(join(folder, sub), { recursive: true, mode: 0o700 });
  const lock = await lockArchive(folder);
  if (lock === null) return refused('in-use');
  return orRelease(lock, async () => {
    const { key, file } = await createKeyFile(folder, passphrase, now, { name, ...(cost && { cost }) });
    const db = connect(join(folder, DATABASE_NAME), key, { create: true });
    migrate(db);
    bringPapersUp(db);
    const entry = { slot: file.keys[0] ?? null, wrongBefore: 0 };
    return { ok: true, archive: handles(folder, file.archiveId, key, db, lock), entry };
  });
}

/**
 * Opens an archive after its checks: held by nobody else, right key, known schema, sound pages and references. The
 * pages of a large one are read in the background instead (docs/decisions/013-size.md).
 */
export const openArchive = (...args: Parameters<typeof open>): Promise<Opened> =>
  orNotWritable(open(...args));

async function open(folder: string, secret: string | Secret, now: Date, pace?: Pace): Promise<Opened> {
  const size = statSync(join(folder, DATABASE_NAME), { throwIfNoEntry: false })?.size;
  if (size === undefined) return refused('no-archive');
  if (size === 0) return refused('empty');
  if (!takesWriting(folder)) return refused('not-writable');
  const shown = typeof secret === 'string' ? { passphrase: secret } : secret;
  const unlocked = await unlockKey(folder, shown, () => now, keyFileIn(folder));
  if (!unlocked.ok) return unlocked;
  const { key, archiveId, entry } = unlocked;
  const lock = await lockArchive(folder);
  if (lock === null) return refused('in-use');
  return orRelease(lock, async () => {
    bringBackKeyFile(folder);
    const checkNow = isSmall(folder) || endedUncleanly(folder);
    const checked = openChecked(folder, key, now, checkNow);
    if (typeof checked === 'string') return refused(checked);
    const walk = checkNow ? null : walkPages(folder, key, pace);
    const archive = handles(folder, archiveId, key, checked, lock, walk);
    await tellLoss(archive, now);
    return { ok: true, archive, entry };
  });
}

/** SQLite would open it all the same where a journal was copied too, and nothing could be written down. */
function takesWriting(folder: string): boolean {
  try {
    for (const path of [folder, join(folder, DATABASE_NAME)]) accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

export type Unlocked =
  | { readonly ok: true; readonly key: Buffer; readonly archiveId: string; readonly entry: Entry }
  | Refused<
      'no-key-file' | 'wrong-passphrase' | 'wrong-recovery-code' | 'not-remembered' | 'too-many-attempts'
    >;

/** The key of the archive in a folder for whoever shows a secret; wrong ones in a row slow down. `file`: another than its own. */
export async function unlockKey(
  folder: string,
  secret: Secret,
  now: () => Date,
  file = readKeyFile(folder),
): Promise<Unlocked> {
  if (file === null) return refused('no-key-file');
  if ('recoveryCode' in secret && readRecoveryCode(secret.recoveryCode) === null)
    return refused('wrong-recovery-code');
  const tryIt = () => openKeyFile(file, secret);
  if ('device' in secret) {
    const opened = await tryIt();
    if (opened === null) return refused('not-remembered');
    return {
      ok: true,
      key: opened.key,
      archiveId: file.archiveId,
      entry: { slot: opened.slot, wrongBefore: 0 },
    };
  }
  const tried = await attempt(folder, now, tryIt);
  if (tried.ok) {
    const { value, wrongBefore } = tried;
    return { ok: true, key: value.key, archiveId: file.archiveId, entry: { slot: value.slot, wrongBefore } };
  }
  if (tried.waitSeconds > 0) return { ok: false, refusal: 'too-many-attempts', seconds: tried.waitSeconds };
  return refused('recoveryCode' in secret ? 'wrong-recovery-code' : 'wrong-passphrase');
}

/** Up to here every page and every reference is checked before anything else: well under a second. */
const SMALL = 64 * 1024 * 1024;

const isSmall = (folder: string) => statSync(join(folder, DATABASE_NAME)).size <= SMALL;

/** An orderly end leaves no write-ahead log behind. */
function endedUncleanly(folder: string): boolean {
  const log = statSync(join(folder, `${DATABASE_NAME}-wal`), { throwIfNoEntry: false });
  return log !== undefined && log.size > 0;
}

async function orNotWritable(opening: Promise<Opened>): Promise<Opened> {
  try {
    return await opening;
  } catch (error) {
    if (error instanceof BackupFailed && error.why !== 'not-proved') return refused(error.why);
    const { code = '' } = error as { code?: string };
    const problem = diskProblemOf(error);
    if (problem !== null) return refused(problem);
    if (['ENOTDIR', 'EEXIST', 'ENOENT'].includes(code)) return refused('not-writable');
    throw error;
  }
}

/** The lock stays with an archive that opens, and only with that. */
async function orRelease(lock: ArchiveLock, begin: () => Opened | Promise<Opened>): Promise<Opened> {
  let opened: Opened | undefined;
  try {
    opened = await begin();
    return opened;
  } finally {
    if (opened?.ok !== true) lock.release();
  }
}

function openChecked(
  folder: string,
  key: Buffer,
  now: Date,
  checkNow: boolean,
): Database.Database | OpenRefusal {
  // SQLite would fold in what lies before the damage and throw the rest away: nothing is touched yet.
  if (isJournalDamaged(join(folder, DATABASE_NAME))) return 'damaged';
  let db: Database.Database | undefined;
  try {
    db = connect(join(folder, DATABASE_NAME), key);
    const refusal = refusalOf(db);
    if (refusal !== null) {
      db.close();
      return refusal;
    }
    if (lostEntries(folder, db) > 0) keepAsFound(folder, stampOf(now));
    if (needsMigration(db)) {
      backUp(folder, key, now, 'migration');
      migrate(db);
    }
    const sound =
      !checkNow ||
      (db.pragma('quick_check(1)', { simple: true }) === 'ok' &&
        (db.pragma('foreign_key_check') as unknown[]).length === 0);
    if (sound) {
      bringPapersUp(db);
      return db;
    }
    db.close();
    return 'damaged';
  } catch (error) {
    db?.close();
    if (isDamage(error)) return isOfOtherKey(folder, key) ? 'other-key' : 'damaged';
    throw error;
  }
}

function handles(
  folder: string,
  archiveId: string,
  key: Buffer,
  raw: Database.Database,
  lock: ArchiveLock,
  walk: PageWalk | null = null,
): Archive {
  removeHalfWritten(folder);
  const rawReading = connect(join(folder, DATABASE_NAME), key, { readonly: true });
  const lost = lostEntries(folder, rawReading);
  const writing = new Kysely<Db>({ dialect: new SqliteDialect({ database: kyselyHandle(raw) }) });
  const reading = new Kysely<Db>({ dialect: new SqliteDialect({ database: rawReading }) });
  let closing: Promise<void> | undefined;
  const close = async () => {
    walk?.stop();
    // Has its turn after the act that is running: an act is never cut off in the middle by an orderly end.
    await writing.connection().execute(async () => {
      // Kysely closes only a handle that it has used.
      await reading.destroy();
      rawReading.close();
      foldIn(raw);
      raw.close();
    });
    await writing.destroy();
    lock.release();
  };
  return {
    folder,
    archiveId,
    key,
    writing,
    reading,
    raw,
    rawReading,
    isDamaged: () => walk?.foundDamage() === true,
    lost,
    close: () => (closing ??= close()),
  };
}

/** Of a damaged archive the journal stays as it is: it is let go all the same. */
function foldIn(raw: Database.Database): void {
  try {
    raw.pragma('wal_checkpoint(TRUNCATE)');
  } catch (error) {
    if (!isDamage(error) && diskProblemOf(error) === null) throw error;
  }
}
