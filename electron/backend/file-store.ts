import { randomUUID } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { AppError } from '#contract/app-error.ts';
import { fail, ok, type Result } from '#contract/result.ts';

/** Files that a shell opened by path, or that the window is handing over piece by piece. Bytes stay in memory: no copy on disk. */
export type StoredFile =
  | { readonly kind: 'path'; readonly name: string; readonly path: string; readonly size: number }
  | {
      readonly kind: 'bytes';
      readonly name: string;
      readonly size: number;
      readonly bytes: Uint8Array;
      filled: number;
    };

export interface FileStore {
  begin(name: string, size: number): Result<{ fileId: string }>;
  append(fileId: string, piece: Uint8Array): Result<{ received: number }>;
  openPath(path: string): Result<{ fileId: string }>;
  get(fileId: string): StoredFile | undefined;
  drop(fileId: string): void;
  clear(): void;
}

/** The largest file that an import takes; the national system's exports of a whole county stay under it. */
export const MAX_FILE_BYTES = 100 * 1024 * 1024;

const tooLarge = (name: string, size: number): { ok: false; error: AppError } =>
  fail({
    code: 'rule',
    rule: 'file-too-large',
    message: `文件“${name}”有 ${Math.round(size / 1048576)} MB，超过 100 MB 的上限。请按村拆分后分别导入。`,
  });

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined; // a name that no file can have, or a folder that is closed to us
  }
}

/** Windows has no such flag. */
const NO_FOLLOW = (constants as Partial<typeof constants>).O_NOFOLLOW ?? 0;

/**
 * The bytes of a file that was handed over. Null when one that lies on the disk cannot be read, is no ordinary file
 * any more, or is not as large as it was: whoever put it there may still be writing.
 */
export function bytesOf(file: StoredFile, most: number): Uint8Array | null {
  if (file.size > most) return null;
  if (file.kind === 'bytes') return file.bytes;
  try {
    const handle = openSync(file.path, constants.O_RDONLY | NO_FOLLOW);
    try {
      const stat = fstatSync(handle);
      if (!stat.isFile() || stat.size !== file.size) return null;
      const bytes = new Uint8Array(file.size);
      let at = 0;
      for (let read = -1; at < bytes.length && read !== 0; at += read)
        read = readSync(handle, bytes, at, bytes.length - at, at);
      return at === bytes.length ? bytes : null;
    } finally {
      closeSync(handle);
    }
  } catch {
    return null;
  }
}

export function createFileStore(): FileStore {
  const files = new Map<string, StoredFile>();
  const missing = fail({ code: 'not-found', what: '要导入的文件' });
  return {
    begin(name, size) {
      if (size > MAX_FILE_BYTES) return tooLarge(name, size);
      const fileId = randomUUID();
      files.set(fileId, {
        kind: 'bytes',
        name: basename(name.replaceAll('\\', '/')),
        size,
        bytes: new Uint8Array(size),
        filled: 0,
      });
      return ok({ fileId });
    },
    append(fileId, piece) {
      const file = files.get(fileId);
      if (file?.kind !== 'bytes') return missing;
      if (file.filled + piece.length > file.size)
        return fail({ code: 'conflict', message: `文件“${file.name}”比登记的大，请重新选择。` });
      file.bytes.set(piece, file.filled);
      file.filled += piece.length;
      return ok({ received: file.filled });
    },
    openPath(path) {
      const name = basename(path);
      const stat = statOf(path);
      if (stat === undefined) return fail({ code: 'not-found', what: `文件“${name}”` });
      if (!stat.isFile())
        return fail({ code: 'rule', rule: 'not-a-file', message: `“${name}”不是文件，请选择表格文件。` });
      if (stat.size > MAX_FILE_BYTES) return tooLarge(name, stat.size);
      const fileId = randomUUID();
      files.set(fileId, { kind: 'path', name, path, size: stat.size });
      return ok({ fileId });
    },
    get: (fileId) => files.get(fileId),
    drop: (fileId) => void files.delete(fileId),
    clear: () => {
      files.clear();
    },
  };
}
