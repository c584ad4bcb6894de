import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { findNode, isNewEnough, oldestNode } from './node-version.mjs';
import { hashOf, isInstalled, isWithinADay, readJson, readState, writeState } from './stamp.mjs';
import { SetupError, say } from './terminal.mjs';

const lockHash = (root) => hashOf(readFileSync(join(root, 'package-lock.json')));

/**
 * True when this lock file was installed and checked before, or could not be installed earlier today and the
 * packages from before serve instead: one file read, no child process.
 */
export const areDependenciesReady = (root) => {
  if (!existsSync(join(root, 'node_modules/zod'))) return false;
  const { lock, failedLock, failedAt } = readState(root);
  const wanted = lockHash(root);
  return lock === wanted || (failedLock === wanted && isWithinADay(failedAt));
};

/** npm without our own node_modules/.bin on the path: the Node in there is about to be replaced. */
const npm = (root, args) => {
  const path = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules'))
    .join(delimiter);
  const env = { ...process.env, PATH: path };
  return spawnSync('npm', args, { cwd: root, env, encoding: 'utf8', shell: process.platform === 'win32' });
};

const whyItFailed = (text) =>
  /reason: (.+)/.exec(text ?? '')?.[1] ?? /npm error code (.+)/.exec(text ?? '')?.[1] ?? 'npm did not start';

/** Moves the installed packages out of npm's way; false when they cannot be moved (a mount of their own). */
const putAside = (modules, aside) => {
  try {
    mkdirSync(dirname(aside), { recursive: true });
    renameSync(modules, aside);
    return true;
  } catch {
    return false;
  }
};

/**
 * `npm ci` empties node_modules first, so what is there is put aside and comes back if it fails. True when the
 * packages are those of the lock file.
 */
const install = (root) => {
  const modules = join(root, 'node_modules');
  const aside = join(root, `.cache/node_modules.${process.pid}`);
  say('Installing packages (about a minute the first time) …');
  const isAside = existsSync(modules) && putAside(modules, aside);
  const options = [
    '--prefer-offline',
    '--include=dev',
    '--include=optional',
    '--fetch-retries=1',
    '--fetch-retry-mintimeout=2000',
  ];
  const { status, stderr } = npm(root, ['ci', ...options]);
  if (status === 0) {
    rmSync(aside, { recursive: true, force: true });
    return true;
  }
  const why = whyItFailed(stderr);
  if (!isAside) {
    throw new SetupError(`The packages are not installed, and npm ci failed (${why}). Is there a network?`);
  }
  rmSync(modules, { recursive: true, force: true });
  renameSync(aside, modules);
  say(`The packages could not be renewed (${why}): going on with those installed before.`);
  return false;
};

const checkNode = (root) => {
  const node = findNode(root);
  const version = node === undefined ? '' : spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout;
  if (node !== undefined && isNewEnough(version ?? '')) return node;
  throw new SetupError(
    `Node ${oldestNode} or newer is needed, and none came with the packages (running: ${process.version}): install it from https://nodejs.org.`,
  );
};

const checkSqlite = (root, node) => {
  const script = "const D = require('better-sqlite3'); new D(':memory:').prepare('select 1').get()";
  const { status, signal, stderr } = spawnSync(node, ['-e', script], { cwd: root, encoding: 'utf8' });
  if (status === 0) return;
  const why = /Error: .*/.exec(stderr ?? '')?.[0] ?? `ended by ${signal ?? status}`;
  throw new SetupError(
    `The database module does not load (${why}): run \`npm ci\`; on Linux it needs glibc 2.34 or newer.`,
  );
};

/** Installs the packages of the lock file and proves that Node and the database module work. */
export const ensureDependencies = (root) => {
  if (areDependenciesReady(root)) return;
  const lock = readJson(join(root, 'package-lock.json'));
  const isCurrent =
    isInstalled(lock, readJson(join(root, 'node_modules/.package-lock.json'))) || install(root);
  checkSqlite(root, checkNode(root));
  const wanted = lockHash(root);
  writeState(
    root,
    isCurrent
      ? { lock: wanted, failedLock: undefined, failedAt: undefined }
      : { failedLock: wanted, failedAt: Date.now() },
  );
};
