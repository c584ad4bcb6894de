import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { failureOf } from './backup-failed.ts';
import { BACKUPS, newestProved } from './backup-list.ts';
import type { Manifest } from './backup-manifest.ts';
import { connect, DATABASE_NAME, PASSING_CACHE } from './connection.ts';
import { diskProblemOf } from './damage.ts';
import { bringPapersUp } from './derived.ts';
import { migrate, refusalOf } from './migrate.ts';
import type { Archive } from './open-archive.ts';
import { fileSha256 } from './prove-backup.ts';
import { SCRATCH } from './scratch-folder.ts';
import { verifyArchive } from './verify.ts';

export interface Rehearsed {
  readonly file: string;
  readonly ok: boolean;
  readonly households: number;
  readonly members: number;
  readonly seconds: number;
  readonly problems: string[];
}

/** Photos and scans that are opened, the newest first: all of them are what the check of the archive is for. */
const SAMPLE = 40;

/**
 * Does with the newest proved backup what a restore and an opening would do, in a scratch folder, and checks what
 * comes out as `verify` checks an archive. Null when there is no proved backup.
 */
export function rehearse({
  folder,
  key,
  archiveId,
}: Pick<Archive, 'folder' | 'key' | 'archiveId'>): Rehearsed | null {
  const manifest = newestProved(join(folder, BACKUPS), key);
  if (manifest === null) return null;
  const begun = performance.now();
  const scratch = join(folder, SCRATCH);
  rmSync(scratch, { recursive: true, force: true });
  let db: Database.Database | undefined;
  try {
    mkdirSync(scratch, { mode: 0o700 });
    copyFileSync(join(folder, BACKUPS, manifest.file), join(scratch, DATABASE_NAME));
    const isSame = fileSha256(join(scratch, DATABASE_NAME)) === manifest.sha256;
    db = connect(join(scratch, DATABASE_NAME), key, { cacheKiB: PASSING_CACHE });
    const problems = isSame ? [] : ['备份文件和备份时不同。'];
    const found = opened(db, { folder: join(folder, BACKUPS), key, archiveId });
    problems.push(...found.problems, ...miscounted(found, manifest));
    return { ...answerOf(manifest, begun), ...found, problems, ok: problems.length === 0 };
  } catch (error) {
    // A disk that takes no copy says nothing of the backup.
    if (diskProblemOf(error) !== null) throw failureOf(error);
    return { ...answerOf(manifest, begun), problems: ['备份打不开，或已损坏。'] };
  } finally {
    db?.close();
    rmSync(scratch, { recursive: true, force: true });
  }
}

const answerOf = ({ file }: Manifest, begun: number): Rehearsed => {
  const seconds = Math.round((performance.now() - begun) / 100) / 10;
  return { file, ok: false, households: 0, members: 0, seconds, problems: [] };
};

/** The backup as an archive: brought up to date as at an opening, and with the attachments beside the backups. */
function opened(db: Database.Database, place: Pick<Archive, 'folder' | 'key' | 'archiveId'>) {
  const refusal = refusalOf(db);
  if (refusal !== null) return { households: 0, members: 0, problems: ['备份里的档案库打不开。'] };
  migrate(db);
  bringPapersUp(db);
  const { households, members, problems } = verifyArchive({ ...place, rawReading: db }, SAMPLE);
  return { households, members, problems };
}

function miscounted(found: { households: number; members: number }, manifest: Manifest): string[] {
  if (found.households === manifest.households && found.members === manifest.members) return [];
  return [
    `备份里有 ${found.households} 户 ${found.members} 人，备份时记的是 ${manifest.households} 户 ${manifest.members} 人。`,
  ];
}
