import { basename, dirname, join } from 'node:path';
import { BACKUPS, listKept, newestProved, readBackups } from '#db/backup-list.ts';
import { manifestName, readManifest } from '#db/backup-manifest.ts';
import { fileSha256, proveCopy } from '#db/prove-backup.ts';
import { restoreArchive } from '#db/restore.ts';
import { lastRehearsal } from '#db/safety.ts';
import { unsavedChanges } from '#db/unsaved-changes.ts';
import { reader } from '#db/write.ts';
import type { Input, Output } from '#contract/channels.ts';
import { fail, notFound, ok, refuse, type Result } from '#contract/result.ts';
import { nextBackup } from '../backups/idle.ts';
import { backUpUnlessSaved, makeBackup, NOT_THERE } from '../backups/make-backup.ts';
import { rehearseNow } from '../backups/rehearsal.ts';
import { copyBackup, folderOn, isThere, lastCopied, markPlace } from '../backups/second-place.ts';
import { sentenceOfPlace } from '../backups/sentences.ts';
import type { Handlers } from '../dispatch.ts';
import { refusalFor } from '../permit.ts';
import { inTurn, openArchiveOf, type Session } from '../session.ts';
import { refusedBecause } from '../recovery/refusals.ts';
import { closeOpen } from './archive.ts';

async function backup(session: Session): Promise<Result<Output<'archive.backup'>>> {
  const { manifest, second } = await makeBackup(session, 'asked');
  const { file, households, members, bytes, sha256, dataHash } = manifest;
  return ok({ file, households, members, bytes, sha256, dataHash, secondPlace: second });
}

function list(session: Session): Result<Output<'backup.list'>> {
  const { folder, key } = openArchiveOf(session);
  const backups = readBackups(join(folder, BACKUPS), key).map(({ file, at, bytes, manifest, problem }) => ({
    ...{ file, at, bytes, problem },
    reason: manifest?.reason ?? null,
    households: manifest?.households ?? null,
    members: manifest?.members ?? null,
    proved: manifest !== null,
  }));
  const { lastError } = session.backups;
  return ok({ backups, kept: listKept(folder), next: nextBackup(session), lastError });
}

async function state(session: Session): Promise<Result<Output<'backup.state'>>> {
  const archive = openArchiveOf(session);
  const { running, lastError } = session.backups;
  return ok({
    lastProvedAt: newestProved(join(archive.folder, BACKUPS), archive.key)?.at ?? null,
    unsavedChanges: unsavedChanges(archive),
    running: running !== null,
    lastError,
    second: secondState(session),
    rehearsed: await lastRehearsal(reader(archive)),
  });
}

function secondState(session: Session): Output<'backup.state'>['second'] {
  const { second, secondProblem } = session.backups;
  if (second === null) return null;
  const archive = openArchiveOf(session);
  const there = isThere(second);
  const lastAt = there ? lastCopied(folderOn(second.root, archive, session.archiveName), archive.key) : null;
  return { name: second.name, lastAt, isThere: there, problem: there ? secondProblem : NOT_THERE };
}

async function restore(
  session: Session,
  { path, passphrase, recoveryCode, backup: wanted }: Input<'vault.restore'>,
): Promise<Result<Output<'vault.restore'>>> {
  const secret = recoveryCode === undefined ? { passphrase: passphrase ?? '' } : { recoveryCode };
  // The archive is closed when it is sure that there is something to put in its place.
  const release = async () => {
    await backUpUnlessSaved(session, 'restore');
    await closeOpen(session);
  };
  const restored = await restoreArchive(path, secret, wanted, { now: session.now, release });
  if (restored.ok) return ok(restored.value);
  switch (restored.refusal) {
    case 'no-backup':
      return notFound('可用的备份');
    case 'unsound-backup':
      return refuse(
        'archive-unsound-backup',
        '这个备份打不开或已损坏，没有恢复，原档案库没有改动。请换一个备份。',
      );
    case 'not-permitted':
      return refuse('not-permitted', '只有管理员的口令或恢复码才能恢复备份。请由管理员来做。');
    case 'no-room':
      return refuse('no-room', '磁盘空间不足，没有恢复，原档案库没有改动。请清理磁盘后再试。');
    default:
      return refusedBecause({ ...restored, refusal: restored.refusal });
  }
}

async function copyTo(
  session: Session,
  { folder }: Input<'backup.copyTo'>,
): Promise<Result<Output<'backup.copyTo'>>> {
  const archive = openArchiveOf(session);
  const manifest = newestProved(join(archive.folder, BACKUPS), archive.key);
  if (manifest === null) return notFound('可用的备份');
  const to = folderOn(folder, archive, session.archiveName);
  try {
    await copyBackup(archive, manifest, { to, now: session.now() });
  } catch (error) {
    return refuse('no-backup', sentenceOfPlace(error));
  }
  return ok({ file: manifest.file, folder: to });
}

/** A single backup, wherever it lies: every page, every reference, and all that its manifest says. */
function prove(session: Session, { path }: Input<'backup.prove'>): Result<Output<'backup.prove'>> {
  const { key } = openArchiveOf(session);
  const content = proveCopy(path, key);
  if (content === null)
    return ok({ ok: false, households: 0, members: 0, problems: ['备份打不开，或已损坏。'] });
  const { households, members } = content;
  const manifest = readManifest(join(dirname(path), manifestName(basename(path))), key);
  const problems: string[] = [];
  if (manifest === null) problems.push('没有校验记录：打得开，每一页都完好，但不能和备份时比对。');
  else if (manifest.dataHash !== content.dataHash || manifest.sha256 !== fileSha256(path))
    problems.push('内容和备份时不同。');
  return ok({ ok: problems.length === 0, households, members, problems });
}

export const backupHandlers = {
  'archive.backup': backup,
  'backup.list': list,
  'backup.state': state,
  'backup.rehearse': async (session) => ok(await rehearseNow(session)),
  'backup.setPlace': async (session, { place, isNew }) => {
    openArchiveOf(session);
    const refusal = isNew ? refusalFor(session, 'back-up') : null;
    if (refusal !== null) return fail(refusal);
    try {
      if (place !== null && isNew) await markPlace(place.root);
    } catch {
      return refuse('place-not-writable', '这个磁盘不能写入，没有选用。请换一个，或检查写保护。');
    }
    session.backups.second = place;
    session.backups.secondProblem = null;
    return ok({});
  },
  'backup.copyTo': copyTo,
  'backup.prove': prove,
  'vault.backups': (_session, { path }) =>
    ok({
      backups: readBackups(join(path, BACKUPS), null).map(({ file, at, manifest }) => ({
        ...{ file, at },
        households: manifest?.households ?? null,
        members: manifest?.members ?? null,
      })),
    }),
  'vault.restore': inTurn(restore),
} satisfies Partial<Handlers>;
