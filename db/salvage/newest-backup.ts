import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { BACKUPS, listBackups } from '../backup-list.ts';
import { connect } from '../connection.ts';
import { migrate } from '../migrate.ts';
import { proveCopy } from '../prove-backup.ts';

export interface OpenedBackup {
  readonly file: string;
  readonly db: Database.Database;
  /** Everything up to this change is in it. */
  readonly head: number;
  /** Whether it was made by the same version of the tables as the database. */
  readonly isOfVersion: boolean;
  close(): void;
}

/**
 * The newest backup that is sound, as a copy in `scratch`, brought up to the schema of the database: nothing in the
 * folder of the archive itself is opened for it. `version` null: that of the backup.
 */
export function newestBackup(
  folder: string,
  key: Buffer,
  scratch: string,
  version: number | null,
): OpenedBackup | null {
  for (const file of listBackups(folder)) {
    const copy = join(scratch, 'backup.part');
    copyFileSync(join(folder, BACKUPS, file), copy);
    if (proveCopy(copy, key) === null) continue;
    const db = connect(copy, key);
    const own = db.pragma('user_version', { simple: true }) as number;
    if (version !== null && own < version) migrate(db, version);
    const head = (db.prepare('SELECT max(id) FROM change').pluck().get() as number | null) ?? 0;
    const close = (): void => {
      db.close();
      for (const suffix of ['', '-wal', '-shm']) rmSync(copy + suffix, { force: true });
    };
    return { file, db, head, close, isOfVersion: version === null || own === version };
  }
  for (const suffix of ['', '-wal', '-shm']) rmSync(join(scratch, `backup.part${suffix}`), { force: true });
  return null;
}
