import { randomUUID } from 'node:crypto';
import { type AnyKeyFile, type KeyFile, type Secret, writeKeyFile } from '#db/key-file.ts';
import { type KeySlot, seal, secretSlot, type SlotContent, unseal } from '#db/key-slots.ts';
import type { Archive } from '#db/open-archive.ts';
import { insertOperator, type OperatorRow, operators, updateOperator } from '#db/operators.ts';
import { type ChangeMeta, reader, write } from '#db/write.ts';
import type { Session } from '../session.ts';

type Content = SlotContent<'operator'>;

/** One operator of whom row and key file say different things, and what is right. */
interface Difference {
  readonly uid: string;
  readonly row: OperatorRow | undefined;
  readonly right: Content;
  readonly isFileOlder: boolean;
}

/** A key file of before there were operators gets its one passphrase as that of the administrator. */
export async function withSlots(
  session: Session,
  archive: Archive,
  file: AnyKeyFile,
  secret: Secret,
): Promise<KeyFile> {
  if (file.format === 2) return file;
  if (!('passphrase' in secret)) throw new Error('an old key file has a passphrase only');
  const rows = await operators(reader(archive));
  const admin = rows.find(({ role, removed_at }) => role === 'admin' && removed_at === null);
  const name = admin?.name ?? nameOfUser(session);
  const [cost] = file.keys;
  const content = { name, role: 'admin', mustChange: false, revision: admin?.revision ?? 0 } as const;
  const uid = admin?.uid ?? randomUUID();
  const slot = await secretSlot(archive, secret.passphrase, { for: 'operator', uid, content, cost });
  const { archiveId, createdAt, cipher } = file;
  const upgraded: KeyFile = { format: 2, archiveId, createdAt, cipher, keys: [slot] };
  writeKeyFile(archive.folder, upgraded);
  return upgraded;
}

/** The user of this computer as the name of an operator. */
export const nameOfUser = ({ userName }: Session): string =>
  userName
    .replaceAll(/[\p{Cc}\p{Cs}]/gu, '')
    .trim()
    .slice(0, 40) || '管理员';

/**
 * Brings rows and key file together where they differ: after a crash between the two, after an older backup or an
 * older key file was put back. What has the higher revision is right, and each correction is an act. Whoever was
 * removed loses his slot.
 */
export async function followKeyFile(
  session: Session,
  archive: Archive,
  file: KeyFile,
  slot: KeySlot,
): Promise<KeyFile> {
  const by = nameBehind(archive, file, slot) ?? nameOfUser(session);
  const rows = await operators(reader(archive));
  const removed = new Set(rows.filter((row) => row.removed_at !== null).map(({ uid }) => uid));
  const kept = file.keys.filter((slot) => !removed.has(ownerOf(archive, slot) ?? ''));
  const differences = kept.flatMap((slot) => differenceOf(archive, slot, rows));
  for (const difference of differences) {
    const head = { operator: by, at: session.now().toISOString() };
    await record(archive, difference, { ...head, ...actOf(difference, rows.length === 0) });
  }
  if (differences.length === 0 && kept.length === file.keys.length) return file;
  const right = new Map(differences.map(({ uid, right }) => [uid, right]));
  const keys = kept.map((slot) => {
    const content = right.get(slot.uid);
    return content === undefined || slot.for !== 'operator' ? slot : resealed(archive, slot, content);
  });
  const followed = { ...file, keys };
  writeKeyFile(archive.folder, followed);
  return followed;
}

/** The operator (uid) whom a slot lets in; null for the recovery code, and for a slot that was doctored. */
export function ownerOf(archive: Archive, slot: KeySlot): string | null {
  if (slot.for === 'operator') return unseal(archive, slot) === null ? null : slot.uid;
  return slot.for === 'device' ? (unseal(archive, slot)?.operator ?? null) : null;
}

/** The name of the operator whom a slot lets in, as the key file has it. */
function nameBehind(archive: Archive, file: KeyFile, slot: KeySlot): string | null {
  const owner = ownerOf(archive, slot);
  const own = file.keys.find(({ uid }) => uid === owner);
  return own?.for === 'operator' ? (unseal(archive, own)?.name ?? null) : null;
}

export const resealed = (
  archive: Archive,
  slot: Extract<KeySlot, { for: 'operator' }>,
  content: Content,
): KeySlot => ({ ...slot, sealed: seal(archive, slot, content) });

function differenceOf(archive: Archive, slot: KeySlot, rows: readonly OperatorRow[]): Difference[] {
  if (slot.for !== 'operator') return [];
  const content = unseal(archive, slot);
  if (content === null) return [];
  const row = rows.find(({ uid }) => uid === slot.uid);
  const { name, role, revision } = content;
  if (row?.name === name && row.role === role && row.revision === revision) return [];
  const isFileOlder = row !== undefined && row.revision > revision;
  const right = isFileOlder
    ? // His passphrase may be an old one too.
      { name: row.name, role: row.role, revision: row.revision, mustChange: true }
    : { ...content, name: freeName(name, slot.uid, rows) };
  return [{ uid: slot.uid, row, right, isFileOlder }];
}

/** Two at work may not have one name in the log. */
function freeName(name: string, uid: string, rows: readonly OperatorRow[]): string {
  const taken = new Set(rows.filter((r) => r.removed_at === null && r.uid !== uid).map((r) => r.name));
  if (!taken.has(name)) return name;
  for (let n = 2; ; n += 1) {
    const other = `${name.slice(0, 34)}（${n}）`;
    if (!taken.has(other)) return other;
  }
}

function actOf({ row, right: { name }, isFileOlder }: Difference, isFirst: boolean) {
  if (isFirst) return { command: 'operator.first', title: `登记操作员“${name}”` };
  const word = isFileOlder
    ? '放回了旧的密钥文件，照登记更正'
    : row === undefined
      ? '照密钥文件登记'
      : '照密钥文件更正';
  return { command: 'operator.follow', title: `${word}操作员“${name}”` };
}

async function record(archive: Archive, { uid, row, right }: Difference, head: ChangeMeta): Promise<void> {
  const { name, role, revision } = right;
  await write(archive, head, async ({ trx, keep }) => {
    keep();
    if (row === undefined) await insertOperator(trx, { uid, name, role, revision, added_at: head.at });
    else await updateOperator(trx, row.id, { name, role, revision });
  });
}
