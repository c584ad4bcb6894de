import { basename } from 'node:path';
import { mostHouseholds } from '#db/household-list.ts';
import type { Secret } from '#db/key-file.ts';
import { createArchive, openArchive, type Opened } from '#db/open-archive.ts';
import { insertTownship } from '#db/places.ts';
import { verifyArchive } from '#db/verify.ts';
import { ok } from '#contract/result.ts';
import { noteClosing } from '../access/note-access.ts';
import { noteOpened } from '../access/note-entering.ts';
import { stateOf } from '../archive-state.ts';
import { clearDesk } from '../backups/desk.ts';
import { backUpUnlessSaved } from '../backups/make-backup.ts';
import type { Handlers } from '../dispatch.ts';
import { nameOfUser } from '../operators/follow-key-file.ts';
import { withRecovery } from '../operators/own-keys.ts';
import { forgetConversations, signIn } from '../operators/sign-in.ts';
import { actWithSlots } from '../operators/slots.ts';
import { refusedBecause, stoppedBecause } from '../recovery/refusals.ts';
import { openArchiveOf, type Session } from '../session.ts';

/** Lets the open archive go, if there is one; what no backup has yet is backed up first. */
export async function closeOpen(session: Session): Promise<void> {
  forgetConversations(session);
  await noteClosing(session).catch(unlessStopped);
  await backUpUnlessSaved(session, 'closing').catch(unlessStopped);
  clearDesk(session.backups);
  const { archive } = session;
  session.archive = null;
  session.operator = null;
  session.signIn = null;
  session.isLocked = false;
  await archive?.close();
}

/** A damaged archive can be closed all the same, without a backup. */
function unlessStopped(error: unknown): void {
  if (stoppedBecause(error) === null) throw error;
}

function noneIfDamaged(error: unknown): number {
  unlessStopped(error);
  return 0;
}

type OpenedArchive = Extract<Opened, { ok: true }>;

/** From here on the archive is the session's, unless whoever opened it is not let in. */
async function adopt(
  session: Session,
  { archive, entry }: OpenedArchive,
  path: string,
  secret: Secret,
): Promise<string> {
  try {
    const slot = await signIn(session, archive, entry, secret);
    session.archive = archive;
    session.archiveName = basename(path);
    await noteOpened(session, entry.wrongBefore);
    session.checks.standBy(await mostHouseholds(archive.reading).catch(noneIfDamaged));
    return slot.uid;
  } catch (error) {
    session.operator = null;
    session.signIn = null;
    await archive.close();
    throw error;
  }
}

export const archiveHandlers = {
  'vault.create': async (session, input) => {
    await closeOpen(session);
    const { path, passphrase } = input;
    const name = input.operator || nameOfUser(session);
    const opened = await createArchive(path, passphrase, session.now(), session.keyCost, name);
    if (!opened.ok) return refusedBecause(opened);
    const slot = await adopt(session, opened, path, { passphrase });
    const { code: recoveryCode, file } = await withRecovery(session, opened.archive);
    const head = { command: 'archive.create', title: '新建档案库' };
    await actWithSlots(session, opened.archive, head, async ({ trx }) => {
      await insertTownship(trx, {
        id: 1,
        province: input.province,
        city: input.city,
        county: input.county,
        name: input.township,
        region_code: '',
        address: '',
        phone: '',
        county_phone: '',
        county_department: '',
      });
      return { value: null, file };
    });
    return ok({ ...(await stateOf(session, opened.archive)), slot, recoveryCode });
  },
  'vault.open': async (session, { path, ...secret }) => {
    await closeOpen(session);
    const opened = await openArchive(path, secret, session.now());
    if (!opened.ok) return refusedBecause(opened);
    const slot = await adopt(session, opened, path, secret);
    return ok({ ...(await stateOf(session, opened.archive)), slot });
  },
  'archive.close': async (session) => {
    await closeOpen(session);
    return ok({});
  },
  'archive.state': async (session) =>
    ok({ open: session.archive === null ? null : await stateOf(session, session.archive) }),
  'archive.verify': (session) => ok(verifyArchive(openArchiveOf(session))),
} satisfies Partial<Handlers>;
