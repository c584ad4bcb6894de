import { join } from 'node:path';
import { BACKUPS, newestProved, readBackups } from './backup-list.ts';
import type { Archive } from './open-archive.ts';
import { lastChangeOf } from './prove-backup.ts';

/** Whether a proved backup has all changes. */
export function isSaved({ rawReading, folder, key }: Archive): boolean {
  const last = lastChangeOf(rawReading);
  return readBackups(join(folder, BACKUPS), key).some(
    ({ manifest }) =>
      manifest !== null && manifest.head?.id === last?.id && manifest.head?.hash === last?.hash,
  );
}

/** How many changes no proved backup has. */
export function unsavedChanges({ rawReading, folder, key }: Archive): number {
  const head = newestProved(join(folder, BACKUPS), key)?.head ?? null;
  const found = rawReading
    .prepare('SELECT hash FROM change WHERE id = ?')
    .pluck()
    .get(head?.id ?? 0);
  // A backup of a history that was left by a restore has nothing of what came instead.
  const from = head !== null && found === head.hash ? head.id : 0;
  return rawReading.prepare('SELECT count(*) FROM change WHERE id > ?').pluck().get(from) as number;
}

/** When the last change was made, in milliseconds. */
export function lastChangeAt({ rawReading }: Archive): number {
  const at = rawReading.prepare('SELECT at FROM change ORDER BY id DESC LIMIT 1').pluck().get();
  return at === undefined ? 0 : Date.parse(at as string);
}
