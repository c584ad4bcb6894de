import { copyFileSync, existsSync, mkdirSync, rmSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import type { BackupReason } from '#domain/backup/reason.ts';
import { bringAttachments } from './attachment-files.ts';
import { BackupFailed, failureOf } from './backup-failed.ts';
import { BACKUPS, stampOf, sweepParts } from './backup-list.ts';
import { type Manifest, manifestName, writeManifest } from './backup-manifest.ts';
import { connect, DATABASE_NAME, PASSING_CACHE } from './connection.ts';
import { renameDurably, syncFile } from './durable.ts';
import { KEY_FILE_NAME } from './key-file.ts';
import { contentOf, fileSha256, proveCopy } from './prove-backup.ts';

export interface BackupWanted {
  readonly folder: string;
  readonly key: Buffer;
  readonly now: Date;
  readonly reason: BackupReason;
}

/** A copy that nobody has looked at yet, with the archive held as it was at that moment. */
export interface Copied {
  readonly name: string;
  readonly part: string;
  /** A reading handle in a transaction that began where the copy was taken. */
  readonly source: Database.Database;
}

/**
 * A backup counts when it was opened, checked and found to hold what the archive held at that moment; until then it
 * has no name, and no other backup makes room for it (docs/decisions/030-backups-that-are-proved.md).
 */
export function backUp(folder: string, key: Buffer, now: Date, reason: BackupReason = 'asked'): Manifest {
  const wanted = { folder, key, now, reason };
  return proveCopied(wanted, copyNow(wanted));
}

/**
 * Copies the last committed state. No act may commit while this runs: within one thread none can, and from another
 * thread the caller has the writing turn.
 */
export function copyNow({ folder, key, now }: BackupWanted): Copied {
  const backups = join(folder, BACKUPS);
  const database = join(folder, DATABASE_NAME);
  let copied: Partial<Copied> = {};
  try {
    mkdirSync(backups, { recursive: true, mode: 0o700 });
    sweepParts(backups);
    let name = `${stampOf(now)}.db`;
    for (let n = 2; existsSync(join(backups, name)); n += 1) name = `${stampOf(now)}-${n}.db`;
    copied = { name, part: join(backups, `${name}.part`) };
    if (!hasRoom(backups, statSync(database).size)) throw new BackupFailed('no-room');
    const source = connect(database, key, { readonly: true, cacheKiB: PASSING_CACHE });
    copied = { ...copied, source };
    source.exec('BEGIN');
    source.prepare('SELECT count(*) FROM sqlite_schema').get();
    vacuumInto(database, key, join(backups, `${name}.part`));
    return copied as Copied;
  } catch (error) {
    discard(copied);
    throw failureOf(error);
  }
}

/** SQLite's online backup refuses an encrypted database. On a handle of its own: the archive's may be in an act. */
function vacuumInto(database: string, key: Buffer, part: string): void {
  const db = connect(database, key, { cacheKiB: PASSING_CACHE });
  try {
    db.prepare('VACUUM INTO ?').run(part);
  } finally {
    db.close();
  }
  syncFile(part);
}

/** A copy is never larger than its source; a little must be left for the work itself. */
const SPARE = 4 * 1024 * 1024;

function hasRoom(place: string, bytes: number): boolean {
  const { bavail, bsize } = statfsSync(place);
  return bavail * bsize > bytes + SPARE;
}

/** Checks the copy against its source and gives it its name; the attachments, which it speaks of, go before. */
export function proveCopied({ folder, key, now, reason }: BackupWanted, copied: Copied): Manifest {
  const { name: file, part, source } = copied;
  const backups = join(folder, BACKUPS);
  try {
    const expected = contentOf(source);
    source.close();
    const found = proveCopy(part, key);
    if (found === null || JSON.stringify(found) !== JSON.stringify(expected))
      throw new BackupFailed('not-proved');
    const bytes = statSync(part).size;
    const at = now.toISOString();
    const manifest: Manifest = { format: 1, file, at, reason, ...found, bytes, sha256: fileSha256(part) };
    bringAttachments(folder, backups);
    if (existsSync(join(folder, KEY_FILE_NAME)))
      copyFileSync(join(folder, KEY_FILE_NAME), join(backups, KEY_FILE_NAME));
    writeManifest(join(backups, manifestName(file)), manifest, key);
    renameDurably(part, join(backups, file));
    return manifest;
  } catch (error) {
    discard(copied);
    throw failureOf(error);
  }
}

function discard({ part, source }: Partial<Copied>): void {
  source?.close();
  if (part !== undefined) rmSync(part, { force: true });
}
