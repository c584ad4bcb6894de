// Somebody takes the disk while the program is at work: nothing that anybody typed is in any byte of any file.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import type { BackendChannel, Output, Request } from '#contract/channels.ts';
import type { Result } from '#contract/result.ts';
import { connect, DATABASE_NAME } from '#db/connection.ts';
import { openKeyFile, readKeyFile } from '#db/key-file.ts';
import { aPhoto } from '#test/support/a-photo.ts';
import { encodeGb18030 } from '#test/support/encode-gb18030.ts';
import { aRow, csvFile, idNumber } from '#test/support/member-file.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const BACKEND = fileURLToPath(new URL('../../electron/backend/process.ts', import.meta.url));
const FONTS = fileURLToPath(new URL('../../dist/fonts', import.meta.url));

const SAID = {
  head: '欧阳䶮山',
  wife: '司徒𫄸云',
  idNumber: idNumber(8011),
  phone: '13987650001',
  bank: '示范农商行云溪支行',
  account: '6217003333444455556',
  illness: '终末期肾病透析治疗',
  operator: '慕容经办',
  passphrase: '云岭清水的口令二〇二五',
  changed: '换过的口令二〇二六',
  colleague: '同事的口令二〇二五',
  township: '清水河示范镇',
  draft: '草稿里的诸葛孔明户',
  photo: 'EXIF 里写着的地点：云溪村七号',
  photoName: '欧阳家门口.jpg',
  refused: '被拒绝的令狐冲',
  reason: '理由写明是重病',
} as const;

interface Desk {
  call<N extends BackendChannel>(channel: N, input: Request<N>): Promise<Result<Output<N>>>;
  must<N extends BackendChannel>(channel: N, input: Request<N>): Promise<Output<N>>;
  /** Sends without waiting. */
  send(channel: BackendChannel, input: unknown): void;
  readonly child: ChildProcess;
}

