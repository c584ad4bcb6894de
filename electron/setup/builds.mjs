import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findNode } from './node-version.mjs';
import { fingerprint } from './stamp.mjs';
import { SetupError, say } from './terminal.mjs';
import { findTool } from './tools.mjs';

const shared = ['domain', 'electron/contract', 'package.json', 'package-lock.json'];

const window = {
  name: 'window',
  config: 'electron/setup/vite.window.ts',
  made: 'dist/window/index.html',
  stamp: 'dist/window/.stamp',
  sources: [...shared, 'renderer', 'electron/setup/vite.window.ts'],
};

const electron = {
  name: 'desktop shell',
  config: 'electron/setup/vite.electron.ts',
  made: 'dist/electron/main.js',
  stamp: 'dist/electron/.stamp',
  sources: [...shared, 'db', 'templates', 'electron'],
};

const isFresh = (root, build) =>
  existsSync(join(root, build.made)) &&
  existsSync(join(root, build.stamp)) &&
  readFileSync(join(root, build.stamp), 'utf8') === fingerprint(root, build.sources);

const make = (root, build) => {
  if (isFresh(root, build)) return; // another setup made it while this one waited
  say(`Building the ${build.name} …`);
  const before = fingerprint(root, build.sources);
  const args = [findTool('vite'), 'build', '--config', build.config, '--logLevel', 'warn'];
  const env = { ...process.env, NO_COLOR: '1' };
  const { status, stdout, stderr } = spawnSync(findNode(root), args, { cwd: root, env, encoding: 'utf8' });
  if (status !== 0) throw new SetupError(`${stdout}${stderr}\nThe ${build.name} could not be built.`);
  writeFileSync(join(root, build.stamp), before);
};

export const isWindowFresh = (root) => isFresh(root, window);
export const buildWindow = (root) => make(root, window);
export const isElectronFresh = (root) => isFresh(root, electron);
export const buildElectron = (root) => make(root, electron);
