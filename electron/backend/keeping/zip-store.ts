import { crc32 } from 'node:zlib';

/**
 * The container of a package: a zip file whose parts are stored as they are. PDFs and photos do not get smaller, a
 * damaged byte damages one part only, and no part can be larger than the file says. The reader takes exactly what the
 * writer writes, so that every byte of a package is accounted for.
 */
export interface ZipEntry {
  readonly name: string;
  readonly bytes: number;
  readonly crc: number;
  /** Where its local header stands. */
  readonly offset: number;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
export const CENTRAL_BYTES = 46;
export const END_BYTES = 22;
const VERSION = 20;
const UTF8_NAMES = 0x0800;
/** 2025-01-01: the moment of packing stands in the metadata. */
const DAY = ((2025 - 1980) << 9) | (1 << 5) | 1;

/** Of a zip file without the extensions of 64 bits; also the largest file of a FAT32 stick. */
export const MOST_BYTES = 0xffff_ffff;
export const MOST_ENTRIES = 65_000;

function common({ name, bytes, crc }: Omit<ZipEntry, 'offset'>): Buffer {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(VERSION, 0);
  header.writeUInt16LE(UTF8_NAMES, 2);
  header.writeUInt16LE(DAY, 8);
  header.writeUInt32LE(crc, 10);
  header.writeUInt32LE(bytes, 14);
  header.writeUInt32LE(bytes, 18);
  header.writeUInt16LE(Buffer.byteLength(name), 22);
  return header;
}

export function localHeader(entry: Omit<ZipEntry, 'offset'>): Buffer {
  const signature = Buffer.alloc(4);
  signature.writeUInt32LE(LOCAL);
  return Buffer.concat([signature, common(entry), Buffer.from(entry.name)]);
}

export function centralHeader(entry: ZipEntry): Buffer {
  const start = Buffer.alloc(6);
  start.writeUInt32LE(CENTRAL, 0);
  start.writeUInt16LE(VERSION, 4);
  const end = Buffer.alloc(14);
  end.writeUInt32LE(entry.offset, 10);
  return Buffer.concat([start, common(entry), end, Buffer.from(entry.name)]);
}

export function endRecord(count: number, { offset, bytes }: { offset: number; bytes: number }): Buffer {
  const end = Buffer.alloc(END_BYTES);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(bytes, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

/** The entries of a directory, or null where it is none of ours. */
export function readDirectory(directory: Buffer, count: number): ZipEntry[] | null {
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let n = 0; n < count; n += 1) {
    if (at + CENTRAL_BYTES > directory.length) return null;
    const length = directory.readUInt16LE(at + 28);
    const name = directory.toString('utf8', at + CENTRAL_BYTES, at + CENTRAL_BYTES + length);
    const entry = {
      ...{ name, crc: directory.readUInt32LE(at + 16), bytes: directory.readUInt32LE(at + 20) },
      offset: directory.readUInt32LE(at + 42),
    };
    const written = centralHeader(entry);
    if (!directory.subarray(at, at + CENTRAL_BYTES + length).equals(written)) return null;
    entries.push(entry);
    at += written.length;
  }
  return at === directory.length ? entries : null;
}

export const crcOf = (content: Uint8Array): number => crc32(content);
