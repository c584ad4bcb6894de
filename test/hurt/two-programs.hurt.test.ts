// The window and a terminal, two terminals, two restores: one of them waits or is told who has the archive.
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { createBackend } from '#backend/backend.ts';
import { openArchive } from '#db/open-archive.ts';
import { verifyArchive } from '#db/verify.ts';
import { aHousehold, anArchive } from '#test/support/archive-builder.ts';
import { times } from '#test/support/hurt.ts';
import { CHEAP } from '#test/support/temp-archive.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const PASSPHRASE = '口令口令口令';
const HOLDER = fileURLToPath(new URL('../support/hold-archive.ts', import.meta.url));
const CLI = fileURLToPath(new URL('../../electron/cli.ts', import.meta.url));

/** A closed archive with a backup, and what has been done since. */
async function anArchiveAtRest(): Promise<string> {
  const built = await anArchive({ today: '2025-11-20' });
  const { id } = await aHousehold(built, { year: { year: 2025 } });
  await built.must('archive.backup', {});
  await built.must('household.update', { id, year: 2025, values: { 'household.phone': '13800009999' } });
  const folder = join(temporaryFolder(), '清水镇');
  await built.session.archive!.close();
  cpSync(built.session.archive!.folder, folder, { recursive: true });
  await built.close();
  return folder;
}

/** What a second program could have harmed: the lock itself and what SQLite shares between its handles is none of it. */
const printOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true })
    .map(String)
    .filter(
      (name) => !/archive\.lock|-shm$|attempts\.json/.test(name) && statSync(join(folder, name)).isFile(),
    )
    .map(
      (name) =>
        `${name} ${createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex')}`,
    )
    .sort();

function another(): (channel: string, input: object) => Promise<unknown> {
  const backend = createBackend({ fontFolder: '', userName: '李经办', keyCost: CHEAP });
  onTestFinished(() => backend.close());
  return (channel, input) => backend.call(channel, input);
}

async function soundly(folder: string): Promise<unknown> {
  const opened = await openArchive(folder, PASSPHRASE, new Date());
  if (!opened.ok) throw new Error(opened.refusal);
  try {
    expect(verifyArchive(opened.archive).problems).toEqual([]);
    return opened.archive.rawReading.prepare('SELECT phone FROM household').pluck().get();
  } finally {
    await opened.archive.close();
  }
}

test('while one program has it, another opens, restores and salvages nothing, and says why', async () => {
  const folder = await anArchiveAtRest();
  const holder: ChildProcess = spawn(process.execPath, [HOLDER, folder, PASSPHRASE], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void holder.kill('SIGKILL'));
  expect(String((await once(holder.stdout!, 'data'))[0]).trim()).toBe('opened');
  const before = printOf(folder);
  const secret = { path: folder, passphrase: PASSPHRASE };
  const inUse = {
    ok: false,
    error: { code: 'locked', message: expect.stringContaining('另一个户档程序') as string },
  };
  // Somebody who is just closing is waited for: all of them at once, since each waits for seconds.
  const [opened, restored, salvaged] = await Promise.all([
    another()('vault.open', secret),
    another()('vault.restore', { ...secret, backup: null }),
    another()('vault.salvage', { ...secret, out: join(folder, '..', '抢救') }),
  ]);
  expect(opened).toMatchObject(inUse);
  expect(restored).toMatchObject(inUse);
  expect(salvaged).toMatchObject(inUse);
  expect(await another()('vault.examine', { path: folder })).toMatchObject({
    ok: true,
    value: { state: 'in-use', ways: ['wait'] },
  });
  expect(await another()('vault.create', secret)).toMatchObject({ ok: false });
  expect(existsSync(join(folder, '..', '抢救'))).toBe(false);
  expect(printOf(folder)).toEqual(before);
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  expect(await soundly(folder)).toBe('13800009999');
}, 60_000);

/** Commands of a terminal each, begun together: a process of its own is slow to begin. */
test.runIf(times(0, 1) === 1)(
  'two restores from two terminals leave what one of them leaves',
  async () => {
    const folder = await anArchiveAtRest();
    const env = { ...process.env, HUDANG_PASSPHRASE: PASSPHRASE };
    const runs = [1, 2].map(async () => {
      const child = spawn(process.execPath, [CLI, 'restore', '--archive', folder], { env, stdio: 'pipe' });
      let said = '';
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (piece: Buffer) => (said += piece.toString()));
      const [code] = (await once(child, 'close')) as [number];
      return { code, said };
    });
    for (const { code, said } of await Promise.all(runs))
      expect(said).toContain(code === 0 ? '已从' : '另一个户档程序');
    expect(await soundly(folder)).toBe('13800001234');
  },
  60_000,
);

test('two restores by two clicks are one after the other', async () => {
  const folder = await anArchiveAtRest();
  const click = another();
  const input = { path: folder, passphrase: PASSPHRASE, backup: null };
  const clicked = await Promise.all([click('vault.restore', input), click('vault.restore', input)]);
  for (const answer of clicked) expect(answer).toMatchObject({ ok: true });
  expect(await soundly(folder)).toBe('13800001234');
}, 30_000);
