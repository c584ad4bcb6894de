import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createBackend } from '#backend/backend.ts';
import { runCli } from '#electron/cli-run.ts';
import { CHEAP, tempFolder } from '#test/support/temp-archive.ts';

/** A command with a backend of its own in this process. */
async function run(argv: string[]) {
  let out = '';
  let error = '';
  const exit = await runCli(argv, {
    env: { HUDANG_PASSPHRASE: '云岭清水档案口令' },
    folder: '/',
    connect: () => {
      const backend = createBackend({ fontFolder: '', userName: '李经办', keyCost: CHEAP });
      onTestFinished(() => backend.close());
      return {
        call: (channel, input) => backend.call(channel, input),
        onProgress: (listener) => backend.onProgress(listener),
        onDeath: () => undefined,
        close: () => backend.close(),
      };
    },
    out: (text) => (out += text),
    error: (text) => (error += text),
    errorIsTerminal: false,
    askHidden: null,
  });
  return { exit, out, error };
}

test('log tells who did what and a line to write down, and verify --head proves that line later', async () => {
  const path = join(tempFolder(), 'archive');
  const archive = ['--archive', path];
  expect((await run(['new', ...archive, '--township', '清水镇'])).exit).toBe(0);
  const first = await run(['log', ...archive]);
  expect(first).toMatchObject({ exit: 0, error: '' });
  expect(first.out).toMatch(/李经办 +打开档案库 +用口令/);
  expect(first.out).toContain('关闭档案库');
  const words = /核对）：(操作 .*)$/m.exec(first.out)?.[1] ?? '';
  expect(await run(['verify', '--head', words, ...archive])).toMatchObject({ exit: 0, error: '' });
  const wrong = words.replace(/.$/u, (letter) => (letter === 'a' ? 'b' : 'a'));
  expect(await run(['verify', '--head', wrong, ...archive])).toMatchObject({
    exit: 1,
    error: expect.stringMatching(/查看记录第 \d+ 条和抄下的不一样/) as string,
  });
  const closed = JSON.parse((await run(['log', '--json', '--kind', '关闭档案库', ...archive])).out) as {
    entries: { kind: string }[];
  };
  expect(new Set(closed.entries.map(({ kind }) => kind))).toEqual(new Set(['closed']));
  expect(closed.entries.length).toBeGreaterThan(2);
  expect((await run(['log', '--kind', '没有的', ...archive])).exit).toBe(2);
});
