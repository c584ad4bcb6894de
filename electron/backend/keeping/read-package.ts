import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { PACKAGE_FILES } from '#domain/keeping/package-metadata.ts';
import {
  CENTRAL_BYTES,
  END_BYTES,
  endRecord,
  localHeader,
  MOST_BYTES,
  MOST_ENTRIES,
  readDirectory,
  type ZipEntry,
} from './zip-store.ts';

/** A package by its place on the disk, or its bytes. */
export type PackageSource = { readonly path: string } | { readonly bytes: Uint8Array };

export interface ReadPackage {
  readonly bytes: number;
  readonly entries: readonly ZipEntry[];
  readonly entry: (name: string) => ZipEntry | undefined;
  /** A whole file of the package; at most so many bytes. */
  readonly content: (name: string, most: number) => Buffer | null;
  readonly pieces: (entry: ZipEntry) => Generator<Buffer>;
  /** Whether the header before a file is what the directory says. */
  readonly headerIsSound: (entry: ZipEntry) => boolean;
  readonly close: () => void;
}

/** Why a file is no package of ours, in a clerk's words. */
export class PackageFault extends Error {}

const NOT_ONE = '这不是户档打的长期保存包，或者解压后又重新压缩过。请用原来的 zip 文件。';
const CUT = '这个包不完整：末尾缺了一段，可能是没有复制完。请重新复制原来的文件。';
const DIRECTORY = '这个包的目录被改动过或已损坏，不能确认里面有哪些文件。请用另一份备份。';

/** Names of our own, none that leads out of a folder. */
const SAFE_NAME = /^[0-9A-Za-z一-龥][0-9A-Za-z一-龥._-]*(?:\/[0-9A-Za-z][0-9A-Za-z._-]*){0,4}$/u;

/**
 * Opens a package without unpacking anything. Takes exactly what the writer writes: parts as they are, one behind the
 * other, each name once. What else a zip file may hold (links, packed bombs, names that lead elsewhere, parts behind
 * parts) is refused here, before a byte of it is read.
 */
export function openPackage(source: PackageSource): ReadPackage {
  const file = 'path' in source ? fromPath(source.path) : fromBytes(source.bytes);
  try {
    const entries = directoryOf(file);
    const names = new Map(entries.map((entry) => [entry.name, entry]));
    const contentFrom = (entry: ZipEntry): number => entry.offset + localHeader(entry).length;
    return {
      ...{ bytes: file.size, entries, close: file.close },
      entry: (name) => names.get(name),
      content: (name, most) => {
        const entry = names.get(name);
        if (entry === undefined || entry.bytes > most) return null;
        return file.read(contentFrom(entry), entry.bytes);
      },
      *pieces(entry) {
        const from = contentFrom(entry);
        for (let at = 0; at < entry.bytes; at += PIECE)
          yield file.read(from + at, Math.min(PIECE, entry.bytes - at));
      },
      headerIsSound: (entry) => {
        const header = localHeader(entry);
        return file.read(entry.offset, header.length).equals(header);
      },
    };
  } catch (error) {
    file.close();
    throw error;
  }
}

const PIECE = 1024 * 1024;

function directoryOf(file: Opened): ZipEntry[] {
  if (file.size < END_BYTES || file.size > MOST_BYTES + CENTRAL_BYTES) throw new PackageFault(NOT_ONE);
  if (file.read(0, 4).readUInt32LE(0) !== 0x04034b50) throw new PackageFault(NOT_ONE);
  const end = file.read(file.size - END_BYTES, END_BYTES);
  const count = end.readUInt16LE(10);
  const [bytes, offset] = [end.readUInt32LE(12), end.readUInt32LE(16)];
  if (end.readUInt32LE(0) !== 0x06054b50) throw new PackageFault(CUT);
  if (!end.equals(endRecord(count, { offset, bytes })) || count > MOST_ENTRIES)
    throw new PackageFault(DIRECTORY);
  if (offset + bytes + END_BYTES !== file.size) throw new PackageFault(DIRECTORY);
  const entries = readDirectory(file.read(offset, bytes), count);
  if (entries === null)
    throw new PackageFault(file.read(offset, 4).readUInt32LE(0) === 0x02014b50 ? NOT_ONE : DIRECTORY);
  const folded = new Set(entries.map(({ name }) => name.toLowerCase()));
  if (folded.size !== entries.length || !entries.every(({ name }) => SAFE_NAME.test(name)))
    throw new PackageFault('这个包里有重名的文件，或名称不正常的文件，没有打开。');
  let from = 0;
  for (const entry of entries) {
    if (entry.offset !== from) throw new PackageFault(DIRECTORY);
    from += localHeader(entry).length + entry.bytes;
  }
  if (from !== offset) throw new PackageFault(DIRECTORY);
  if (entries.at(-1)?.name !== PACKAGE_FILES.checksums) throw new PackageFault(NOT_ONE);
  return entries;
}

interface Opened {
  readonly size: number;
  readonly read: (offset: number, length: number) => Buffer;
  readonly close: () => void;
}

function fromBytes(given: Uint8Array): Opened {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  const read = (offset: number, length: number): Buffer => {
    if (offset + length > bytes.length) throw new PackageFault(CUT);
    return bytes.subarray(offset, offset + length);
  };
  return { size: bytes.length, read, close: () => undefined };
}

const UNREADABLE = '这个文件打不开。请确认它还在原处、没有被别的程序占用，再试一次。';

function fromPath(path: string): Opened {
  const handle = opened(path);
  const stat = fstatSync(handle);
  if (!stat.isFile()) {
    closeSync(handle);
    throw new PackageFault(UNREADABLE);
  }
  const read = (offset: number, length: number): Buffer => {
    const into = Buffer.alloc(length);
    for (let done = 0; done < length;) {
      const count = readPiece(handle, into.subarray(done), offset + done);
      if (count === 0) throw new PackageFault(CUT);
      done += count;
    }
    return into;
  };
  return { size: stat.size, read, close: () => closeSync(handle) };
}

function opened(path: string): number {
  try {
    // Opening a pipe would wait for whoever writes into it.
    if (!statSync(path).isFile()) throw new PackageFault(UNREADABLE);
    return openSync(path, 'r');
  } catch {
    throw new PackageFault(UNREADABLE);
  }
}

function readPiece(handle: number, into: Buffer, offset: number): number {
  try {
    return readSync(handle, into, 0, into.length, offset);
  } catch {
    throw new PackageFault('这个文件读到一半读不下去了，磁盘或 U 盘可能有损坏。请换一份再试。');
  }
}
