import { type FileHandle, open } from 'node:fs/promises';
import { SheetError } from './sheet-error.ts';
import type { SheetSource } from './sheet-row.ts';

/** The bytes of a source, wherever they are. */
export interface ByteSource {
  readonly size: number;
  readonly path?: string;
  /** Everything at once; for formats that cannot be read in pieces. */
  readAll(): Promise<Buffer>;
  /** At most `length` bytes from the start. */
  head(length: number): Promise<Buffer>;
  chunks(): AsyncGenerator<Uint8Array, void, undefined>;
}

const CHUNK = 65_536;

/** Opens a source and refuses it when it cannot be read, is empty or is above `maxBytes`. */
export async function openSource(source: SheetSource, maxBytes: number): Promise<ByteSource> {
  const bytes = 'bytes' in source ? fromBytes(source.bytes) : await fromPath(source.path);
  if (bytes.size === 0) throw new SheetError('empty');
  if (bytes.size > maxBytes) throw new SheetError('too-large');
  return bytes;
}

function fromBytes(bytes: Uint8Array): ByteSource {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    size: all.length,
    readAll: () => Promise.resolve(all),
    head: (length) => Promise.resolve(all.subarray(0, length)),
    async *chunks() {
      for (let at = 0; at < all.length; at += CHUNK) yield all.subarray(at, at + CHUNK);
    },
  };
}

async function fromPath(path: string): Promise<ByteSource> {
  const size = await withFile(path, async (file) => {
    const stat = await file.stat();
    if (!stat.isFile()) throw new SheetError('unreadable');
    return stat.size;
  });
  return {
    size,
    path,
    readAll: () => withFile(path, (file) => file.readFile()),
    head: (length) =>
      withFile(path, async (file) => {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
        return buffer.subarray(0, bytesRead);
      }),
    chunks: () => fileChunks(path),
  };
}

async function* fileChunks(path: string): AsyncGenerator<Uint8Array, void, undefined> {
  const file = await openFile(path);
  try {
    while (true) {
      const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(CHUNK), 0, CHUNK).catch(unreadable);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

async function withFile<T>(path: string, use: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await openFile(path);
  try {
    return await use(file).catch(unreadable);
  } finally {
    await file.close();
  }
}

function openFile(path: string): Promise<FileHandle> {
  return open(path, 'r').catch(unreadable);
}

function unreadable(thrown: unknown): never {
  throw thrown instanceof SheetError ? thrown : new SheetError('unreadable');
}
