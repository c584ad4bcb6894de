import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupReason } from '#domain/backup/reason.ts';
import { copyNow, proveCopied } from '#db/backup.ts';
import { BACKUPS, thinBackups } from '#db/backup-list.ts';
import type { Manifest } from '#db/backup-manifest.ts';
import { DATABASE_NAME } from '#db/connection.ts';
import type { Archive } from '#db/open-archive.ts';
import { isSaved } from '#db/unsaved-changes.ts';
import { openArchiveOf, Refusal, type Session } from '../session.ts';
import { workApart } from './apart.ts';
import { copyBackup, folderOn, isThere } from './second-place.ts';
import { sentenceOf, sentenceOfPlace } from './sentences.ts';

export interface SecondCopy {
  readonly name: string;
  readonly copied: boolean;
  readonly problem: string | null;
}

/** A proved backup, after which the old ones are thinned and the second place gets its copy. */
export async function makeBackup(
  session: Session,
  reason: BackupReason,
  onCopied: () => void = () => undefined,
): Promise<{ manifest: Manifest; second: SecondCopy | null }> {
  const archive = openArchiveOf(session);
  return await oneAtATime(session, async () => {
    const now = session.now();
    const manifest = await proved(session, archive, { now, reason, onCopied });
    thinBackups(join(archive.folder, BACKUPS), archive.key, now);
    session.backups.lastError = null;
    return { manifest, second: await copyToSecond(session, archive, manifest) };
  }).catch(refuseFailed);
}

/** A failure that has its sentence becomes a refusal. */
function refuseFailed(error: unknown): never {
  const message = sentenceOf(error);
  if (message !== null) throw new Refusal({ code: 'rule', rule: 'no-backup', message });
  throw error;
}

/**
 * At idle and at closing: nothing when the archive has not changed since a proved backup, or
 * when backups are asked for only. Never throws: a failed one is told of, and stops nobody's work.
 */
export async function backUpUnlessSaved(
  session: Session,
  reason: BackupReason,
  onCopied?: () => void,
): Promise<void> {
  const { archive, backups } = session;
  if (archive === null || !backups.isAutomatic || archive.isDamaged()) return;
  try {
    if (isSaved(archive)) return;
    await makeBackup(session, reason, onCopied);
  } catch (error) {
    backups.lastError =
      error instanceof Refusal && error.error.code === 'rule'
        ? error.error.message
        : '自动备份没有成功，请手工备份一次，并检查磁盘。';
  }
}

/**
 * Before much is altered: waits until the copy is taken, which holds the archive as it was. The proof goes on beside
 * the act; should it fail, that is told of.
 */
export async function backUpBefore(session: Session, reason: BackupReason): Promise<void> {
  const copied = Promise.withResolvers<void>();
  void backUpUnlessSaved(session, reason, copied.resolve).then(copied.resolve);
  await copied.promise;
}

interface Copying {
  readonly now: Date;
  readonly reason: BackupReason;
  readonly onCopied: () => void;
}

/** Copying has the writing turn, so that copy and source are of the same moment; the proof needs it no more. */
async function proved(
  session: Session,
  archive: Archive,
  { now, reason, onCopied }: Copying,
): Promise<Manifest> {
  const { folder, key } = archive;
  const { apartFrom, workerUrl } = session.backups;
  const wanted = { folder, key, now, reason };
  if (statSync(join(folder, DATABASE_NAME)).size < apartFrom) {
    const copy = await inWritingTurn(archive, () => copyNow(wanted));
    onCopied();
    return proveCopied(wanted, copy);
  }
  const copied = Promise.withResolvers<void>();
  const made = workAsTurn(archive, copied.promise, () =>
    workApart(workerUrl, { kind: 'backup', ...wanted }, () => {
      copied.resolve();
      onCopied();
    }),
  );
  const answer = await made.finally(copied.resolve);
  if (answer.kind !== 'made') throw new Error('backup thread answered something else');
  return answer.manifest;
}

const inWritingTurn = <T>(archive: Archive, work: () => T | Promise<T>): Promise<T> =>
  archive.writing.connection().execute(async () => await work());

/** Begins when it has the turn, and gives it back when the copy is taken or cannot be. */
async function workAsTurn<T>(archive: Archive, copied: Promise<void>, begin: () => Promise<T>): Promise<T> {
  const work = await inWritingTurn(archive, async () => {
    const begun = begin();
    await Promise.race([copied, begun.catch(() => undefined)]);
    return { begun };
  });
  return await work.begun;
}

async function copyToSecond(
  session: Session,
  archive: Archive,
  manifest: Manifest,
): Promise<SecondCopy | null> {
  const { backups, archiveName } = session;
  const { second } = backups;
  if (second === null) return null;
  if (!isThere(second)) return { name: second.name, copied: false, problem: NOT_THERE };
  try {
    const to = folderOn(second.root, archive, archiveName);
    await copyBackup(archive, manifest, { to, now: session.now() });
    backups.secondProblem = null;
  } catch (error) {
    backups.secondProblem = sentenceOfPlace(error);
  }
  return { name: second.name, copied: backups.secondProblem === null, problem: backups.secondProblem };
}

export const NOT_THERE = '第二个备份位置没有接上，这次没有复制过去。';

/** The shell that waits for us to end hears from time to time that we are at work. */
const SIGN_OF_LIFE_MS = 1000;

/** Backups and rehearsals come one after the other. */
export async function oneAtATime<T>(session: Session, work: () => Promise<T>): Promise<T> {
  const { backups } = session;
  while (backups.running !== null) await backups.running.catch(() => undefined);
  let seconds = 0;
  const tell = () => session.progress({ job: 'backup', stage: '正在备份', done: seconds++, total: null });
  tell();
  const signs = setInterval(tell, SIGN_OF_LIFE_MS);
  const mine = work();
  backups.running = mine;
  try {
    return await mine;
  } finally {
    clearInterval(signs);
    backups.running = null;
  }
}
