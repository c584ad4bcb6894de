import { PictureFault } from './bitmap.ts';

export interface JpegPart {
  /** The marker’s second byte: 0xe1 for APP1. */
  readonly marker: number;
  /** Where it begins, with its marker. */
  readonly start: number;
  readonly end: number;
  /** What stands behind its length. */
  readonly body: Uint8Array;
}

export interface JpegParts {
  readonly width: number;
  readonly height: number;
  /** Everything before the first picture data, in order. */
  readonly head: readonly JpegPart[];
  /** Where the picture data begin (SOS). */
  readonly scan: number;
  /** Behind the end-of-image marker; cameras may put a second picture or a film there. */
  readonly end: number;
  /** How many passes the picture is made in; a progressive one has about ten. */
  readonly passes: number;
}

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
/** A picture of thousands of passes only serves to keep a reader busy. */
const MOST_PASSES = 200;
const frames = new Set([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);
/** Markers that stand alone, within picture data above all (restarts). */
const isBare = (marker: number): boolean => (marker >= 0xd0 && marker <= 0xd7) || marker === 0x01;

/** The parts of a JPEG. Throws a PictureFault when it is cut off or no JPEG; nothing is decoded. */
export function jpegParts(bytes: Uint8Array): JpegParts {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) throw new PictureFault('broken');
  const head: JpegPart[] = [];
  let size: { width: number; height: number } | null = null;
  let scan = -1;
  let passes = 0;
  let at = 2;
  for (;;) {
    const found = nextMarker(bytes, at);
    const marker = bytes[found + 1];
    if (marker === undefined) throw new PictureFault('broken');
    if (marker === EOI) {
      if (size === null || scan < 0) throw new PictureFault('broken');
      return { ...size, head, scan, end: found + 2, passes };
    }
    at = found + 2;
    const length = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
    const end = at + length;
    if (length < 2 || end > bytes.length) throw new PictureFault('broken');
    const body = bytes.subarray(at + 2, end);
    if (frames.has(marker)) size ??= sizeOf(body);
    if (marker === SOS) {
      if (scan < 0) scan = found;
      if ((passes += 1) > MOST_PASSES) throw new PictureFault('too-slow');
    }
    if (scan < 0) head.push({ marker, start: found, end, body });
    at = end;
  }
}

/** The next marker that has something behind it, or ends all; bytes that are none are passed over, as decoders do. */
function nextMarker(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    if (bytes[at] !== 0xff) continue;
    const next = bytes[at + 1] ?? 0;
    if (next !== 0x00 && next !== 0xff && !isBare(next)) return at;
  }
  throw new PictureFault('broken');
}

const sizeOf = (frame: Uint8Array): { width: number; height: number } => ({
  height: ((frame[1] ?? 0) << 8) | (frame[2] ?? 0),
  width: ((frame[3] ?? 0) << 8) | (frame[4] ?? 0),
});

const EXIF_MARK = 'Exif\0\0';

export const exifOfJpeg = ({ head }: JpegParts): Uint8Array | null => {
  const part = head.find(({ marker, body }) => marker === 0xe1 && startsWith(body, EXIF_MARK));
  return part === undefined ? null : part.body.subarray(EXIF_MARK.length);
};

export const startsWith = (bytes: Uint8Array, text: string): boolean =>
  bytes.length >= text.length && [...text].every((letter, at) => bytes[at] === letter.charCodeAt(0));

/** What a decoder needs: JFIF, the colour profile, Adobe’s word on the colours, tables and frames. */
function isNeeded({ marker, body }: JpegPart): boolean {
  if (marker === 0xe0) return startsWith(body, 'JFIF\0');
  if (marker === 0xe2) return startsWith(body, 'ICC_PROFILE\0');
  if (marker === 0xee) return startsWith(body, 'Adobe');
  return !(marker >= 0xe0 && marker <= 0xef) && marker !== 0xfe;
}

/**
 * The same picture, bit for bit, without anything that tells of its place, day or camera, and without what stands
 * behind its end. `exif` takes the place of what was there.
 */
export function strippedJpeg(bytes: Uint8Array, parts: JpegParts, exif: Uint8Array | null): Uint8Array {
  const kept = parts.head.filter(isNeeded).map(({ start, end }) => bytes.subarray(start, end));
  const soi = bytes.subarray(0, 2);
  return Buffer.concat([
    soi,
    ...(exif === null ? [] : [exifPart(exif)]),
    ...kept,
    bytes.subarray(parts.scan, parts.end),
  ]);
}

function exifPart(exif: Uint8Array): Uint8Array {
  const length = 2 + EXIF_MARK.length + exif.length;
  return Buffer.concat([Buffer.from([0xff, 0xe1, length >> 8, length & 0xff]), Buffer.from(EXIF_MARK), exif]);
}
