import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { makeScratch } from '../../electron/setup/scratch.mjs';

const memory = mkdtempSync(join(tmpdir(), 'hudang-memory-'));
afterAll(() => rmSync(memory, { recursive: true, force: true }));

describe('the folder for temporary files of a test run', () => {
  test('lies where there is room, and goes with all that is in it', () => {
    const scratch = makeScratch(memory, { HOME: '/home/a' });
    const folder = scratch.env['TMPDIR'] ?? '';
    expect(dirname(folder)).toBe(memory);
    expect(scratch.env['HOME']).toBe('/home/a');
    writeFileSync(join(folder, 'left'), '');
    scratch.remove();
    expect(existsSync(folder)).toBe(false);
  });

  test('is the system’s own where somebody chose one, or where there is no such memory', () => {
    expect(makeScratch(memory, { TMPDIR: '/scratch' }).env).toEqual({ TMPDIR: '/scratch' });
    expect(makeScratch(join(memory, 'none'), {}).env).toEqual({});
  });
});
