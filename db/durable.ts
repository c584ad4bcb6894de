import {
  closeSync,
  copyFileSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
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

/** Writes a part with all its bytes on the disk, or leaves none and throws: a disk that is almost full takes the first of them only. */
export function writePart(part: string, content: Uint8Array): void {
  let isWhole = false;
  const handle = openSync(part, 'w', 0o600);
  try {
    for (let at = 0; at < content.length;) at += writeSync(handle, content, at);
    fsyncSync(handle);
    isWhole = true;
  } finally {
    closeSync(handle);
    if (!isWhole) rmSync(part, { force: true });
  }
}

/** A second name for a file that will not change; where the file system has no links, a copy. */
export function linkOrCopy(file: string, target: string): void {
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
  try {
    rmSync(target, { force: true });
    linkSync(file, target);
  } catch {
    copyWhole(file, target);
  }
}

/** What a full disk took of it is gone again. */
function copyWhole(file: string, target: string): void {
  const part = `${target}.part`;
  try {
    copyFileSync(file, part);
    renameSync(part, target);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

/** Puts a small file in the place of another: whole or not at all. */
export function writeDurably(path: string, content: string): void {
  const part = `${path}.part`;
  writePart(part, Buffer.from(content));
  renameDurably(part, path);
}
