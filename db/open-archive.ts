import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { lockArchive, type ArchiveLock } from './archive-lock.ts';
import { backUp } from './backup.ts';
import { connect, DATABASE_NAME } from './connection.ts';
import { isDamage } from './damage.ts';
import { removeHalfWritten } from './half-written.ts';
import { createKeyFile, KEY_FILE_NAME, readKeyFile, unwrapKey } from './key-file.ts';
import { migrate, needsMigration, refusalOf } from './migrate.ts';
import { type Pace, type PageWalk, walkPages } from './page-walk.ts';
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
  close(): Promise<void>;
}

export type OpenRefusal =
  | 'exists'
  | 'not-empty'
  | 'no-archive'
  | 'no-key-file'
  | 'wrong-passphrase'
  | 'in-use'
  | 'not-an-archive'
  | 'future'
  | 'damaged'
  /** The disk or the folder takes no writing: read-only, no permission, full, not a folder. */
  | 'not-writable';

export type Opened =
  { readonly ok: true; readonly archive: Archive } | { readonly ok: false; readonly refusal: OpenRefusal };

const refused = (refusal: OpenRefusal): Opened => ({ ok: false, refusal });

/** Makes the folder, its key file and an empty encrypted database. Refuses a folder that already has anything in it. */
export const createArchive = (...args: Parameters<typeof create>): Promise<Opened> =>
  orNotWritable(create(...args));

async function create(
  folder: string,
  passphrase: string,
  now: Date,
  cost?: Parameters<typeof createKeyFile>[3],
): Promise<Opened> {
  if (existsSync(join(folder, DATABASE_NAME)) || existsSync(join(folder, KEY_FILE_NAME)))
    return refused('exists');
  if (existsSync(folder) && readdirSync(folder).length > 0) return refused('not-empty');
  for (const sub of ['', 'attachments', 'backups', 'exports'])
    mkdirSync(join(folder, sub), { recursive: true, mode: 0o700 });
  const lock = await lockArchive(folder);
  if (lock === null) return refused('in-use');
  return orRelease(lock, () => {
    const { key, file } = createKeyFile(folder, passphrase, now, cost);
    const db = connect(join(folder, DATABASE_NAME), key, { create: true });
    migrate(db);
    return { ok: true, archive: handles(folder, file.archiveId, key, db, lock) };
  });
}

/**
 * Opens an archive after its checks: held by nobody else, right key, known schema, sound pages and references. The
 * pages of a large one are read in the background instead (docs/decisions/013-size.md).
 */
export const openArchive = (...args: Parameters<typeof open>): Promise<Opened> =>
  orNotWritable(open(...args));

async function open(folder: string, passphrase: string, now: Date, pace?: Pace): Promise<Opened> {
  if (!existsSync(join(folder, DATABASE_NAME))) return refused('no-archive');
  const file = readKeyFile(folder);
  if (file === null) return refused('no-key-file');
  const key = unwrapKey(file, passphrase);
  if (key === null) return refused('wrong-passphrase');
  const lock = await lockArchive(folder);
  if (lock === null) return refused('in-use');
  return orRelease(lock, () => {
    const checkNow = isSmall(folder) || endedUncleanly(folder);
    const checked = openChecked(folder, key, now, checkNow);
    if (typeof checked === 'string') return refused(checked);
    const walk = checkNow ? null : walkPages(folder, key, pace);
    return { ok: true, archive: handles(folder, file.archiveId, key, checked, lock, walk) };
  });
}

/** Up to here every page and every reference is checked before anything else: well under a second. */
const SMALL = 64 * 1024 * 1024;

const isSmall = (folder: string) => statSync(join(folder, DATABASE_NAME)).size <= SMALL;

/** An orderly end leaves no write-ahead log behind. */
function endedUncleanly(folder: string): boolean {
  const log = statSync(join(folder, `${DATABASE_NAME}-wal`), { throwIfNoEntry: false });
  return log !== undefined && log.size > 0;
}

const NOT_WRITABLE = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOSPC',
  'EDQUOT',
  'ENOTDIR',
  'EEXIST',
  'ENOENT',
  'SQLITE_CANTOPEN',
  'SQLITE_READONLY',
  'SQLITE_FULL',
]);

async function orNotWritable(opening: Promise<Opened>): Promise<Opened> {
  try {
    return await opening;
  } catch (error) {
    const { code = '' } = error as { code?: string };
    if (NOT_WRITABLE.has(code) || code.startsWith('SQLITE_READONLY')) return refused('not-writable');
    throw error;
  }
}

/** The lock stays with an archive that opens, and only with that. */
function orRelease(lock: ArchiveLock, begin: () => Opened): Opened {
  let opened: Opened | undefined;
  try {
    opened = begin();
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
  let db: Database.Database | undefined;
  try {
    db = connect(join(folder, DATABASE_NAME), key);
    const refusal = refusalOf(db);
    if (refusal !== null) {
      db.close();
      return refusal;
    }
    if (needsMigration(db)) {
      backUp(folder, key, now);
      migrate(db);
    }
    const sound =
      !checkNow ||
      (db.pragma('quick_check(1)', { simple: true }) === 'ok' &&
        (db.pragma('foreign_key_check') as unknown[]).length === 0);
    if (sound) return db;
    db.close();
    return 'damaged';
  } catch (error) {
    db?.close();
    if (isDamage(error)) return 'damaged';
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
  const writing = new Kysely<Db>({ dialect: new SqliteDialect({ database: raw }) });
  const reading = new Kysely<Db>({ dialect: new SqliteDialect({ database: rawReading }) });
  let closing: Promise<void> | undefined;
  const close = async () => {
    walk?.stop();
    // Has its turn after the act that is running: an act is never cut off in the middle by an orderly end.
    await writing.connection().execute(async () => {
      // Kysely closes only a handle that it has used.
      await reading.destroy();
      rawReading.close();
      raw.pragma('wal_checkpoint(TRUNCATE)');
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
    close: () => (closing ??= close()),
  };
}
