import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const ciRun = fileURLToPath(new URL('../../.ci/run', import.meta.url));

/** Runs .ci/run in a folder of its own with an npm that writes the summary and ends as told. */
const runWith = ({ summary, exit }: { summary?: object; exit: number }) => {
  const folder = temporaryFolder();
  for (const name of ['.ci', 'bin', 'dist/test']) mkdirSync(join(folder, name), { recursive: true });
  copyFileSync(ciRun, join(folder, '.ci/run'));
  const write = summary === undefined ? '' : `echo '${JSON.stringify(summary)}' > dist/test/summary.json`;
  const npm = join(folder, 'bin/npm');
  writeFileSync(npm, `#!/bin/sh\necho "npm $* CI=$CI"\n${write}\nexit ${exit}\n`);
  chmodSync(npm, 0o755);
  const env = { ...process.env, PATH: `${join(folder, 'bin')}${delimiter}${process.env['PATH'] ?? ''}` };
  const { status, stdout } = spawnSync('bash', [join(folder, '.ci/run')], { encoding: 'utf8', env });
  return { status, lines: stdout.trim().split('\n') };
};

describe.skipIf(process.platform === 'win32')('.ci/run', () => {
  test('calls npm test and ends with its own sum', () => {
    const { status, lines } = runWith({ summary: { passed: 12, failed: 0, skipped: 1 }, exit: 0 });
    expect(lines).toEqual(['npm test CI=true', '12 passed, 0 failed']);
    expect(status).toBe(0);
  });

  test('fails when tests failed', () => {
    const { status, lines } = runWith({ summary: { passed: 11, failed: 1, skipped: 0 }, exit: 1 });
    expect(lines.at(-1)).toBe('11 passed, 1 failed');
    expect(status).toBe(1);
  });

  test('fails when npm test came to no sum at all', () => {
    const { status, lines } = runWith({ exit: 0 });
    expect(lines.at(-1)).toBe('0 passed, 1 failed');
    expect(status).toBe(1);
  });
});
