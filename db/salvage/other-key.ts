import { join } from 'node:path';
import { BACKUPS, listBackups } from '../backup-list.ts';
import { DATABASE_NAME } from '../connection.ts';
import { openPages } from './page-source.ts';

/** So many pages are tried of each file: chance opens none. */
const TRIED = 200;

function opensAny(path: string, key: Buffer): boolean {
  const source = openPages(path, key);
  try {
    const step = Math.max(1, Math.floor(source.count / TRIED));
    for (let page = 1; page <= source.count; page += step) if (source.page(page) !== null) return true;
    return false;
  } finally {
    source.close();
  }
}

/**
 * Whether a database that cannot be opened is sound under another key: no page of it opens, though its newest backup
 * or nothing at all does. A key file that was taken from another archive looks like damage otherwise.
 */
export function isOfOtherKey(folder: string, key: Buffer): boolean {
  if (opensAny(join(folder, DATABASE_NAME), key)) return false;
  const newest = listBackups(folder)[0];
  return newest === undefined || !opensAny(join(folder, BACKUPS, newest), key);
}
