import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { say } from './terminal.mjs';

const oldestMs = 20 * 60 * 1000;
const ownerless = 5000;
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const readOwner = (lock) => {
  try {
    return Number(readFileSync(join(lock, 'pid'), 'utf8'));
  } catch {
    return undefined;
  }
};

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

/** True when the lock's owner is gone: dead, or so old that its pid may be somebody else's by now. */
export const isStale = (lock, now = Date.now()) => {
  let age;
  try {
    age = now - statSync(lock).mtimeMs;
  } catch {
    return false; // released in this moment
  }
  const owner = readOwner(lock);
  if (owner === undefined) return age > ownerless;
  return age > oldestMs || !isAlive(owner);
};

const take = (lock) => {
  try {
    mkdirSync(lock);
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
  writeFileSync(join(lock, 'pid'), String(process.pid));
  return true;
};

/**
 * Removal goes by a rename: of two that find the same stale lock, one wins. If what was moved is not what was
 * found (a third has just taken the lock), it is put back.
 */
const removeStale = (lock) => {
  const aside = `${lock}.${process.pid}`;
  try {
    const owner = readOwner(lock);
    if (!isStale(lock)) return;
    renameSync(lock, aside);
    if (readOwner(aside) !== owner) return renameSync(aside, lock);
    rmSync(aside, { recursive: true, force: true });
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
};

/** Runs `work` while no other setup of this folder works. `lock` is a folder; its parent is made. */
export const withLock = async (lock, work) => {
  mkdirSync(dirname(lock), { recursive: true });
  const started = Date.now();
  let told = false;
  while (!take(lock)) {
    removeStale(lock);
    if (!told && Date.now() - started > 1000 && readOwner(lock) !== undefined) {
      say(`Waiting for another setup (process ${readOwner(lock)}) …`);
      told = true;
    }
    await wait(150);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
};
