import { lastChangeOf } from '#db/prove-backup.ts';
import { isSaved, lastChangeAt } from '#db/unsaved-changes.ts';
import type { Session } from '../session.ts';
import { backUpUnlessSaved } from './make-backup.ts';
import { rehearseWhenDue } from './rehearsal.ts';

/** So long after the last act the clerk is busy with something else. */
const IDLE_MS = 5 * 60_000;
const LOOK_EVERY_MS = 30_000;

/** What was seen at the last look; by a clock that nobody sets. */
export interface Seen {
  change: number | null;
  since: number;
}

/** One look: after five minutes without an act, or as soon as the screen is locked, what is new is backed up. */
export async function lookForIdleness(session: Session, seen: Seen, now: number): Promise<void> {
  const { archive, backups } = session;
  if (archive === null || !backups.isAutomatic || backups.running !== null) return;
  const change = lastChangeOf(archive.rawReading)?.id ?? null;
  if (change !== seen.change) Object.assign(seen, { change, since: now });
  if (!session.isLocked && now - seen.since < IDLE_MS) return;
  await backUpUnlessSaved(session, 'idle');
  await rehearseWhenDue(session);
}

/** Looks from time to time until told to stop. What goes wrong is in the desk, or comes up at the next asked-for backup. */
export function watchIdleness(session: Session): () => void {
  const seen: Seen = { change: null, since: performance.now() };
  const look = () => void lookForIdleness(session, seen, performance.now()).catch(() => undefined);
  const timer = setInterval(look, LOOK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** When the next automatic one comes, ISO, unless somebody locks or closes before; null when there is nothing to back up. */
export function nextBackup(session: Session): string | null {
  const { archive, backups } = session;
  if (archive === null || !backups.isAutomatic || isSaved(archive)) return null;
  const next = lastChangeAt(archive) + IDLE_MS;
  return new Date(Math.max(next, session.now().getTime())).toISOString();
}
