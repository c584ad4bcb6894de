import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createBackend } from '#backend/backend.ts';
import { runCli } from '#electron/cli-run.ts';
import { damagePage } from '#test/support/damaged-archive.ts';
import { CHEAP } from '#test/support/temp-archive.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const PASSPHRASE = '管理员自己的口令';

test('salvage in the terminal: beside the archive, or where it is told; what it makes is sound', async () => {
  const folder = temporaryFolder();
  const archive = join(folder, '样例镇');
  const run = async (words: string[], passphrase = PASSPHRASE) => {
    let [out, error] = ['', ''];
    const exit = await runCli(words, {
      env: { HUDANG_PASSPHRASE: passphrase },
      folder,
      connect: () => ({
        ...createBackend({
          fontFolder: '',
          userName: '测试员',
          keyCost: CHEAP,
          now: () => new Date('2026-11-23T09:00'),
        }),
        onDeath: () => undefined,
      }),
      out: (text) => (out += text),
      error: (text) => (error += text),
      errorIsTerminal: false,
      askHidden: null,
    });
    return { exit, out, error };
  };
  expect((await run(['new', '--archive', archive, '--township', '清水镇'])).exit).toBe(0);
  damagePage(archive, 30, 100);
  const beside = await run(['salvage', '--archive', archive]);
  expect(beside).toMatchObject({ exit: 0, error: '' });
  expect(beside.out).toContain(`已抢救出新的档案库：${archive}-抢救-20261123`);
  expect(beside.out).toContain('原来的档案库没有改动');
  expect((await run(['verify', '--archive', `${archive}-抢救-20261123`])).exit).toBe(0);
  const told = await run(['salvage', '--archive', archive, '--out', '新库', '--json']);
  expect(JSON.parse(told.out)).toMatchObject({ made: '新库' });
  expect(existsSync(join(folder, '新库', 'archive.db'))).toBe(true);
  const wrong = await run(['salvage', '--archive', archive, '--out', '别处'], '错误的口令口令');
  expect(wrong).toMatchObject({ exit: 1, out: '' });
  expect(wrong.error).toContain('口令不对');
  expect(existsSync(join(folder, '别处'))).toBe(false);
});
