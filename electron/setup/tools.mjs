import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findNode } from './node-version.mjs';
import { readJson } from './stamp.mjs';
import { SetupError, root, say } from './terminal.mjs';

const packageOf = { tsc: 'typescript', depcruise: 'dependency-cruiser', 'install-electron': 'electron' };

/** The script of a package's command, found without the shims of node_modules/.bin, which differ by platform. */
export const findTool = (name) => {
  const folder = join(root, 'node_modules', packageOf[name] ?? name);
  const { bin } = readJson(join(folder, 'package.json'));
  const file = typeof bin === 'string' ? bin : bin?.[name];
  if (file === undefined) throw new SetupError(`There is no installed tool named ${name}.`);
  return join(folder, file);
};

/** `[--bin] TARGET args…`: a TypeScript file of this folder, or with --bin the command of a package. */
export const parseTarget = ([first, ...rest]) => {
  const isTool = first === '--bin';
  const [target, ...args] = isTool ? rest : [first, ...rest];
  if (target === undefined) throw new SetupError('Usage: node electron/setup/run.mjs [--bin] TARGET args…');
  return { isTool, target, args };
};

const findScript = (target) => {
  const path = resolve(root, target);
  if (!existsSync(path)) throw new SetupError(`There is no file ${target}.`);
  return path;
};

/**
 * Starts Node 24 with a script or tool, with `virtualDisplay` under Xvfb. `options` are those of
 * child_process.spawn.
 */
export const startNode = ({ isTool, target, args, virtualDisplay = false }, options = {}) => {
  const node = findNode(root);
  if (node === undefined) throw new SetupError('Node 24 is missing: run `npm run setup`.');
  const command = [node, isTool ? findTool(target) : findScript(target), ...args];
  const [program, ...rest] = virtualDisplay ? ['xvfb-run', '--auto-servernum', ...command] : command;
  return spawn(program, rest, { stdio: 'inherit', ...options });
};

const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP'];
let interrupted = false;

/** True once somebody wanted us to end: what would come next is left. */
export const isInterrupted = () => interrupted;

/**
 * Waits for the child and passes our signals on; the answer is its exit code (128 + n for a signal). A child
 * that is still running after `limit` ms is told to end, and ten seconds later made to.
 */
export const waitFor = (child, { limit } = {}) =>
  new Promise((done, failed) => {
    const pass = (signal) => {
      interrupted = true;
      // A terminal sends Ctrl+C to the whole group: passing it on as well would look like a second Ctrl+C.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    };
    for (const signal of forwarded) process.on(signal, pass);
    const stop = (signal) => {
      say(`Still running after ${limit / 60_000} minutes: stopped.`);
      child.kill(signal);
    };
    const timers =
      limit === undefined
        ? []
        : [setTimeout(stop, limit, 'SIGTERM'), setTimeout(stop, limit + 10_000, 'SIGKILL')];
    child.on('error', failed);
    child.on('close', (code, signal) => {
      for (const timer of timers) clearTimeout(timer);
      for (const name of forwarded) process.off(name, pass);
      done(code ?? 128 + ({ SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGSEGV: 11, SIGTERM: 15 }[signal] ?? 0));
    });
  });
