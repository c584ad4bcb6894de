import { accessSync, constants, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';

/** What the archives of all tests need at once, with room to spare. */
const NEEDED = 4 * 1024 ** 3;

const hasRoom = (folder) => {
  try {
    accessSync(folder, constants.W_OK);
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= NEEDED;
  } catch {
    return false;
  }
};

/**
 * The folder for temporary files of a test run: in memory where there is room, since each act of each test waits for
 * the disk otherwise. `env` has it as TMPDIR; `remove` takes it away with all that tests left there.
 */
export const makeScratch = (memory = '/dev/shm', env = process.env) => {
  if (env.TMPDIR !== undefined || !hasRoom(memory)) return { env, remove: () => undefined };
  const folder = mkdtempSync(join(memory, 'hudang-test-'));
  return {
    env: { ...env, TMPDIR: folder },
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }),
  };
};
