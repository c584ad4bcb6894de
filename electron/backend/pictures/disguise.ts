import { type MediaType } from '#domain/records/media-type.ts';
import { PictureFault } from './bitmap.ts';
import { jpegParts } from './jpeg-parts.ts';
import { pngParts } from './png-parts.ts';

/** How a file of another kind gives itself away; a film behind a photo, as telephones put it, does not. */
const FOREIGN = [
  'PK\x03\x04',
  'PK\x05\x06',
  'Rar!\x1a',
  '7z\xbc\xaf',
  '%PDF-',
  '<html',
  '<script',
  '<!DOCTYPE',
  '<?php',
];
const PROGRAM = /^(MZ|\x7fELF|#!)/;
/** Where a PDF may go on behind its end mark. */
const TAIL = 70_000;

/**
 * Throws a PictureFault for a file that is two at once: a photo with an archive behind it, a page of scripts in its
 * words. Whoever saves and renames it would have something else than he saw.
 */
export function refuseDisguised(bytes: Uint8Array, mediaType: MediaType): void {
  const { words, tail } = partsOf(bytes, mediaType);
  const suspicious = [...words, tail].map((part) =>
    Buffer.from(part.buffer, part.byteOffset, part.byteLength),
  );
  if (suspicious.some((part) => FOREIGN.some((mark) => holds(part, mark))))
    throw new PictureFault('disguised');
  if (PROGRAM.test(Buffer.from(tail.subarray(0, 8)).toString('latin1'))) throw new PictureFault('disguised');
}

/** What no decoder looks at: words, and what stands behind the end. */
function partsOf(bytes: Uint8Array, mediaType: MediaType): { words: Uint8Array[]; tail: Uint8Array } {
  switch (mediaType) {
    case 'image/jpeg': {
      const { head, end } = jpegParts(bytes);
      const isWords = (marker: number): boolean => (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe;
      const words = head.filter(({ marker }) => isWords(marker)).map(({ body }) => body);
      return { words, tail: bytes.subarray(end) };
    }
    case 'image/png': {
      const { chunks, end } = pngParts(bytes);
      const words = chunks.filter(({ type }) => !PIXELS.has(type)).map(({ body }) => body);
      return { words, tail: bytes.subarray(end) };
    }
    case 'application/pdf': {
      const from = Math.max(0, bytes.length - TAIL);
      const last = Buffer.from(bytes.subarray(from)).lastIndexOf('%%EOF');
      return { words: [], tail: last < 0 ? new Uint8Array() : bytes.subarray(from + last + 5) };
    }
  }
}

const PIXELS = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND']);

/** Letters in either case; the marks are ASCII or bytes. */
function holds(part: Buffer, mark: string): boolean {
  if (part.includes(mark, 0, 'latin1')) return true;
  return mark.startsWith('<') && part.toString('latin1').toLowerCase().includes(mark.toLowerCase());
}
