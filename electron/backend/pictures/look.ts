import { mediaTypeOf } from '#domain/records/media-type.ts';
import { PictureFault } from './bitmap.ts';
import { decodePicture, pictureHead } from './decode.ts';
import { refuseDisguised } from './disguise.ts';
import { readExif } from './exif.ts';
import { pdfFacts } from './pdf-pages.ts';
import { jpegOf, pageBitmap, THUMB } from './draw.ts';

/** What a file says of itself. */
export interface FileFacts {
  readonly hasPlace: boolean;
  /** Of a PDF. */
  readonly pages: number | null;
  /** A PDF with scripts or files in it. */
  readonly hasActive: boolean;
  /** The day that the camera wrote into it. */
  readonly takenOn: string | null;
}

/** GPS in the other block of words that cameras and programs write. */
const PLACE_IN_XMP = 'exif:GPSLatitude';

/** Reads what is written in it, without decoding. Throws a PictureFault when it is broken or too large. */
export async function factsOf(bytes: Uint8Array): Promise<FileFacts> {
  const mediaType = mediaTypeOf(bytes);
  if (mediaType === null) throw new PictureFault('foreign');
  refuseDisguised(bytes, mediaType);
  if (mediaType === 'application/pdf') return { hasPlace: false, takenOn: null, ...(await pdfFacts(bytes)) };
  const { exif, words } = pictureHead(bytes);
  const read = exif === null ? { hasPlace: false, takenOn: null } : readExif(exif);
  const hasPlace = read.hasPlace || words.some((part) => Buffer.from(part).includes(PLACE_IN_XMP));
  return { hasPlace, takenOn: read.takenOn, pages: null, hasActive: false };
}

/** As `factsOf`, and proves that it can be shown by drawing the first page small. */
export async function lookedAt(
  bytes: Uint8Array,
): Promise<{ facts: FileFacts; thumb: Uint8Array<ArrayBuffer> }> {
  const facts = await factsOf(bytes);
  const isPdf = facts.pages !== null;
  const bitmap = isPdf ? await pageBitmap(bytes, { page: 1, fit: THUMB }) : await decodePicture(bytes);
  return { facts, thumb: await jpegOf(bitmap, { turn: 0, crop: null, fit: THUMB }) };
}
