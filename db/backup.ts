import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { bringAttachments } from './attachment-files.ts';
import { connect, DATABASE_NAME } from './connection.ts';
import { KEY_FILE_NAME } from './key-file.ts';

export interface Backup {
  readonly file: string;
  readonly households: number;
  readonly members: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** Backups are named by the second on the clerk's clock: 20261123-101500.db, encrypted with the archive's own key. */
export function stampOf(now: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('');
  return `${day}-${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`;
}

export const BACKUP_PATTERN = /^(\d{8}-\d{6})(?:-(\d+))?\.db$/;

/** Newest first. */
export function listBackups(folder: string): string[] {
  const backups = join(folder, 'backups');
  if (!existsSync(backups)) return [];
  return readdirSync(backups)
    .map((name) => BACKUP_PATTERN.exec(name))
    .filter((found) => found !== null)
    .sort(([, a = '', n = '1'], [, b = '', m = '1']) => (a === b ? Number(m) - Number(n) : a < b ? 1 : -1))
    .map(([name]) => name);
}

/**
 * Copies the archive as it is now into backups/, opens the copy, checks it and counts it; only then does it get
 * its name. `VACUUM INTO` is used because SQLite's online backup does not work on an encrypted database. It has
 * a handle of its own: the archive's may be in the middle of an act, of which the copy then knows nothing. The
 * attachments follow the copy, so that none is missing that it speaks of; `backups` is whole by itself.
 */
export function backUp(folder: string, key: Buffer, now: Date): Backup {
  const backups = join(folder, 'backups');
  mkdirSync(backups, { recursive: true, mode: 0o700 });
  let name = `${stampOf(now)}.db`;
  for (let n = 2; existsSync(join(backups, name)); n += 1) name = `${stampOf(now)}-${n}.db`;
  const part = join(backups, `${name}.part`);
  rmSync(part, { force: true });
  const db = connect(join(folder, DATABASE_NAME), key);
  try {
    db.prepare('VACUUM INTO ?').run(part);
  } finally {
    db.close();
  }
  const counts = inspectBackup(part, key);
  if (counts === null) {
    rmSync(part, { force: true });
    throw new Error('backup could not be read back');
  }
  renameSync(part, join(backups, name));
  copyFileSync(join(folder, KEY_FILE_NAME), join(backups, KEY_FILE_NAME));
  bringAttachments(folder, backups);
  const bytes = readFileSync(join(backups, name));
  return {
    file: name,
    ...counts,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}

/** Opens a copy, checks every page and reference and counts it; null when it is not sound. */
export function inspectBackup(path: string, key: Buffer): { households: number; members: number } | null {
  if (!existsSync(path) || statSync(path).size === 0) return null;
  let copy: Database.Database | undefined;
  try {
    copy = connect(path, key, { readonly: true });
    const sound =
      copy.pragma('integrity_check(1)', { simple: true }) === 'ok' &&
      (copy.pragma('foreign_key_check') as unknown[]).length === 0;
    if (!sound) return null;
    const count = (table: string) => copy?.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;
    return { households: count('household'), members: count('member') };
  } catch {
    return null;
  } finally {
    copy?.close();
  }
}
