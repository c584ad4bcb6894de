import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { logToFile } from '#electron/log.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const now = () => new Date('2026-03-01T08:00:00Z');

it('writes one line with the time, making the folder', () => {
  const path = join(temporaryFolder(), 'logs', 'hudang.log');
  const log = logToFile(path, now);
  log('started');
  log('ended\n');
  expect(readFileSync(path, 'utf8')).toBe(
    '2026-03-01T08:00:00.000Z started\n2026-03-01T08:00:00.000Z ended\n',
  );
});

it('starts anew when the file has grown, keeping the one before', () => {
  const path = join(temporaryFolder(), 'hudang.log');
  writeFileSync(path, 'x'.repeat(1_000_001));
  logToFile(path, now)('fresh');
  expect(readFileSync(path, 'utf8')).toBe('2026-03-01T08:00:00.000Z fresh\n');
  expect(statSync(`${path}.1`).size).toBe(1_000_001);
});

it('never stops the work', () => {
  expect(() => logToFile('/dev/null/hudang.log', now)('line')).not.toThrow();
});
