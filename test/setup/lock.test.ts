import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { beforeEach, expect, test } from 'vitest';
import { temporaryFolder } from '#test/support/temporary-folder.ts';
import { isStale, withLock } from '../../electron/setup/lock.mjs';

let lock: string;

beforeEach(() => {
  lock = join(temporaryFolder(), 'cache/setup.lock');
});

const leaveLock = (owner: number) => {
  mkdirSync(lock, { recursive: true });
  writeFileSync(join(lock, 'pid'), String(owner));
};
const deadProcess = 2 ** 30; // above every system's largest process number

test('two setups work one after the other', async () => {
  const order: string[] = [];
  const work = (name: string) =>
    withLock(lock, async () => {
      order.push(`${name} in`);
      await setTimeout(30);
      order.push(`${name} out`);
    });
  await Promise.all([work('a'), work('b')]);
  expect(order).toHaveLength(4);
  expect(order[1]).toBe(order[0]?.replace('in', 'out'));
  expect(existsSync(lock)).toBe(false);
});

test('the lock of a process that is gone is taken over', async () => {
  leaveLock(deadProcess);
  expect(isStale(lock)).toBe(true);
  expect(await withLock(lock, () => 'done')).toBe('done');
});

test('the lock of a living process holds until it is too old to be true', () => {
  leaveLock(process.pid);
  expect(isStale(lock)).toBe(false);
  expect(isStale(lock, Date.now() + 21 * 60_000)).toBe(true);
});

test('a lock without its owner holds for the moment in which it is written', () => {
  mkdirSync(lock, { recursive: true });
  expect(isStale(lock)).toBe(false);
  utimesSync(lock, new Date(0), new Date(0));
  expect(isStale(lock)).toBe(true);
  expect(isStale(`${lock}.absent`)).toBe(false);
});

test('the lock is given back when the work fails', async () => {
  await expect(withLock(lock, () => Promise.reject(new Error('no network')))).rejects.toThrow('no network');
  expect(existsSync(lock)).toBe(false);
});
