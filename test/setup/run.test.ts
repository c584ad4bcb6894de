import { spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { temporaryFolder } from '#test/support/temporary-folder.ts';
import { parseTarget, waitFor } from '../../electron/setup/tools.mjs';

const run = fileURLToPath(new URL('../../electron/setup/run.mjs', import.meta.url));

const scriptOf = (code: string): string => {
  const path = join(temporaryFolder(), 'script.ts');
  writeFileSync(path, code);
  return path;
};

test('the target is the first word, after --bin a tool, and every other word is passed on', () => {
  expect(parseTarget(['electron/cli.ts', 'check', '--json', '--', '户'])).toEqual({
    isTool: false,
    target: 'electron/cli.ts',
    args: ['check', '--json', '--', '户'],
  });
  expect(parseTarget(['--bin', 'vite', 'build', '--bin'])).toEqual({
    isTool: true,
    target: 'vite',
    args: ['build', '--bin'],
  });
  expect(() => parseTarget([])).toThrow('Usage');
  expect(() => parseTarget(['--bin'])).toThrow('Usage');
});

test('a TypeScript file runs on Node 24 with its arguments, and nothing else is on stdout', () => {
  const script = scriptOf('const n: string = process.versions.node; console.log(n, process.argv.slice(2));');
  const { status, stdout } = spawnSync(process.execPath, [run, script, 'a b', '--json'], {
    encoding: 'utf8',
  });
  expect(status).toBe(0);
  expect(stdout).toMatch(/^2[4-9]\.\d+\.\d+ \[ 'a b', '--json' \]\n$/);
});

test('the exit code is passed on', () => {
  expect(spawnSync(process.execPath, [run, scriptOf('process.exit(7)')]).status).toBe(7);
});

test('an unknown file and an unknown tool are one line, not a stack', () => {
  for (const args of [['electron/no-such-file.ts'], ['--bin', 'no-such-tool']]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [run, ...args], { encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^There is no .*no-such-(file\.ts|tool)\.\n$/);
  }
});

test.skipIf(process.platform === 'win32')(
  'a signal reaches the target, which ends in its own way',
  async () => {
    const script = scriptOf(
      "process.on('SIGTERM', () => process.exit(5)); setInterval(() => {}, 1000); console.log('up');",
    );
    const child = spawn(process.execPath, [run, script], { stdio: ['ignore', 'pipe', 'inherit'] });
    child.stdout.once('data', () => child.kill('SIGTERM'));
    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(5);
  },
);

test.skipIf(process.platform === 'win32')('a child that outlives its limit is ended', async () => {
  const child = spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' });
  expect(await waitFor(child, { limit: 300 })).toBe(128 + 15);
});
