import { type KeyFile, readKeyFile, type Secret } from '#db/key-file.ts';
import { type KeySlot, unseal } from '#db/key-slots.ts';
import { type Archive, type Entry, unlockKey } from '#db/open-archive.ts';
import { type OperatorRow, operators } from '#db/operators.ts';
import { reader, write } from '#db/write.ts';
import { noteUnlocked } from '../access/note-entering.ts';
import { openArchiveOf, type Session } from '../session.ts';
import { entryRefusal } from './entry-refusal.ts';
import { followKeyFile, ownerOf, withSlots } from './follow-key-file.ts';

/** Signs in whoever opened the archive, after row and key file were brought together. Throws a refusal. */
export async function signIn(
  session: Session,
  archive: Archive,
  { slot: opened }: Entry,
  secret: Secret,
): Promise<KeySlot> {
  const read = readKeyFile(archive.folder);
  if (read === null) throw entryRefusal('no-key-file');
  const file = await withSlots(session, archive, read, secret);
  const slot = opened ?? file.keys[0];
  if (slot === undefined) throw entryRefusal('no-key-file');
  await enter(session, archive, await followKeyFile(session, archive, file, slot), slot);
  if (slot.for === 'recovery') await noteRecovery(session, archive);
  return slot;
}

/** Signs in at the locked screen: the same operator goes on, another one begins. */
export async function unlock(session: Session, passphrase: string): Promise<void> {
  const archive = openArchiveOf(session);
  const secret = { passphrase, first: session.signIn?.uid };
  const unlocked = await unlockKey(archive.folder, secret, session.now);
  if (!unlocked.ok) throw entryRefusal(unlocked.refusal, unlocked.seconds);
  const file = readKeyFile(archive.folder);
  const { slot } = unlocked.entry;
  if (file?.format !== 2 || slot === null || !unlocked.key.equals(archive.key))
    throw entryRefusal('no-key-file');
  const before = session.operator?.id;
  await enter(session, archive, file, slot);
  if (session.operator?.id !== before) forgetConversations(session);
  session.isLocked = false;
  await noteUnlocked(session, unlocked.entry.wrongBefore);
}

/** What one operator has begun is not for the next. */
export function forgetConversations(session: Session): void {
  for (const job of session.jobs.values()) job.abort();
  session.files.clear();
  session.outputs.clear();
  session.imports.clear();
}

async function enter(session: Session, archive: Archive, file: KeyFile, slot: KeySlot): Promise<void> {
  const rows = (await operators(reader(archive))).filter(({ removed_at }) => removed_at === null);
  const row = slot.for === 'recovery' ? firstAdmin(rows) : ownRow(archive, slot, rows);
  if (row === undefined) throw entryRefusal('operator-removed');
  const own = file.keys.find(({ uid }) => uid === row.uid);
  const content = own?.for === 'operator' ? unseal(archive, own) : null;
  if (content === null && slot.for !== 'recovery') throw entryRefusal('operator-removed');
  session.operator = { id: row.id, name: row.name, role: row.role };
  session.signIn = {
    uid: row.uid,
    by: slot.for === 'operator' ? 'passphrase' : slot.for,
    mustChange: slot.for === 'recovery' || content?.mustChange === true,
  };
}

const firstAdmin = (rows: readonly OperatorRow[]) => rows.find(({ role }) => role === 'admin');

function ownRow(archive: Archive, slot: KeySlot, rows: readonly OperatorRow[]): OperatorRow | undefined {
  if (slot.for === 'recovery') return undefined;
  // A slot of which nobody can say whose it is was doctored.
  if (unseal(archive, slot) === null) throw entryRefusal('no-key-file');
  return rows.find(({ uid }) => uid === ownerOf(archive, slot));
}

/** That somebody came in by the code that lies in the safe must stand where everybody can read it. */
async function noteRecovery(session: Session, archive: Archive): Promise<void> {
  const operator = session.operator?.name ?? '';
  const at = session.now().toISOString();
  const head = {
    command: 'operator.recovered',
    title: `用恢复码登录，身份是操作员“${operator}”`,
    operator,
    at,
  };
  await write(archive, head, ({ keep }) => Promise.resolve(keep()));
}
