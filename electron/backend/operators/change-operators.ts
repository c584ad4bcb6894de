import { randomUUID } from 'node:crypto';
import { secretSlot, unseal } from '#db/key-slots.ts';
import type { Archive } from '#db/open-archive.ts';
import { insertOperator, markRemoved, operators, updateOperator } from '#db/operators.ts';
import { reader } from '#db/write.ts';
import { ROLE_LABELS, type Role } from '#domain/operators/role.ts';
import { act, openArchiveOf, operatorOf, type Session } from '../session.ts';
import { ownerOf, resealed } from './follow-key-file.ts';
import {
  actWithSlots,
  contentOf,
  keyFileOf,
  operatorAtWork,
  putKeyFile,
  refuseTaken,
  rule,
  slotOf,
  withSlot,
} from './slots.ts';

type Changed = Promise<{ change: number | null }>;

const costOf = ({ keyCost }: Session) => (keyCost === undefined ? {} : { cost: keyCost });

/** The passphrase is one that the administrator thought of: its owner sets his own when he comes first. */
export async function addOperator(
  session: Session,
  { name, role, passphrase }: { name: string; role: Role; passphrase: string },
): Promise<{ id: number; change: number | null }> {
  const archive = openArchiveOf(session);
  const file = keyFileOf(archive);
  await refuseTaken(file, passphrase);
  const uid = randomUUID();
  const content = { name, role, mustChange: true, revision: 0 };
  const slot = await secretSlot(archive, passphrase, { for: 'operator', uid, content, ...costOf(session) });
  const next = withSlot(file, slot);
  const head = { command: 'operator.add', title: `添加操作员“${name}”（${ROLE_LABELS[role]}）` };
  const { value, change } = await actWithSlots(session, archive, head, async ({ trx }) => {
    const added_at = session.now().toISOString();
    const { id } = await insertOperator(trx, { uid, name, role, revision: 0, added_at });
    return { value: id, file: next };
  });
  return { id: value, change };
}

export async function changeRole(session: Session, { id, role }: { id: number; role: Role }): Changed {
  const archive = openArchiveOf(session);
  const row = await operatorAtWork(archive, id);
  if (row.role === role) return { change: null };
  if (row.role === 'admin') await refuseLastAdmin(archive, row.uid);
  const file = keyFileOf(archive);
  const slot = slotOf(file, row.uid);
  const content = contentOf(archive, slot);
  const revision = row.revision + 1;
  const title = `操作员“${row.name}”由${ROLE_LABELS[row.role]}改为${ROLE_LABELS[role]}`;
  const { change } = await actWithSlots(
    session,
    archive,
    { command: 'operator.changeRole', title },
    async ({ trx }) => {
      await updateOperator(trx, id, { role, revision });
      const next =
        slot === undefined || content === null
          ? file
          : withSlot(file, resealed(archive, slot, { ...content, role, revision }));
      return { value: null, file: next };
    },
  );
  if (operatorOf(session).id === id) session.operator = { id, name: row.name, role };
  return { change };
}

/** What this or another computer remembered for him goes too: somebody else may know his passphrase. */
export async function resetPassphrase(
  session: Session,
  { id, passphrase }: { id: number; passphrase: string },
): Changed {
  const archive = openArchiveOf(session);
  const { uid, name, role, revision } = await operatorAtWork(archive, id);
  if (uid === session.signIn?.uid) throw rule('own-passphrase', '自己的口令请在“改口令”里改。');
  const file = keyFileOf(archive);
  await refuseTaken(file, passphrase);
  const content = { name, role, mustChange: true, revision: revision + 1 };
  const slot = await secretSlot(archive, passphrase, { for: 'operator', uid, content, ...costOf(session) });
  const keys = file.keys.filter((other) => other.for !== 'device' || ownerOf(archive, other) !== uid);
  const next = withSlot({ ...file, keys }, slot);
  const head = { command: 'operator.resetPassphrase', title: `给操作员“${name}”换了口令` };
  const { change } = await actWithSlots(session, archive, head, async ({ trx }) => {
    await updateOperator(trx, id, { revision: revision + 1 });
    return { value: null, file: next };
  });
  return { change };
}

/**
 * The act first: from then on he is not let in, whatever stands in the key file. A slot that a crash left there is
 * taken out at the next opening.
 */
export async function removeOperator(session: Session, { id }: { id: number }): Changed {
  const archive = openArchiveOf(session);
  const row = await operatorAtWork(archive, id);
  if (row.role === 'admin') await refuseLastAdmin(archive, row.uid);
  if (row.uid === session.signIn?.uid) throw rule('not-oneself', '不能移除自己。请由另一位管理员来做。');
  const file = keyFileOf(archive);
  const head = { command: 'operator.remove', title: `移除操作员“${row.name}”（${ROLE_LABELS[row.role]}）` };
  const { change } = await act(session, head, async ({ trx, keep }) => {
    keep();
    await markRemoved(trx, id, session.now().toISOString());
  });
  const keys = file.keys.filter((slot) => ownerOf(archive, slot) !== row.uid);
  putKeyFile(archive, { ...file, keys }, REMOVED_ALL_THE_SAME);
  return { change };
}

const REMOVED_ALL_THE_SAME =
  '操作员已移除，不能再进入。但密钥文件没有写成（磁盘已满，或不能写），下次打开档案库时会自动补上。';

/** Somebody must be left who may do everything, and who can come in. */
async function refuseLastAdmin(archive: Archive, uid: string): Promise<void> {
  const file = keyFileOf(archive);
  const others = (await operators(reader(archive))).filter(
    (row) =>
      row.role === 'admin' &&
      row.removed_at === null &&
      row.uid !== uid &&
      contentOf(archive, slotOf(file, row.uid)) !== null,
  );
  if (others.length === 0) throw rule('last-admin', '这是最后一位管理员。请先让另一位操作员当管理员。');
}

/** Every operator there ever was, and what the key file says of the recovery code. */
export async function listOperators(session: Session) {
  const archive = openArchiveOf(session);
  const file = keyFileOf(archive);
  const recovery = file.keys.find((slot) => slot.for === 'recovery');
  const rows = await operators(reader(archive));
  return {
    operators: rows.map(({ id, uid, name, role, added_at, removed_at }) => ({
      id,
      name,
      role,
      addedAt: added_at,
      removedAt: removed_at,
      isMe: uid === session.signIn?.uid,
      hasPassphrase: removed_at === null && slotOf(file, uid) !== undefined,
    })),
    hasRecovery: recovery !== undefined,
    recoveryMadeAt: recovery?.for === 'recovery' ? (unseal(archive, recovery)?.madeAt ?? null) : null,
  };
}
