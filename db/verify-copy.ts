import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { connect, DATABASE_NAME } from './connection.ts';
import { isDamage } from './damage.ts';
import { bringPapersUp } from './derived.ts';
import { lostEntries } from './log-witness.ts';
import { migrate, type MigrationRefusal, refusalOf } from './migrate.ts';
import type { Archive } from './open-archive.ts';
import { isJournalDamaged } from './salvage/page-source.ts';
import { type Verified, verifyArchive } from './verify.ts';

interface Place extends Pick<Archive, 'folder' | 'key' | 'archiveId'> {
  /** An empty folder for a copy of the database, encrypted as it is. */
  readonly scratch: string;
  /** The operator who asks, where he has a slot of his own. */
  readonly uid: string | null;
}

export type CopyVerified<T> =
  | { readonly ok: true; readonly verified: Verified; readonly asked: T | null }
  | { readonly ok: false; readonly refusal: MigrationRefusal | 'wrong-passphrase' };

const DAMAGED: Verified = {
  ...{ ok: false, households: 0, members: 0 },
  problems: ['数据库文件已损坏，读不出来。'],
};

/**
 * Checks an archive in a place where nothing may be written: SQLite wants files of its own beside a database, so a copy
 * of it is looked at. `ask` is asked of it too; null where it cannot be read.
 */
export function verifyCopyOf<T>(place: Place, ask: (db: Archive['rawReading']) => T): CopyVerified<T> {
  try {
    return isJournalDamaged(join(place.folder, DATABASE_NAME)) ? damaged() : look(place, ask);
  } catch (error) {
    if (!isDamage(error)) throw error;
    return damaged();
  }
}

const damaged = () => ({ ok: true, verified: DAMAGED, asked: null }) as const;

function look<T>(
  { folder, key, archiveId, scratch, uid }: Place,
  ask: (db: Archive['rawReading']) => T,
): CopyVerified<T> {
  for (const name of [DATABASE_NAME, `${DATABASE_NAME}-wal`])
    if (existsSync(join(folder, name))) copyFileSync(join(folder, name), join(scratch, name));
  const db = connect(join(scratch, DATABASE_NAME), key);
  try {
    const refusal = refusalOf(db);
    if (refusal !== null) return { ok: false, refusal };
    migrate(db);
    bringPapersUp(db);
    const isRemoved = db.prepare('SELECT 1 FROM operator WHERE uid = ? AND removed_at IS NOT NULL').get(uid);
    if (isRemoved !== undefined) return { ok: false, refusal: 'wrong-passphrase' };
    const lost = lostEntries(folder, db);
    const verified = verifyArchive({ folder, key, archiveId, rawReading: db, lost });
    return { ok: true, verified, asked: ask(db) };
  } finally {
    db.close();
  }
}
