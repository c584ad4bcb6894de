import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '#test/support/temporary-folder.ts';
import { findNode, isNewEnough, parseVersion } from '../../electron/setup/node-version.mjs';

test('a version is read with and without its v, and nothing else is', () => {
  expect(parseVersion('v24.21.0\n')).toEqual([24, 21, 0]);
  expect(parseVersion('9.10.11')).toEqual([9, 10, 11]);
  expect(parseVersion('')).toBeUndefined();
  expect(parseVersion('node 24.21.0')).toBeUndefined();
});

test('Node 24 is new enough by number, not by spelling', () => {
  expect(isNewEnough('v24.0.0')).toBe(true);
  expect(isNewEnough('v100.0.0')).toBe(true);
  expect(isNewEnough('v20.20.2')).toBe(false);
  expect(isNewEnough('v9.0.0')).toBe(false);
  expect(isNewEnough('nonsense')).toBe(false);
});

test('the running Node is used only where no package brought one, and only if it is new enough', () => {
  const root = temporaryFolder();
  expect(findNode(root, { path: '/old', version: 'v20.20.2' })).toBeUndefined();
  expect(findNode(root, { path: '/new', version: 'v26.0.0' })).toBe('/new');
});

test.skipIf(process.platform === 'win32')('the Node that came as a package goes first', () => {
  const root = temporaryFolder();
  const packaged = join(root, 'node_modules/.bin/node');
  mkdirSync(join(root, 'node_modules/.bin'), { recursive: true });
  writeFileSync(packaged, '');
  expect(findNode(root, { path: '/new', version: 'v26.0.0' })).toBe(packaged);
});
