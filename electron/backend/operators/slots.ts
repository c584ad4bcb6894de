import {
  type KeyFile,
  MAX_OPERATORS,
  openKeyFile,
  readKeyFile,
  swapKeyFile,
  writeKeyFile,
} from '#db/key-file.ts';
import { type KeySlot, type SlotContent, unseal } from '#db/key-slots.ts';
import { type Archive, unlockKey } from '#db/open-archive.ts';
import { type OperatorRow, operators } from '#db/operators.ts';
import { reader, type WriteScope, type Written } from '#db/write.ts';
import { act, type ActHead, Refusal, type Session } from '../session.ts';
import { entryRefusal } from './entry-refusal.ts';

export type OperatorSlot = Extract<KeySlot, { for: 'operator' }>;

/** The key file of the open archive. */
export function keyFileOf(archive: Archive): KeyFile {
  const file = readKeyFile(archive.folder);
  if (file?.format !== 2 || file.archiveId !== archive.archiveId) throw entryRefusal('no-key-file');
  return file;
}

export const slotOf = (file: KeyFile, uid: string): OperatorSlot | undefined =>
  file.keys.find((slot): slot is OperatorSlot => slot.for === 'operator' && slot.uid === uid);

export const contentOf = (
  archive: Archive,
  slot: OperatorSlot | undefined,
): SlotContent<'operator'> | null => (slot === undefined ? null : unseal(archive, slot));

/** An operator who has not been removed. */
export async function operatorAtWork(archive: Archive, id: number): Promise<OperatorRow> {
  const row = (await operators(reader(archive))).find((one) => one.id === id && one.removed_at === null);
  if (row === undefined) throw new Refusal({ code: 'not-found', what: '这个操作员' });
  return row;
}

export const rule = (name: string, message: string): Refusal =>
  new Refusal({ code: 'rule', rule: name, message });

/** Everybody signs in by a passphrase alone, so it must be nobody else's. */
export async function refuseTaken(
  file: KeyFile,
  passphrase: string,
  own: string | null = null,
): Promise<void> {
  const others = { ...file, keys: file.keys.filter((slot) => slot.uid !== own) };
  if ((await openKeyFile(others, { passphrase })) !== null)
    throw rule('passphrase-taken', '这个口令不能用，请换一个。');
}

/** His own passphrase, asked again before something of weight; wrong ones count as at the door. */
export async function checkOwn(session: Session, archive: Archive, passphrase: string): Promise<void> {
  const file = keyFileOf(archive);
  const own = { ...file, keys: file.keys.filter(({ uid }) => uid === session.signIn?.uid) };
  const unlocked = await unlockKey(archive.folder, { passphrase }, session.now, own);
  if (!unlocked.ok) throw entryRefusal(unlocked.refusal, unlocked.seconds);
}

/** The slots with one more, or with one in the place of that of the same uid. */
export function withSlot(file: KeyFile, slot: KeySlot): KeyFile {
  const isThere = file.keys.some(({ uid }) => uid === slot.uid);
  const count = file.keys.filter((other) => other.for === 'operator').length;
  if (!isThere && slot.for === 'operator' && count >= MAX_OPERATORS)
    throw rule('too-many-operators', `最多 ${MAX_OPERATORS} 个操作员。请先移除不再用的。`);
  const keys = isThere
    ? file.keys.map((other) => (other.uid === slot.uid ? slot : other))
    : [...file.keys, slot];
  return { ...file, keys };
}

/**
 * One act that alters rows and key file. The file is written last before the act is committed: a crash between the
 * two leaves the newer one in the file, which is followed at the next opening.
 */
export async function actWithSlots<T>(
  session: Session,
  archive: Archive,
  head: ActHead,
  work: (scope: WriteScope) => Promise<{ readonly value: T; readonly file: KeyFile }>,
): Promise<Written<T>> {
  let swapped: ReturnType<typeof swapKeyFile> | undefined;
  try {
    const written = await act(session, head, async (scope) => {
      scope.keep();
      const { value, file } = await work(scope);
      swapped = orRefuse(() => swapKeyFile(archive.folder, file), NOT_WRITTEN);
      return value;
    });
    swapped?.settle();
    return written;
  } catch (error) {
    swapped?.undo();
    throw error;
  }
}

const NOT_WRITTEN = '密钥文件没有写成（磁盘已满，或不能写），没有改动。请腾出空间后再试。';

export const putKeyFile = (archive: Archive, file: KeyFile, sentence: string): void =>
  orRefuse(() => writeKeyFile(archive.folder, file), sentence);

function orRefuse<T>(write: () => T, sentence: string): T {
  try {
    return write();
  } catch {
    throw rule('key-file-not-written', sentence);
  }
}
