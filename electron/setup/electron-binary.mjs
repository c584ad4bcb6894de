import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findNode } from './node-version.mjs';
import { isWithinADay, readState, writeState } from './stamp.mjs';
import { say } from './terminal.mjs';
import { findTool } from './tools.mjs';

const patience = 60_000;

/** Path of Electron's binary, or undefined. Not `require('electron')`: that would start a download. */
export const findElectron = (root) => {
  const folder = join(root, 'node_modules/electron');
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const binary = join(
    process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'),
    readFileSync(pathFile, 'utf8'),
  );
  return existsSync(binary) ? binary : undefined;
};

/** Electron's binary, fetched if need be. One failed attempt is enough for a day. */
export const obtainElectron = (root) => {
  const there = findElectron(root);
  if (there !== undefined || isWithinADay(readState(root).electronFailedAt)) return there;
  say('Fetching Electron (at most a minute) …');
  spawnSync(findNode(root), [findTool('install-electron')], {
    cwd: root,
    timeout: patience,
    stdio: 'ignore',
  });
  const fetched = findElectron(root);
  writeState(root, { electronFailedAt: fetched === undefined ? Date.now() : undefined });
  return fetched;
};
