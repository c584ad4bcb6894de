import { crc32 } from 'node:zlib';
import { type Entry, type ZipFile, fromBufferPromise, openPromise } from 'yauzl';
import type { ByteSource } from './open-source.ts';
import { SheetError, asSheetError } from './sheet-error.ts';
import type { SheetLimits } from './sheet-row.ts';

/** The parts of a package, read where they lie: nothing is unpacked to disk. Names are without case. */
export interface ZipParts {
  /** As written, in the order of the directory. */
  readonly names: readonly string[];
  has(name: string): boolean;
  /** The unpacked bytes in pieces; the last piece is followed by a check of size and checksum. */
  read(name: string, maxBytes?: number): AsyncGenerator<Uint8Array, void, undefined>;
  close(): void;
}

const OPTIONS = { autoClose: false, lazyEntries: true };
/** A workbook has some dozens of parts; a package with more is not one. */
const MAX_PARTS = 20_000;

export async function openZip(source: ByteSource, limits: SheetLimits): Promise<ZipParts> {
  try {
    const zip =
      source.path === undefined
        ? await fromBufferPromise(await source.readAll(), OPTIONS)
        : await openPromise(source.path, OPTIONS);
    return await listParts(zip, limits).catch((thrown: unknown) => {
      zip.close();
      throw thrown;
    });
  } catch (thrown) {
    throw asSheetError(thrown);
  }
}

async function listParts(zip: ZipFile, limits: SheetLimits): Promise<ZipParts> {
  if (zip.entryCount > MAX_PARTS) throw new SheetError('unpacks-too-large');
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName.toLowerCase();
    // Which of two parts is meant, each program answers in its own way.
    if (entries.has(name)) throw new SheetError('damaged');
    entries.set(name, entry);
  }
  let unpacked = 0;
  const counted = new Set<Entry>();
  return {
    names: [...entries.values()].map(({ fileName }) => fileName),
    has: (name) => entries.has(name.toLowerCase()),
    async *read(name, maxBytes = Infinity) {
      const entry = entries.get(name.toLowerCase());
      if (entry === undefined) throw new SheetError('damaged');
      if (entry.isEncrypted()) throw new SheetError('encrypted');
      if (!counted.has(entry)) unpacked += entry.uncompressedSize;
      counted.add(entry);
      if (unpacked > limits.unpackedBytes || entry.uncompressedSize > maxBytes || isBomb(entry, limits))
        throw new SheetError('unpacks-too-large');
      yield* readEntry(zip, entry);
    },
    close: () => zip.close(),
  };
}

/** Sizes are those of the directory; yauzl stops at the first byte beyond. */
function isBomb(entry: Entry, limits: SheetLimits): boolean {
  return (
    entry.uncompressedSize > limits.ratioFrom &&
    entry.uncompressedSize > limits.ratio * Math.max(entry.compressedSize, 1)
  );
}

async function* readEntry(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array, void, undefined> {
  const stream = await zip.openReadStreamPromise(entry).catch(() => {
    throw new SheetError('damaged');
  });
  // After a break nobody listens any more; a late error of the inflater must not end the process.
  stream.on('error', () => {});
  let checksum = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      checksum = crc32(chunk, checksum);
      yield chunk;
    }
  } catch (thrown) {
    throw asSheetError(thrown);
  } finally {
    stream.destroy();
  }
  if (checksum !== entry.crc32) throw new SheetError('damaged');
}
