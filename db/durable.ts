import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Waits until the content of a file is on the disk. */
export function syncFile(path: string): void {
  const handle = openSync(path, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Waits until the names in a folder are on the disk; where the system knows no such thing, they are with the file. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } catch (error) {
    if (!['EINVAL', 'ENOTSUP', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  } finally {
    closeSync(handle);
  }
}

/** Gives a finished part its name; after a loss of power it has either name, whole. */
export function renameDurably(part: string, path: string): void {
  renameSync(part, path);
  syncFolder(dirname(path));
}

/** Puts a small file in the place of another: whole or not at all. */
export function writeDurably(path: string, content: string): void {
  const part = `${path}.part`;
  const handle = openSync(part, 'w', 0o600);
  try {
    writeSync(handle, content);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameDurably(part, path);
}
