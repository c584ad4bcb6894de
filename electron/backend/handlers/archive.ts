import { basename } from 'node:path';
import { backUp } from '#db/backup.ts';
import type { Secret } from '#db/key-file.ts';
import { createArchive, openArchive, type Opened, type OpenRefusal } from '#db/open-archive.ts';
import { insertTownship } from '#db/places.ts';
import { restoreArchive } from '#db/restore.ts';
import { verifyArchive } from '#db/verify.ts';
import type { AppError } from '#contract/app-error.ts';
import { fail, ok } from '#contract/result.ts';
import { stateOf } from '../archive-state.ts';
import type { Handlers } from '../dispatch.ts';
import { ENTRY_SENTENCES, mustWait } from '../operators/entry-refusal.ts';
import { nameOfUser } from '../operators/follow-key-file.ts';
import { withRecovery } from '../operators/own-keys.ts';
import { forgetConversations, signIn } from '../operators/sign-in.ts';
import { actWithSlots } from '../operators/slots.ts';
import { openArchiveOf, type Session } from '../session.ts';

const REFUSALS: Record<OpenRefusal, string> = {
  ...ENTRY_SENTENCES,
  exists: '这里已经有一个档案库，不能再新建。请直接打开，或换一个名称。',
  'not-empty': '这个文件夹里已有别的文件。请换一个空文件夹新建档案库。',
  'no-archive': '这里没有档案库（找不到 archive.db）。请检查位置，或新建一个档案库。',
  'in-use': '档案库正被另一个户档程序使用。请先关闭那个程序，再打开。',
  'not-an-archive': '这不是户档的档案库。',
  future: '这个档案库是更新版本的户档建立的，本版本不能打开。请升级程序。',
  'not-writable':
    '这个位置不能写入（没有权限、磁盘只读或已满，或它不是文件夹）。请换一个位置，或请管理员放开权限。',
  damaged: '档案库文件已损坏，没有打开，也没有改动。请用最近一次备份恢复。',
};

export function refusedBecause({ refusal, seconds = 0 }: { refusal: OpenRefusal; seconds?: number }): {
  ok: false;
  error: AppError;
} {
  if (refusal === 'too-many-attempts') return fail(mustWait(seconds));
  if (refusal === 'in-use') return fail({ code: 'locked', message: REFUSALS[refusal] });
  return fail({ code: 'rule', rule: `archive-${refusal}`, message: REFUSALS[refusal] });
}

export async function closeOpen(session: Session): Promise<void> {
  forgetConversations(session);
  const { archive } = session;
  session.archive = null;
  session.operator = null;
  session.signIn = null;
  session.isLocked = false;
  await archive?.close();
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
  'vault.restore': async (session, input) => {
    await closeOpen(session);
    const restored = await restoreArchive(input.path, input.passphrase, input.backup, session.now());
    if (restored.ok) return ok(restored.value);
    if (restored.refusal === 'no-backup') return fail({ code: 'not-found', what: '可用的备份' });
    if (restored.refusal === 'unsound-backup') {
      return fail({
        code: 'rule',
        rule: 'archive-unsound-backup',
        message: '这个备份打不开或已损坏，没有恢复，原档案库没有改动。请换一个备份。',
      });
    }
    return refusedBecause({ ...restored, refusal: restored.refusal });
  },
  'archive.close': async (session) => {
    await closeOpen(session);
    return ok({});
  },
  'archive.state': async (session) =>
    ok({ open: session.archive === null ? null : await stateOf(session, session.archive) }),
  'archive.backup': (session) => {
    const archive = openArchiveOf(session);
    return ok(backUp(archive.folder, archive.key, session.now()));
  },
  'archive.verify': (session) => ok(verifyArchive(openArchiveOf(session))),
} satisfies Partial<Handlers>;
