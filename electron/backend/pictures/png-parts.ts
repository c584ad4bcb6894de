import { crc32 } from 'node:zlib';
import { PictureFault } from './bitmap.ts';

interface PngChunk {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly body: Uint8Array;
}

export interface PngParts {
  readonly width: number;
  readonly height: number;
  readonly chunks: readonly PngChunk[];
  /** Behind IEND. */
  readonly end: number;
}

const SIGNATURE = 8;
/** More chunks than any writer makes of 20 MB. */
const MOST_CHUNKS = 20_000;

/** The chunks of a PNG. Throws a PictureFault when it is cut off or no PNG; nothing is inflated. */
export function pngParts(bytes: Uint8Array): PngParts {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: PngChunk[] = [];
  for (let at = SIGNATURE; at + 12 <= bytes.length && chunks.length < MOST_CHUNKS;) {
    const length = view.getUint32(at);
    const end = at + 12 + length;
    if (end > bytes.length) break;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    chunks.push({ type, start: at, end, body: bytes.subarray(at + 8, end - 4) });
    if (type === 'IEND') return { ...sizeOf(chunks[0]), chunks, end };
    at = end;
  }
  throw new PictureFault('broken');
}

function sizeOf(first: PngChunk | undefined): { width: number; height: number } {
  if (first?.type !== 'IHDR' || first.body.length !== 13) throw new PictureFault('broken');
  const view = new DataView(first.body.buffer, first.body.byteOffset, first.body.byteLength);
  return { width: view.getUint32(0), height: view.getUint32(4) };
}

export const exifOfPng = ({ chunks }: PngParts): Uint8Array | null =>
  chunks.find(({ type }) => type === 'eXIf')?.body ?? null;

const NEEDED = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'pHYs', 'bKGD'],
]);

/** The same picture, bit for bit, without words, days and places; `exif` takes the place of what was there. */
export function strippedPng(bytes: Uint8Array, parts: PngParts, exif: Uint8Array | null): Uint8Array {
  const kept = parts.chunks
    .filter(({ type }) => NEEDED.has(type))
    .map(({ start, end }) => bytes.subarray(start, end));
  const [header = Buffer.alloc(0), ...rest] = kept;
  const own = exif === null ? [] : [chunk('eXIf', exif)];
  return Buffer.concat([bytes.subarray(0, SIGNATURE), header, ...own, ...rest]);
}

function chunk(type: string, body: Uint8Array): Uint8Array {
  const named = Buffer.concat([Buffer.from(type), body]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
