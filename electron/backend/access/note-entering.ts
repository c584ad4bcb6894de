import { restoresNotInLog } from '#db/access-subjects.ts';
import { listKept } from '#db/backup-list.ts';
import { openArchiveOf, type Session } from '../session.ts';
import { flushAccess, noteAccess } from './note-access.ts';

const BY = { passphrase: '用口令', recovery: '用恢复码', device: '由本机记住' } as const;

/** Somebody came in: how, how many wrong passphrases were tried before, and what was put back meanwhile. */
export async function noteOpened(session: Session, wrongBefore: number): Promise<void> {
  const archive = openArchiveOf(session);
  await noteWrong(session, wrongBefore);
  await noteAccess(session, { kind: 'opened', subject: BY[session.signIn?.by ?? 'passphrase'] });
  const kept = listKept(archive.folder).map(({ folder }) => folder);
  for (const folder of restoresNotInLog(archive.rawReading, kept))
    await noteAccess(session, { kind: 'restored', subject: `原来的档案库留在 ${folder}` });
  await flushAccess(archive);
}

export async function noteUnlocked(session: Session, wrongBefore: number): Promise<void> {
  await noteWrong(session, wrongBefore);
  await noteAccess(session, { kind: 'unlocked', subject: '用口令' });
}

async function noteWrong(session: Session, count: number): Promise<void> {
  if (count > 0) await noteAccess(session, { kind: 'wrong-passphrase', subject: '在这之前', count });
}
