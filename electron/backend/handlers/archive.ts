import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { backUp, listBackups } from '#db/backup.ts';
import { loadCustomFields } from '#db/custom-fields.ts';
import { insertOperator, operators } from '#db/operators.ts';
import { createArchive, openArchive, type Archive, type OpenRefusal } from '#db/open-archive.ts';
import { countOf, findTownship, insertTownship, yearsOf } from '#db/places.ts';
import { restoreArchive } from '#db/restore.ts';
import { verifyArchive } from '#db/verify.ts';
import { reader, write } from '#db/write.ts';
import type { Operator } from '#domain/operators/operator.ts';
import { overlaysOf } from '#domain/policy/load-pack.ts';
import type { ArchiveState } from '#contract/archive.ts';
import type { AppError } from '#contract/app-error.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { Handlers } from '../dispatch.ts';
import { packSpans } from '../packs/library.ts';
import { act, openArchiveOf, operatorOf, today, type Session } from '../session.ts';

const REFUSALS: Record<OpenRefusal, string> = {
  exists: '这里已经有一个档案库，不能再新建。请直接打开，或换一个名称。',
  'not-empty': '这个文件夹里已有别的文件。请换一个空文件夹新建档案库。',
  'no-archive': '这里没有档案库（找不到 archive.db）。请检查位置，或新建一个档案库。',
  'no-key-file': '找不到密钥文件 archive.key.json，或它已损坏。请从 backups 文件夹把同名文件复制回来再打开。',
  'wrong-passphrase': '口令不对。请检查大小写和输入法后再试。',
  'in-use': '档案库正被另一个户档程序使用。请先关闭那个程序，再打开。',
  'not-an-archive': '这不是户档的档案库。',
  future: '这个档案库是更新版本的户档建立的，本版本不能打开。请升级程序。',
  'not-writable':
    '这个位置不能写入（没有权限、磁盘只读或已满，或它不是文件夹）。请换一个位置，或请管理员放开权限。',
  damaged: '档案库文件已损坏，没有打开，也没有改动。请用最近一次备份恢复。',
};

const refusedBecause = (refusal: OpenRefusal): { ok: false; error: AppError } =>
  fail(
    refusal === 'in-use'
      ? { code: 'locked', message: REFUSALS[refusal] }
      : { code: 'rule', rule: `archive-${refusal}`, message: REFUSALS[refusal] },
  );

async function stateOf(session: Session, archive: Archive): Promise<ArchiveState> {
  const db = reader(archive);
  const township = await findTownship(db);
  const newest = listBackups(archive.folder)[0];
  return {
    name: session.archiveName,
    operator: { name: operatorOf(session).name, role: operatorOf(session).role },
    archiveId: archive.archiveId,
    township: {
      province: township?.province ?? '',
      city: township?.city ?? '',
      county: township?.county ?? '',
      name: township?.name ?? '',
      phone: township?.phone ?? '',
      countyPhone: township?.county_phone ?? '',
      countyDepartment: township?.county_department ?? '',
      address: township?.address ?? '',
      regionCode: township?.region_code ?? '',
    },
    ...(await countOf(db)),
    years: await yearsOf(db),
    today: today(session),
    codes: overlaysOf(await packSpans(db)).map(({ years: [from, to], lists }) => ({
      years: [from, to],
      lists,
    })),
    customFields: loadCustomFields(archive.rawReading)
      .filter((field) => field.retiredOn === null)
      .map(({ id: _id, retiredOn: _retired, ...field }) => field),
    lastBackupOn:
      newest === undefined ? null : `${newest.slice(0, 4)}-${newest.slice(4, 6)}-${newest.slice(6, 8)}`,
  };
}

async function closeOpen(session: Session): Promise<void> {
  for (const job of session.jobs.values()) job.abort();
  session.files.clear();
  session.outputs.clear();
  session.imports.clear();
  const { archive } = session;
  session.archive = null;
  session.operator = null;
  session.isLocked = false;
  await archive?.close();
}

async function adopt(session: Session, archive: Archive, path: string): Promise<void> {
  session.archive = archive;
  session.archiveName = basename(path);
  const known = await operators(reader(archive));
  session.operator =
    known.find(({ removed_at }) => removed_at === null) ?? (await firstOperator(session, archive));
}

/** An archive of before there were operators gets the user of this computer as its administrator. */
async function firstOperator(session: Session, archive: Archive): Promise<Operator> {
  const at = session.now().toISOString();
  const name = session.userName.trim().slice(0, 40) || '管理员';
  const head = { command: 'operator.first', title: `登记操作员“${name}”`, operator: name, at };
  const { value } = await write(archive, head, async ({ trx, keep }) => {
    keep();
    return await insertOperator(trx, { uid: randomUUID(), name, role: 'admin', added_at: at });
  });
  return value;
}

export const archiveHandlers = {
  'vault.create': async (session, input): Promise<Result<ArchiveState>> => {
    await closeOpen(session);
    const opened = await createArchive(input.path, input.passphrase, session.now());
    if (!opened.ok) return refusedBecause(opened.refusal);
    await adopt(session, opened.archive, input.path);
    await act(session, { command: 'archive.create', title: '新建档案库' }, async ({ trx }) => {
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
    });
    return ok(await stateOf(session, opened.archive));
  },
  'vault.open': async (session, input): Promise<Result<ArchiveState>> => {
    await closeOpen(session);
    const opened = await openArchive(input.path, input.passphrase, session.now());
    if (!opened.ok) return refusedBecause(opened.refusal);
    await adopt(session, opened.archive, input.path);
    return ok(await stateOf(session, opened.archive));
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
    return refusedBecause(restored.refusal);
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