/** The program's own process, with a home and a folder for temporary files of its own. */
function aDesk(places: { home: string; temporary: string }, log: (text: string) => void): Desk {
  const child = fork(BACKEND, [FONTS], {
    silent: true,
    serialization: 'advanced',
    env: {
      ...process.env,
      ...{ HOME: places.home, USERPROFILE: places.home, HUDANG_OPERATOR: SAID.operator },
      ...{ TMPDIR: places.temporary, TEMP: places.temporary, TMP: places.temporary },
    },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  child.stderr!.on('data', (chunk: Buffer) => log(chunk.toString()));
  child.stdout!.on('data', (chunk: Buffer) => log(chunk.toString()));
  let last = 0;
  const waiting = new Map<number, (result: Result<unknown>) => void>();
  child.on('message', (message: { kind: string; id: number; result: Result<unknown> }) => {
    if (message.kind === 'answer') waiting.get(message.id)?.(message.result);
  });
  const call = (channel: string, input: unknown) =>
    new Promise<Result<unknown>>((resolve) => {
      waiting.set((last += 1), resolve);
      child.send({ id: last, channel, input });
    });
  return {
    child,
    call: call as Desk['call'],
    must: async (channel, input) => {
      const answer = await call(channel, input);
      if (!answer.ok) throw new Error(`${channel}: ${JSON.stringify(answer.error)}`);
      return answer.value as Output<typeof channel>;
    },
    send: (channel, input) => void call(channel, input),
  };
}

async function upload({ must }: Desk, name: string, bytes: Uint8Array): Promise<string> {
  const { fileId } = await must('file.begin', { name, size: bytes.length });
  await must('file.append', { fileId, base64: Buffer.from(bytes).toString('base64') });
  return fileId;
}

/** A day on which everything is typed that may not be found. Gives the recovery code. */
async function work(desk: Desk, { archive, second }: { archive: string; second: string }): Promise<string> {
  const { must, call } = desk;
  const made = await must('vault.create', {
    ...{ path: archive, passphrase: SAID.passphrase, operator: SAID.operator, township: SAID.township },
  });
  await must('village.create', { name: '云溪村', code: null });
  const people = [
    aRow('801', 1, {
      行政村: '云溪村',
      姓名: SAID.head,
      联系电话: SAID.phone,
      性别: '男',
      民族: '汉族',
      健康状况: '健康',
    }),
    aRow('801', 2, { 行政村: '云溪村', 姓名: SAID.wife, 性别: '女', 民族: '汉族', 健康状况: '健康' }),
  ];
  expect(people[0]?.['证件号码']).toBe(SAID.idNumber);
  const file = csvFile('成员信息_2025.csv', people);
  const { importId } = await must('import.plan', { fileIds: [await upload(desk, file.name, file.bytes)] });
  await must('import.commit', { importId });
  const bad = csvFile('成员信息_2025.csv', [aRow('802', 1, { 姓名: SAID.refused, 证件号码: '不是号码' })]);
  await call('import.plan', { fileIds: [await upload(desk, bad.name, bad.bytes)] });
  const values = {
    ...{ 'household.phone': SAID.phone, 'household.bank_name': SAID.bank },
    ...{ 'household.bank_account': SAID.account, 'household.address': SAID.illness },
  };
  await must('household.update', { id: 1, year: 2025, values });
  await must('household.update', {
    ...{ id: 1, year: 2025, values: { 'household.phone': '13800001234' }, reason: SAID.reason },
  });
  await must('household.search', { text: SAID.head.slice(0, 2) });
  await must('draft.save', { key: 'entry:1', title: SAID.draft, content: SAID.draft });
  const photo = await upload(desk, SAID.photoName, aPhoto(SAID.photo));
  await must('attachment.add', { fileId: photo, householdId: 1 });
  await must('document.print', { document: 'P02', target: { householdId: 1 }, year: 2025, draft: true });
  await must('operator.add', { name: `${SAID.operator}二`, role: 'clerk', passphrase: SAID.colleague });
  await must('operator.changePassphrase', { old: SAID.passphrase, passphrase: SAID.changed });
  await must('archive.backup', {});
  await must('backup.copyTo', { folder: second });
  await must('backup.rehearse', {});
  await must('change.undo', {});
  // What goes wrong is told of in the log of the program.
  await call('vault.create', { path: join(second, SAID.head.repeat(500)), passphrase: SAID.changed });
  await must('vault.open', { path: archive, passphrase: SAID.changed });
  return made.recoveryCode;
}

/** Whoever comes while an act is half done and nothing is folded in. */
async function killed(desk: Desk): Promise<void> {
  const rows = Array.from({ length: 60 }, (_, i) => aRow(String(810 + i), 1, { 姓名: `${SAID.head}${i}` }));
  const file = csvFile('成员信息_2025.csv', rows);
  const fileId = await upload(desk, file.name, file.bytes);
  const { importId } = await desk.must('import.plan', { fileIds: [fileId] });
  desk.send('import.commit', { importId });
  await new Promise((resolve) => setTimeout(resolve, 30));
  desk.child.kill('SIGKILL');
  await once(desk.child, 'exit');
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
  );

/** A text in every way in which a program of this country writes it. */
const formsOf = (text: string): Buffer[] => [
  Buffer.from(text),
  Buffer.from(text, 'utf16le'),
  Buffer.from(text, 'utf16le').swap16(),
  encodeGb18030(text),
  Buffer.from([...text].map((sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')),
];

/** Never written anywhere, or in a file of its own. */
const NOT_IN_ROWS: readonly string[] = [
  ...[SAID.passphrase, SAID.changed, SAID.colleague, SAID.photo, SAID.refused],
];

/** What was typed and is in no row of the database either: then looking for it in files would prove nothing. */
function inside(archive: string, key: Buffer): string[] {
  const copy = join(temporaryFolder(), 'copy');
  cpSync(archive, copy, { recursive: true });
  const db = connect(join(copy, DATABASE_NAME), key);
  const tables = db
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'`)
    .pluck()
    .all() as string[];
  const all = tables.map((table) => JSON.stringify(db.prepare(`SELECT * FROM "${table}"`).all())).join();
  db.close();
  return Object.values(SAID).filter((text) => !all.includes(text) && !NOT_IN_ROWS.includes(text));
}

const formsOfKey = (key: Buffer): Buffer[] => [
  key,
  ...[key.toString('hex'), key.toString('hex').toUpperCase(), key.toString('base64').slice(0, 40)].map(
    (text) => Buffer.from(text),
  ),
];

test('of a day’s work nothing that was typed, and no key, is in any file: archive, copies, home, temporary files, logs', async () => {
  const disk = temporaryFolder();
  const place = (name: string) => {
    mkdirSync(join(disk, name));
    return join(disk, name);
  };
  const places = { home: place('home'), temporary: place('tmp'), second: place('stick') };
  const archive = join(disk, '档案库');
  let log = '';
  const desk = aDesk(places, (text) => (log += text));
  const recovery = await work(desk, { archive, second: places.second });
  await killed(desk);

  const files = filesIn(disk);
  const names = files.map((path) => path.slice(disk.length));
  for (const wanted of [/archive\.db$/, /archive\.db-wal$/, /attachments/, /backups.*\.db$/, /stick.*\.db$/])
    expect(
      names.some((name) => wanted.test(name)),
      String(wanted),
    ).toBe(true);
  const opened = await openKeyFile(readKeyFile(archive)!, { passphrase: SAID.changed });
  expect(inside(archive, opened!.key)).toEqual([]);
  const texts = [...Object.values(SAID), recovery, recovery.replaceAll('-', '')];
  const needles = [
    ...texts.flatMap((text) => formsOf(text).map((form) => [text, form] as const)),
    ...formsOfKey(opened!.key).map((form) => ['the key', form] as const),
  ];
  const found = files.flatMap((path) => {
    const bytes = readFileSync(path);
    return needles.flatMap(([text, form]) =>
      bytes.includes(form) ? [`${path.slice(disk.length)}: ${text}`] : [],
    );
  });
  expect(found).toEqual([]);
  expect(needles.filter(([, form]) => Buffer.from(log).includes(form)).map(([text]) => text)).toEqual([]);
  // Nor does a name of a file tell of anybody.
  expect(texts.filter((text) => names.some((name) => name.includes(text)))).toEqual([]);
}, 60_000);
