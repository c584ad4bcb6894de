import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';
import { type Entry, fromBufferPromise } from 'yauzl';
import { SheetError, asSheetError } from '../sheets/sheet-error.ts';

/** New text of a part in pieces; null takes the part out of the package. */
export type NewPart = Iterable<string> | null;

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const DEFLATE = 8;
const VERSION = 20;
/** The bits that say how the data were packed and that sizes follow them; sizes are written before them here. */
const NAME_IS_UTF8 = 0x0800;

interface Packed {
  readonly method: number;
  readonly checksum: number;
  readonly size: number;
  readonly data: readonly Buffer[];
}

/**
 * The package with some parts replaced. All other parts are not even unpacked: their packed bytes, their order and
 * their times are copied. New parts are made in the order given, whatever their order in the package; they are named in small letters.
 */
export async function writePackage(bytes: Buffer, parts: ReadonlyMap<string, NewPart>): Promise<Uint8Array> {
  const entries = await entriesOf(bytes);
  const packs = new Map<string, Packed | null>();
  for (const [name, text] of parts) packs.set(name, text === null ? null : await pack(text));
  const body: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    const replaced = packs.get(entry.fileName.toLowerCase());
    if (replaced === null) continue;
    const packed = replaced ?? copied(bytes, entry);
    const header = localHeader(entry, packed);
    directory.push(centralHeader(entry, packed, at));
    body.push(header, ...packed.data);
    at += header.length + lengthOf(packed.data);
  }
  const listed = Buffer.concat(directory);
  return Buffer.concat([...body, listed, endOfDirectory(directory.length, listed.length, at)]);
}

async function entriesOf(bytes: Buffer): Promise<Entry[]> {
  const entries = new Map<string, Entry>();
  try {
    const zip = await fromBufferPromise(bytes, { autoClose: false, lazyEntries: true });
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName.toLowerCase();
      if (entries.has(name)) throw new SheetError('damaged');
      entries.set(name, entry);
    }
    zip.close();
  } catch (thrown) {
    throw asSheetError(thrown);
  }
  return [...entries.values()];
}

function copied(bytes: Buffer, entry: Entry): Packed {
  const local = entry.relativeOffsetOfLocalHeader;
  const data = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  return {
    method: entry.compressionMethod,
    checksum: entry.crc32,
    size: entry.uncompressedSize,
    data: [bytes.subarray(data, data + entry.compressedSize)],
  };
}

async function pack(text: Iterable<string>): Promise<Packed> {
  const data: Buffer[] = [];
  let checksum = 0;
  let size = 0;
  const counted = function* () {
    for (const piece of text) {
      const bytes = Buffer.from(piece);
      checksum = crc32(bytes, checksum);
      size += bytes.length;
      yield bytes;
    }
  };
  await pipeline(Readable.from(counted()), createDeflateRaw(), async (packed: AsyncIterable<Buffer>) => {
    for await (const piece of packed) data.push(piece);
  });
  return { method: DEFLATE, checksum, size, data };
}

const lengthOf = (pieces: readonly Buffer[]): number => pieces.reduce((sum, { length }) => sum + length, 0);

/** What the local header and the directory say alike, from the version on. */
function common(entry: Entry, { method, checksum, size, data }: Packed): Buffer {
  const shared = Buffer.alloc(24);
  shared.writeUInt16LE(VERSION, 0);
  shared.writeUInt16LE(entry.generalPurposeBitFlag & NAME_IS_UTF8, 2);
  shared.writeUInt16LE(method, 4);
  shared.writeUInt16LE(entry.lastModFileTime, 6);
  shared.writeUInt16LE(entry.lastModFileDate, 8);
  shared.writeUInt32LE(checksum, 10);
  shared.writeUInt32LE(lengthOf(data), 14);
  shared.writeUInt32LE(size, 18);
  shared.writeUInt16LE(entry.fileNameRaw.length, 22);
  return shared;
}

function localHeader(entry: Entry, packed: Packed): Buffer {
  const signature = Buffer.alloc(4);
  signature.writeUInt32LE(LOCAL);
  return Buffer.concat([signature, common(entry, packed), Buffer.alloc(2), entry.fileNameRaw]);
}

function centralHeader(entry: Entry, packed: Packed, at: number): Buffer {
  const signature = Buffer.alloc(6);
  signature.writeUInt32LE(CENTRAL);
  signature.writeUInt16LE(entry.versionMadeBy, 4);
  const rest = Buffer.alloc(16);
  rest.writeUInt32LE(entry.externalFileAttributes, 8);
  rest.writeUInt32LE(at, 12);
  return Buffer.concat([signature, common(entry, packed), rest, entry.fileNameRaw]);
}

function endOfDirectory(count: number, size: number, at: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  return end;
}
