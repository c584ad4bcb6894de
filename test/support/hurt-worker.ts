// A process of its own that works on an archive until it is killed, and says each act before it and after it. Told by
// one line on stdin what to do.
import { once } from 'node:events';
import fs from 'node:fs';
import { createBackend } from '#backend/backend.ts';
import type { BackendChannel, Output, Request } from '#contract/channels.ts';
import { aPhoto } from './a-photo.ts';
import { aRow, csvFile } from './member-file.ts';
import { dieAt } from './hurt-file-operations.ts';
import type { Orders, Said } from './hurt-orders.ts';
import { makeRandom } from './township/random.ts';

const keyCost = { cost: 1024, blockSize: 8, parallelization: 1 };
const backend = createBackend({ fontFolder: '', userName: '李经办', keyCost });

/** On the pipe when this returns: what was said is heard although the process dies with the next instruction. */
const say = (said: Said) => void fs.writeSync(1, `${JSON.stringify(said)}\n`);

async function must<N extends BackendChannel>(channel: N, input: Request<N>): Promise<Output<N>> {
  const answer = await backend.call(channel, input);
  if (!answer.ok) throw new Error(`${channel}: ${JSON.stringify(answer.error)}`);
  return answer.value as Output<N>;
}

say({ ready: true });
const [line] = (await once(process.stdin, 'data')) as [Buffer];
const orders = JSON.parse(line.toString()) as Orders;
const random = makeRandom(orders.seed);

async function open(path: string): Promise<void> {
  await must('vault.open', { path, passphrase: orders.passphrase });
  const { changes } = await must('change.list', { limit: 1 });
  say({ done: 'open', change: changes[0]?.id ?? 0 });
}

async function edit(): Promise<void> {
  say({ begin: 'edit' });
  const value = `138${random.digits(8)}`;
  const id = random.int(1, orders.households);
  const year = 2025;
  const { change } =
    random.int(0, 1) === 0
      ? await must('household.update', { id, year, values: { 'household.phone': value } })
      : await must('member.update', { id, year, values: { 'member.name': `赵${value.slice(3)}` } });
  say({ done: 'edit', change: change ?? 0, holds: value.slice(3) });
}

async function turn(channel: 'change.undo' | 'change.redo'): Promise<void> {
  say({ begin: channel });
  const answer = await backend.call(channel, {});
  if (answer.ok) say({ done: channel, change: (answer.value as Output<'change.undo'>).change });
  else say({ done: channel });
}

async function upload(name: string, bytes: Uint8Array): Promise<string> {
  const { fileId } = await must('file.begin', { name, size: bytes.length });
  await must('file.append', { fileId, base64: Buffer.from(bytes).toString('base64') });
  return fileId;
}

async function importPeople(): Promise<void> {
  const first = random.int(100, 900);
  const rows = Array.from({ length: 20 }, (_, i) => String(first + i)).flatMap((no) =>
    [1, 2].map((n) => aRow(no, n, { 性别: '男', 民族: '汉族', 健康状况: '健康' })),
  );
  const { name, bytes } = csvFile('成员信息_2025.csv', rows);
  const { importId } = await must('import.plan', { fileIds: [await upload(name, bytes)] });
  say({ begin: 'import' });
  const { change } = await must('import.commit', { importId });
  say({ done: 'import', ...(change !== null && { change }) });
  if (change !== null) await turn('change.undo');
}

async function attach(): Promise<void> {
  const bytes = aPhoto(`${orders.seed}/${random.digits(9)}`, random.int(20_000, 200_000));
  const fileId = await upload('照片.jpg', bytes);
  say({ begin: 'attachment' });
  const { change } = await must('attachment.add', { fileId, householdId: random.int(1, orders.households) });
  say({ done: 'attachment', change: change ?? 0 });
}

async function draft(): Promise<void> {
  const content = `{"people":${random.int(1, 1e9)}}`;
  say({ begin: 'draft' });
  await must('draft.save', { key: 'entry:hurt', title: '李四户 3 人', content });
  say({ done: 'draft', draft: content });
}

async function backUp(): Promise<void> {
  await edit();
  say({ begin: 'backup' });
  const { file, sha256 } = await must('archive.backup', {});
  say({ done: 'backup', file, sha256 });
}

async function restore(): Promise<void> {
  await edit();
  await must('archive.close', {});
  say({ begin: 'restore', file: orders.backup });
  const { folder: path, passphrase, backup } = orders;
  await must('vault.restore', { path, passphrase, backup });
  say({ done: 'restore', file: orders.backup });
  await open(orders.folder);
}

async function migrate(): Promise<void> {
  for (const folder of orders.older) {
    say({ begin: 'migration', folder });
    await must('vault.open', { path: folder, passphrase: orders.passphrase });
    say({ done: 'migration', folder });
    await must('archive.close', {});
  }
}

let passphrase = orders.passphrase;

async function changePassphrase(): Promise<void> {
  const secret = `口令口令${random.digits(8)}`;
  say({ begin: 'passphrase', secret });
  await must('operator.changePassphrase', { old: passphrase, passphrase: secret });
  passphrase = secret;
  say({ done: 'passphrase', secret });
}

async function changeOperators(): Promise<void> {
  const name = `钱经办${random.digits(6)}`;
  say({ begin: 'operator.add', name });
  const { id } = await must('operator.add', {
    name,
    role: 'clerk',
    passphrase: `别的口令${random.digits(8)}`,
  });
  say({ done: 'operator.add', name });
  say({ begin: 'operator.remove', name });
  await must('operator.remove', { id });
  say({ done: 'operator.remove', name });
}

async function makeRecovery(): Promise<void> {
  say({ begin: 'recovery' });
  const { code } = await must('operator.makeRecovery', { passphrase });
  say({ done: 'recovery', secret: code });
}

async function salvage(): Promise<void> {
  await must('archive.close', {});
  const out = `${orders.beside}/抢救-${random.digits(8)}`;
  say({ begin: 'salvage', folder: out });
  await must('vault.salvage', { path: orders.folder, passphrase, out });
  say({ done: 'salvage', folder: out });
  await open(orders.folder);
}

async function rehearse(): Promise<void> {
  say({ begin: 'rehearsal' });
  const { ok } = await must('backup.rehearse', {});
  if (!ok) throw new Error('a sound backup did not pass');
  say({ done: 'rehearsal' });
}

async function copy(): Promise<void> {
  await attach();
  await must('archive.backup', {});
  say({ begin: 'copy' });
  const { file, folder } = await must('backup.copyTo', { folder: orders.beside });
  say({ done: 'copy', file, folder });
}

const WORK: Readonly<Record<Orders['kind'], () => Promise<void>>> = {
  edit,
  undo: async () => {
    await edit();
    for (const channel of ['change.undo', 'change.redo', 'change.undo'] as const) await turn(channel);
  },
  import: importPeople,
  attachment: attach,
  draft,
  backup: backUp,
  restore,
  migration: migrate,
  passphrase: changePassphrase,
  operator: changeOperators,
  recovery: makeRecovery,
  salvage,
  rehearsal: rehearse,
  copy,
};

if (orders.dieAt !== null) dieAt(orders.dieAt.nth, orders.dieAt.halfWay);
if (orders.kind !== 'migration') await open(orders.folder);
for (;;) await WORK[orders.kind]();
