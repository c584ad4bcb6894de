import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { thin } from '#domain/backup/thin.ts';
import { type Manifest, manifestName, readManifest } from './backup-manifest.ts';

export const BACKUPS = 'backups';

export const BACKUP_PATTERN = /^(\d{8}-\d{6})(?:-(\d+))?\.db$/;
const KEPT_PATTERN = /^replaced-(\d{8}-\d{6})(?:-(\d+))?$/;
const MANIFEST_PATTERN = /^\d{8}-\d{6}(?:-\d+)?\.json$/;

const two = (n: number): string => String(n).padStart(2, '0');

/** Backups are named by the second on the clerk's clock: 20261123-101500.db, encrypted with the archive's own key. */
export function stampOf(now: Date): string {
  const day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('');
  return `${day}-${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`;
}

/** The moment in a name, ISO. */
function momentOf(stamp: string): string {
  const [, y, mo, d, h, mi, s] = /^(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)$/.exec(stamp) ?? [];
  const moment = new Date(`${y}-${mo}-${d}T${h}:${mi}:${s}`);
  return Number.isNaN(moment.getTime()) ? '' : moment.toISOString();
}

/** None where there is no such folder. */
const namesIn = (folder: string): string[] =>
  statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true ? readdirSync(folder) : [];

function matching(folder: string, pattern: RegExp): RegExpExecArray[] {
  return namesIn(folder)
    .map((name) => pattern.exec(name))
    .filter((found) => found !== null)
    .sort(([, a = '', n = '1'], [, b = '', m = '1']) => (a === b ? Number(m) - Number(n) : a < b ? 1 : -1));
}

/** Newest first. */
export const listBackups = (folder: string): string[] =>
  matching(join(folder, BACKUPS), BACKUP_PATTERN).map(([name]) => name);

export interface ListedBackup {
  readonly file: string;
  readonly at: string;
  readonly bytes: number;
  /** Null when there is no sound one: then nobody has proved this backup, or somebody altered it since. */
  readonly manifest: Manifest | null;
  readonly problem: string | null;
}

/** The backups in `place` (a folder of backups), newest first; without the key a manifest is believed as it stands. */
export function readBackups(place: string, key: Buffer | null): ListedBackup[] {
  return matching(place, BACKUP_PATTERN).flatMap(([file, stamp = '']) => {
    const bytes = statSync(join(place, file), { throwIfNoEntry: false })?.size;
    if (bytes === undefined) return [];
    const found = readManifest(join(place, manifestName(file)), key);
    const [manifest, problem] = judge(file, bytes, found);
    return [{ file, at: manifest?.at ?? momentOf(stamp), bytes, manifest, problem }];
  });
}

function judge(file: string, bytes: number, found: Manifest | null): [Manifest | null, string | null] {
  if (found?.file !== file) return [null, '没有校验记录，恢复时再逐页检查。'];
  if (found.bytes !== bytes) return [null, '文件大小和备份时不同，可能已损坏。'];
  return [found, null];
}

/** The newest backup that was proved and has the size that it had then. */
export const newestProved = (place: string, key: Buffer | null): Manifest | null =>
  readBackups(place, key).find(({ manifest }) => manifest !== null)?.manifest ?? null;

/** The folders in which restoring kept what it replaced, newest first. */
export const listKept = (folder: string): { folder: string; at: string }[] =>
  matching(join(folder, BACKUPS), KEPT_PATTERN).map(([name, stamp = '']) => ({
    folder: name,
    at: momentOf(stamp),
  }));

/** Removes the proved backups that are no longer needed. What has no manifest of ours is not ours to remove. */
export function thinBackups(place: string, key: Buffer, now: Date): string[] {
  const proved = readBackups(place, key).flatMap(({ file, manifest }) =>
    manifest === null ? [] : [{ file, at: Date.parse(manifest.at), reason: manifest.reason }],
  );
  const gone = thin(proved, now.getTime());
  for (const file of gone) {
    rmSync(join(place, file), { force: true });
    rmSync(join(place, manifestName(file)), { force: true });
  }
  return gone;
}

/** What a process left that was ended in the middle: parts, and manifests whose backup never got its name. */
export function sweepParts(place: string): void {
  for (const name of namesIn(place)) {
    const isOrphan = MANIFEST_PATTERN.test(name) && !existsSync(join(place, name.replace(/\.json$/, '.db')));
    if (isOrphan || /^\d{8}-\d{6}.*\.part$/.test(name)) rmSync(join(place, name), { force: true });
  }
}
