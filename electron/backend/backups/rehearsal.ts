import { join } from 'node:path';
import { rehearse, type Rehearsed } from '#db/backup-rehearsal.ts';
import { BackupFailed } from '#db/backup-failed.ts';
import { BACKUPS, newestProved } from '#db/backup-list.ts';
import type { Archive } from '#db/open-archive.ts';
import { keepRehearsal, lastRehearsal } from '#db/safety.ts';
import { reader } from '#db/write.ts';
import { openArchiveOf, Refusal, type Session } from '../session.ts';
import { workApart } from './apart.ts';
import { oneAtATime } from './make-backup.ts';

/** Restores the newest proved backup into a scratch folder and checks it there; when and how it went is kept. */
export async function rehearseNow(session: Session): Promise<Rehearsed> {
  const archive = openArchiveOf(session);
  return await oneAtATime(session, async () => {
    const rehearsed = await rehearsal(session, archive).catch(refuseRehearsal);
    if (rehearsed === null)
      throw new Refusal({
        code: 'rule',
        rule: 'no-backup',
        message: '还没有可以试恢复的备份。请先备份一次。',
      });
    const { file, ok } = rehearsed;
    await keepRehearsal(archive, { at: session.now().toISOString(), file, ok });
    return rehearsed;
  });
}

function refuseRehearsal(error: unknown): never {
  if (!(error instanceof BackupFailed)) throw error;
  const message = NOT_TRIED[error.why === 'no-room' ? 'no-room' : 'not-writable'];
  throw new Refusal({ code: 'rule', rule: 'no-rehearsal', message });
}

const NOT_TRIED = {
  'no-room': '磁盘空间不足，试恢复没有做成；这不说明备份有问题。请清理磁盘后再试。',
  'not-writable': '档案库的文件夹不能写入，试恢复没有做成；这不说明备份有问题。请检查磁盘和权限。',
} as const;

async function rehearsal({ backups }: Session, archive: Archive): Promise<Rehearsed | null> {
  const { folder, key, archiveId } = archive;
  const newest = newestProved(join(folder, BACKUPS), key);
  if (newest === null || newest.bytes < backups.apartFrom) return rehearse(archive);
  const answer = await workApart(backups.workerUrl, { kind: 'rehearse', folder, key, archiveId });
  return answer.kind === 'rehearsed' ? answer.rehearsed : null;
}

/** Long enough to be no bother, short enough that a bad disk is told of before the good backups are thinned away. */
const EVERY_DAYS = 7;

/** At idle: when the last one is old and there is something to rehearse with. */
export async function rehearseWhenDue(session: Session): Promise<void> {
  const { archive } = session;
  if (archive === null || newestProved(join(archive.folder, BACKUPS), archive.key) === null) return;
  const last = await lastRehearsal(reader(archive));
  const age = last === null ? Infinity : session.now().getTime() - Date.parse(last.at);
  // A clock that was set back must not put it off for ever.
  if (age >= 0 && age < EVERY_DAYS * 86_400_000) return;
  await rehearseNow(session);
}
