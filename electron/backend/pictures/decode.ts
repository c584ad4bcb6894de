import decodeJpeg, { init as initJpeg } from '@jsquash/jpeg/decode.js';
import decodePng, { init as initPng } from '@jsquash/png/decode.js';
import { mediaTypeOf } from '#domain/records/media-type.ts';
import { type Bitmap, PictureFault, refuseTooLarge } from './bitmap.ts';
import { readExif } from './exif.ts';
import { exifOfJpeg, jpegParts } from './jpeg-parts.ts';
import { exifOfPng, pngParts } from './png-parts.ts';
import { mirrored, type Turn, turned } from './turn.ts';
import { haveImageData, instantiator, wasmBytes } from './wasm.ts';

export interface PictureHead {
  readonly width: number;
  readonly height: number;
  /** The block that tells of place, day and orientation. */
  readonly exif: Uint8Array | null;
  /** Everything else that is words and not pixels. */
  readonly words: readonly Uint8Array[];
}

/** What a JPEG or PNG says of itself, without decoding. Throws a PictureFault when it is broken or too large. */
export function pictureHead(bytes: Uint8Array): PictureHead {
  const head = headOf(bytes);
  refuseTooLarge(head.width, head.height);
  return head;
}

function headOf(bytes: Uint8Array): PictureHead {
  switch (mediaTypeOf(bytes)) {
    case 'image/jpeg': {
      const parts = jpegParts(bytes);
      return { ...parts, exif: exifOfJpeg(parts), words: parts.head.map(({ body }) => body) };
    }
    case 'image/png': {
      const parts = pngParts(bytes);
      const words = parts.chunks.filter(({ type }) => type !== 'IDAT').map(({ body }) => body);
      return { ...parts, exif: exifOfPng(parts), words };
    }
    default:
      throw new PictureFault('foreign');
  }
}

/** A JPEG or PNG, upright as its Exif has it, on white. Throws a PictureFault when it cannot or may not be decoded. */
export async function decodePicture(bytes: Uint8Array): Promise<Bitmap> {
  const { width, height, exif } = pictureHead(bytes);
  // Not `slice`: that of a Buffer is a view of a larger one.
  const content = new Uint8Array(bytes).buffer;
  const decoded = mediaTypeOf(bytes) === 'image/jpeg' ? await jpegOf(content) : onWhite(await pngOf(content));
  if (decoded.width !== width || decoded.height !== height) throw new PictureFault('broken');
  return upright(decoded, exif === null ? 1 : readExif(exif).orientation);
}

/** What the decoder complained of; it goes on with grey where a picture is cut off. */
let complaints: string[] = [];
let isJpegReady = false;
let isPngReady = false;

async function jpegOf(content: ArrayBuffer): Promise<Bitmap> {
  haveImageData();
  if (!isJpegReady) {
    const instantiateWasm = await instantiator('@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm');
    const printErr = (text: string): void => void complaints.push(text);
    await initJpeg({ instantiateWasm, printErr } as Parameters<typeof initJpeg>[0]);
    isJpegReady = true;
  }
  complaints = [];
  try {
    const picture = await decodeJpeg(content);
    if (complaints.some(isLoss)) throw new PictureFault('broken');
    return bitmapOf(picture);
  } catch (error) {
    isJpegReady = false; // what it holds is lost: a new one next time
    throw faultOf(error);
  }
}

/** Bytes between the parts harm nothing; everything else does. */
const isLoss = (text: string): boolean =>
  /Premature end|Corrupt JPEG data/.test(text) && !text.includes('extraneous bytes');

async function pngOf(content: ArrayBuffer): Promise<Bitmap> {
  haveImageData();
  try {
    if (!isPngReady) await initPng(wasmBytes('@jsquash/png/codec/pkg/squoosh_png_bg.wasm'));
    isPngReady = true;
    return bitmapOf(await decodePng(content));
  } catch (error) {
    throw faultOf(error);
  }
}

const bitmapOf = ({ width, height, data }: ImageData): Bitmap => ({
  width,
  height,
  data: data,
});

/** A codec in WebAssembly fails in its own words, or in none. */
function faultOf(error: unknown): PictureFault {
  if (error instanceof PictureFault) return error;
  const isMemory = error instanceof RangeError || /memory|allocat/i.test(String(error));
  return new PictureFault(isMemory ? 'too-heavy' : 'broken');
}

/** JPEG has no transparency, and black would swallow the writing. */
function onWhite(bitmap: Bitmap): Bitmap {
  const { data } = bitmap;
  for (let at = 3; at < data.length; at += 4) {
    const alpha = data[at] ?? 255;
    if (alpha === 255) continue;
    const white = 255 - alpha;
    data[at - 3] = ((data[at - 3] ?? 0) * alpha) / 255 + white;
    data[at - 2] = ((data[at - 2] ?? 0) * alpha) / 255 + white;
    data[at - 1] = ((data[at - 1] ?? 0) * alpha) / 255 + white;
    data[at] = 255;
  }
  return bitmap;
}

/** By orientation: how far it is turned clockwise, and whether as in a mirror before. */
const STANDS: Readonly<Record<number, { turn: Turn; isMirrored: boolean }>> = {
  2: { turn: 0, isMirrored: true },
  3: { turn: 180, isMirrored: false },
  4: { turn: 180, isMirrored: true },
  5: { turn: 270, isMirrored: true },
  6: { turn: 90, isMirrored: false },
  7: { turn: 90, isMirrored: true },
  8: { turn: 270, isMirrored: false },
};

function upright(bitmap: Bitmap, orientation: number): Bitmap {
  const stands = STANDS[orientation];
  if (stands === undefined) return bitmap;
  return turned(stands.isMirrored ? mirrored(bitmap) : bitmap, stands.turn);
}
