import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

const day = 24 * 60 * 60 * 1000;

export const hashOf = (content) => createHash('sha256').update(content).digest('hex').slice(0, 24);

const listFiles = (path) => {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('.'))
    .flatMap((entry) => {
      const child = join(path, entry.name);
      return entry.isDirectory() ? listFiles(child) : [child];
    });
};

/** One hash over the names, sizes and times of all files below the given files and folders. */
export const fingerprint = (root, places) => {
  const lines = places
    .flatMap((place) => listFiles(join(root, place)))
    .map((path) => {
      const { size, mtimeMs } = statSync(path);
      return `${path.slice(root.length)} ${size} ${Math.round(mtimeMs)}`;
    });
  return hashOf(lines.sort().join('\n'));
};

export const readJson = (path) => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return {}; // absent or half-written: the same as never done
  }
};

/** Written beside and renamed, so that a second setup never reads half a file. */
export const writeJson = (path, value) => {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(value, null, 2)}\n`);
  renameSync(draft, path);
};

const statePath = (root) => join(root, 'node_modules/.hudang-setup.json');

/**
 * What earlier setups found out: `lock` (hash of the lock file installed), `failedLock` and `failedAt` (one that
 * could not be installed, ms), `electronFailedAt` (ms).
 */
export const readState = (root) => readJson(statePath(root));
export const writeState = (root, change) => writeJson(statePath(root), { ...readState(root), ...change });

/** Whoever runs `npm run setup` wants what failed to be tried again. */
export const forgetFailures = (root) => {
  if (!existsSync(statePath(root))) return;
  writeState(root, { failedLock: undefined, failedAt: undefined, electronFailedAt: undefined });
};

export const isWithinADay = (then, now = Date.now()) =>
  typeof then === 'number' && now - then >= 0 && now - then < day;

/** True when every package of the lock file is installed in its version; optional ones may be absent. */
export const isInstalled = (lock, installed) =>
  installed.packages !== undefined &&
  Object.entries(lock.packages ?? {}).every(([path, entry]) => {
    if (path === '') return true;
    const found = installed.packages[path];
    return found === undefined ? entry.optional === true : found.version === entry.version;
  });
