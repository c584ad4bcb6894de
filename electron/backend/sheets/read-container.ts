import { SheetError } from './sheet-error.ts';

/** The streams directly under the root of a compound file, by lower-case name. */
export type ContainerStreams = ReadonlyMap<string, () => Buffer>;

const HEADER = 512;
const NO_STREAM = 0xffffffff;
const LAST_SECTOR = 0xfffffffa;
const ENTRY = 128;
const STREAM = 2;

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

/** Reads sectors of `shift` bits of size out of `bytes`; `table` says which sector follows which. */
type Chain = (start: number) => Buffer;

/**
 * Opens the container of .xls files. Our own, because that of SheetJS goes round for ever in a damaged one.
 * Throws `damaged` when a chain leaves the file or returns to itself.
 */
export function readContainer(file: Buffer): ContainerStreams {
  if (file.length < HEADER) throw new SheetError('damaged');
  const shift = file.readUInt16LE(30);
  const miniShift = file.readUInt16LE(32);
  if ((shift !== 9 && shift !== 12) || miniShift >= shift) throw new SheetError('damaged');
  const chain = chainReader(file, shift, 1 << shift, readAllocation(file, shift));
  const entries = readEntries(chain(file.readUInt32LE(48)));
  const root = entries[0];
  if (root === undefined) throw new SheetError('damaged');
  const miniFrom = file.readUInt32LE(56);
  const openMini = () => {
    const table = numbersOf(chain(file.readUInt32LE(60)));
    return chainReader(chain(root.start), miniShift, 0, table);
  };
  return new Map(
    childrenOf(entries, root.child)
      .filter(({ type }) => type === STREAM)
      .map(({ name, start, size }) => [
        name.toLowerCase(),
        () => cut(size < miniFrom ? openMini()(start) : chain(start), size),
      ]),
  );
}

function cut(bytes: Buffer, size: number): Buffer {
  if (bytes.length < size) throw new SheetError('damaged');
  return bytes.subarray(0, size);
}

/** The file's allocation table; its own sectors are listed in the header and in a chain of further lists. */
function readAllocation(file: Buffer, shift: number): number[] {
  const size = 1 << shift;
  const places: number[] = [];
  for (let at = 76; at < HEADER; at += 4) places.push(file.readUInt32LE(at));
  let next = file.readUInt32LE(68);
  const sectors = file.length >> shift;
  for (let count = 0; next < LAST_SECTOR; count += 1) {
    const list = numbersOf(sectorAt(file, (next + 1) * size, size));
    if (count > sectors || list.length === 0) throw new SheetError('damaged');
    next = list.pop() ?? NO_STREAM;
    places.push(...list);
  }
  const used = places.slice(0, file.readUInt32LE(44)).filter((place) => place < LAST_SECTOR);
  return used.flatMap((place) => numbersOf(sectorAt(file, (place + 1) * size, size)));
}

function sectorAt(bytes: Buffer, at: number, size: number): Buffer {
  if (at >= bytes.length) throw new SheetError('damaged');
  return bytes.subarray(at, at + size);
}

function numbersOf(bytes: Buffer): number[] {
  return Array.from({ length: bytes.length >> 2 }, (_, at) => bytes.readUInt32LE(at * 4));
}

function chainReader(bytes: Buffer, shift: number, offset: number, table: readonly number[]): Chain {
  const most = (bytes.length >> shift) + 1;
  return (start) => {
    const pieces: Buffer[] = [];
    for (let sector = start; sector < LAST_SECTOR; sector = table[sector] ?? NO_STREAM) {
      if (pieces.length > most) throw new SheetError('damaged');
      pieces.push(sectorAt(bytes, offset + sector * (1 << shift), 1 << shift));
    }
    return Buffer.concat(pieces);
  };
}

function readEntries(directory: Buffer): Entry[] {
  return Array.from({ length: Math.floor(directory.length / ENTRY) }, (_, number) => {
    const entry = directory.subarray(number * ENTRY, (number + 1) * ENTRY);
    const nameBytes = Math.min(Math.max(entry.readUInt16LE(64) - 2, 0), 62);
    return {
      name: entry.toString('utf16le', 0, nameBytes & ~1),
      type: entry.readUInt8(66),
      left: entry.readUInt32LE(68),
      right: entry.readUInt32LE(72),
      child: entry.readUInt32LE(76),
      start: entry.readUInt32LE(116),
      size: entry.readUInt32LE(120),
    };
  });
}

/** A workbook embedded in a cell is in a folder of its own and must not be taken for the file's. */
function childrenOf(entries: readonly Entry[], first: number): Entry[] {
  const seen = new Set<number>();
  const waiting = [first];
  const children: Entry[] = [];
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    const entry = entries[number];
    if (entry === undefined || seen.has(number)) continue;
    seen.add(number);
    children.push(entry);
    waiting.push(entry.left, entry.right);
  }
  return children;
}
