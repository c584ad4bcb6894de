import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { connect, PASSING_CACHE } from './connection.ts';
import { diskProblemOf } from './damage.ts';
import { dataHash, schemaVersion } from './data-hash.ts';

/** What is in a database, told by numbers and hashes. */
export interface Content {
  readonly households: number;
  readonly members: number;
  readonly dataHash: string;
  readonly schema: number;
  readonly head: { readonly id: number; readonly hash: string } | null;
}

export function contentOf(db: Database.Database): Content {
  const count = (table: string) => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;
  return {
    households: count('household'),
    members: count('member'),
    dataHash: dataHash(db),
    schema: schemaVersion(db),
    head: lastChangeOf(db),
  };
}

/** The last change of the log. */
export const lastChangeOf = (db: Database.Database): Content['head'] =>
  (db.prepare('SELECT id, hash FROM change ORDER BY id DESC LIMIT 1').get() as Content['head'] | undefined) ??
  null;

/** Opens a copy with the key, checks every page and every reference, and reads all of it; null when it is not sound. */
export function proveCopy(path: string, key: Buffer): Content | null {
  if (!existsSync(path) || statSync(path).size === 0) return null;
  let copy: Database.Database | undefined;
  try {
    copy = connect(path, key, { readonly: true, cacheKiB: PASSING_CACHE });
    const sound =
      copy.pragma('integrity_check(1)', { simple: true }) === 'ok' &&
      (copy.pragma('foreign_key_check') as unknown[]).length === 0;
    return sound ? contentOf(copy) : null;
  } catch (error) {
    // A full disk says nothing of the copy.
    if (diskProblemOf(error) === 'no-room') throw error;
    return null;
  } finally {
    copy?.close();
  }
}

const PIECE = 4 * 1024 * 1024;

/** Of a file of any size, read a piece at a time. */
export function fileSha256(path: string): string {
  const hash = createHash('sha256');
  const piece = Buffer.allocUnsafe(PIECE);
  const handle = openSync(path, 'r');
  try {
    for (;;) {
      const read = readSync(handle, piece);
      if (read === 0) return hash.digest('hex');
      hash.update(piece.subarray(0, read));
    }
  } finally {
    closeSync(handle);
  }
}
