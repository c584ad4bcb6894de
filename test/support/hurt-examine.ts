import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { expect } from 'vitest';
import { readAttachment } from '#db/attachment-files.ts';
import { listBackups } from '#db/backup-list.ts';
import { proveCopy } from '#db/prove-backup.ts';
import { LOGGED_TABLES } from '#db/change-triggers.ts';
import { connect } from '#db/connection.ts';
import type { Archive } from '#db/open-archive.ts';
import { type Cells, loadRows } from '#db/row-access.ts';
import { verifyArchive } from '#db/verify.ts';

/** The rows of every logged table by table and id, and the newest change. */
export interface Snapshot {
  readonly head: number;
  readonly hash: string;
  readonly rows: ReadonlyMap<string, Cells>;
}

const keyOf = (table: string, id: number) => `${table} ${id}`;

export function snapshotOf(db: Database.Database): Snapshot {
  const head = db.prepare('SELECT id, hash FROM change ORDER BY id DESC LIMIT 1').get() as {
    id: number;
    hash: string;
  };
  const rows = LOGGED_TABLES.flatMap((table) =>
    loadRows(db, table).map((row) => [keyOf(table, row.id), row] as const),
  );
  return { head: head.id, hash: head.hash, rows: new Map(rows) };
}

interface LoggedRow {
  readonly change_id: number;
  readonly table_name: string;
  readonly row_id: number;
  readonly before: string | null;
  readonly after: string | null;
}

/** The rows as they were at an earlier change: by the log alone, so that they tell whether log and rows agree. */
export function rowsAt(db: Database.Database, change: number): ReadonlyMap<string, Cells> {
  const rows = new Map(snapshotOf(db).rows);
  const logged = db.prepare('SELECT * FROM change_row WHERE change_id > ? ORDER BY id DESC').all(change);
  for (const { table_name, row_id, before, after } of logged as LoggedRow[]) {
    const key = keyOf(table_name, row_id);
    if (before === null) rows.delete(key);
    else {
      const cells = JSON.parse(before) as Cells;
      rows.set(key, after === null ? cells : { ...rows.get(key), ...cells });
    }
  }
  return rows;
}

export const hashAt = (db: Database.Database, change: number): string | undefined =>
  db.prepare('SELECT hash FROM change WHERE id = ?').pluck().get(change) as string | undefined;

/** Verified whole: pages, references, log, attachments, backups, and nothing half-written anywhere in the folder. */
export function expectSound(archive: Archive, proved: Set<string>): void {
  expect(verifyArchive(archive).problems).toEqual([]);
  const miscounted = archive.rawReading
    .prepare(
      'SELECT count(*) FROM change c WHERE row_count IS NOT (SELECT count(*) FROM change_row r WHERE r.change_id = c.id)',
    )
    .pluck()
    .get();
  expect(miscounted, 'changes whose rows are not all there').toBe(0);
  const files = readdirSync(archive.folder, { recursive: true }).map(String);
  expect(files.filter((name) => /part|restoring|tmp|journal/.test(name))).toEqual([]);
  for (const name of files.filter((each) => /^(backups.)?attachments.*[0-9a-f]{64}$/.test(each))) {
    if (proved.has(name)) continue;
    const place = { ...archive, folder: join(archive.folder, name.startsWith('backups') ? 'backups' : '') };
    expect(readAttachment(place, name.slice(-64)).ok, name).toBe(true);
    proved.add(name);
  }
  for (const file of listBackups(archive.folder)) {
    if (proved.has(file)) continue;
    expect(proveCopy(join(archive.folder, 'backups', file), archive.key), file).not.toBeNull();
    proved.add(file);
  }
}

export const sha256OfFile = (path: string): string =>
  createHash('sha256').update(readFileSync(path)).digest('hex');

export function snapshotOfFile(path: string, key: Buffer): Snapshot {
  const db = connect(path, key, { readonly: true });
  try {
    return snapshotOf(db);
  } finally {
    db.close();
  }
}
