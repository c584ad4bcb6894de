import { randomInt } from 'node:crypto';
import { MAX_DEVICES, type KeyFile } from '#db/key-file.ts';
import { deviceSlot, secretSlot } from '#db/key-slots.ts';
import type { Archive } from '#db/open-archive.ts';
import { updateOperator } from '#db/operators.ts';
import { makeRecoveryCode, readRecoveryCode } from '#domain/operators/recovery-code.ts';
import { openArchiveOf, operatorOf, Refusal, type Session, type SignIn } from '../session.ts';
import { actWithSlots, checkOwn, keyFileOf, operatorAtWork, refuseTaken, rule, withSlot } from './slots.ts';

const signInOf = ({ signIn }: Session): SignIn => {
  if (signIn === null) throw new Refusal({ code: 'locked', message: '还没有打开档案库，请先打开。' });
  return signIn;
};

/** Whoever came by the recovery code has no old passphrase to show. */
export async function changePassphrase(
  session: Session,
  { old, passphrase }: { old: string; passphrase: string },
): Promise<void> {
  const archive = openArchiveOf(session);
  if (session.isLocked) throw new Refusal({ code: 'locked', message: '档案库已锁定，请先解锁。' });
  const signIn = signInOf(session);
  const isRecovering = signIn.by === 'recovery' && signIn.mustChange;
  if (!isRecovering) await checkOwn(session, archive, old);
  if (!isRecovering && old.normalize('NFKC') === passphrase.normalize('NFKC'))
    throw rule('same-passphrase', '新口令和旧口令一样，请换一个。');
  const file = keyFileOf(archive);
  const { uid } = signIn;
  await refuseTaken(file, passphrase, uid);
  const { id, name, role, revision: last } = await operatorAtWork(archive, operatorOf(session).id);
  const revision = last + 1;
  const slot = await secretSlot(archive, passphrase, {
    ...{ for: 'operator' as const, uid, content: { name, role, mustChange: false, revision } },
    ...(session.keyCost && { cost: session.keyCost }),
  });
  const next = withSlot(file, slot);
  const title = isRecovering ? '用恢复码登录后设置了新口令' : '改了自己的口令';
  const head = { command: 'operator.changePassphrase', title };
  await actWithSlots(session, archive, head, async ({ trx }) => {
    await updateOperator(trx, id, { revision });
    return { value: null, file: next };
  });
  session.signIn = { ...signIn, mustChange: false };
}

/** A new code for the safe; the old one is void. */
export async function makeRecovery(session: Session, passphrase: string): Promise<string> {
  const archive = openArchiveOf(session);
  await checkOwn(session, archive, passphrase);
  const { code, file } = await withRecovery(session, archive);
  const head = { command: 'operator.makeRecovery', title: '制作了新的恢复码，旧的作废' };
  await actWithSlots(session, archive, head, () => Promise.resolve({ value: null, file }));
  return code;
}

/** The key file with a new recovery code in the place of the old one. */
export async function withRecovery(
  session: Session,
  archive: Archive,
): Promise<{ code: string; file: KeyFile }> {
  const code = makeRecoveryCode(randomInt);
  const slot = await secretSlot(archive, readRecoveryCode(code) ?? '', {
    ...{ for: 'recovery' as const, content: { madeAt: session.now().toISOString() } },
    ...(session.keyCost && { cost: session.keyCost }),
  });
  const file = keyFileOf(archive);
  const keys = [...file.keys.filter((other) => other.for !== 'recovery'), slot];
  return { code, file: { ...file, keys } };
}

/** A key for this computer, which its own key store keeps; it signs in whoever asked for it. */
export async function rememberHere(session: Session): Promise<{ slot: string; key: string }> {
  const archive = openArchiveOf(session);
  const { slot, deviceKey } = deviceSlot(archive, signInOf(session).uid);
  const file = keyFileOf(archive);
  const devices = file.keys.filter((other) => other.for === 'device');
  // The oldest goes: it is that of a computer that was given away.
  const dropped = devices.length < MAX_DEVICES ? undefined : devices[0]?.uid;
  const keys = [...file.keys.filter(({ uid }) => uid !== dropped), slot];
  const head = { command: 'operator.remember', title: '让一台电脑记住登录' };
  await actWithSlots(session, archive, head, () => Promise.resolve({ value: null, file: { ...file, keys } }));
  return { slot: slot.uid, key: deviceKey.toString('base64') };
}

/** The key that a computer kept is worthless from then on. */
export async function forgetHere(session: Session, uid: string): Promise<void> {
  const archive = openArchiveOf(session);
  const file = keyFileOf(archive);
  const keys = file.keys.filter((slot) => slot.for !== 'device' || slot.uid !== uid);
  if (keys.length === file.keys.length) return;
  const head = { command: 'operator.forget', title: '不再让一台电脑记住登录' };
  await actWithSlots(session, archive, head, () => Promise.resolve({ value: null, file: { ...file, keys } }));
}
