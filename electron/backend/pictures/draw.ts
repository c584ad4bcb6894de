import { mediaTypeOf } from '#domain/records/media-type.ts';
import { type Bitmap, PictureFault } from './bitmap.ts';
import { decodePicture } from './decode.ts';
import { encodeJpeg } from './encode.ts';
import { renderPdfPage } from './pdf-pages.ts';
import { type Fit, scaledTo } from './scale.ts';
import { type Crop, cropped, type Turn, turned, turnedCrop } from './turn.ts';

/** How a picture is wanted: turned clockwise, the part of it that is left then, and so large. */
export interface Wanted {
  readonly turn: Turn;
  readonly crop: Crop | null;
  readonly fit: Fit;
}

export const THUMB: Fit = { width: 160 };
export const SCREEN: Fit = { longSide: 1600 };
const QUALITY = 80;
/** A cropped page is drawn larger, so that its part is sharp too. */
const LARGEST_PAGE = 4000;

export async function drawn(
  bytes: Uint8Array,
  wanted: Wanted & { readonly page: number },
): Promise<Uint8Array<ArrayBuffer>> {
  return await jpegOf(await pageBitmap(bytes, wanted), wanted);
}

interface PageWanted {
  readonly page: number;
  readonly fit: Fit;
  readonly crop?: Crop | null;
}

/** A photo as it is, or one page of a PDF large enough for what is wanted of it. */
export async function pageBitmap(bytes: Uint8Array, { page, fit, crop = null }: PageWanted): Promise<Bitmap> {
  if (mediaTypeOf(bytes) !== 'application/pdf') {
    if (page !== 1) throw new PictureFault('no-such-page');
    return await decodePicture(bytes);
  }
  const side = 'width' in fit ? fit.width * 3 : fit.longSide;
  const share = crop === null ? 1 : Math.max(crop[2], crop[3]);
  return await renderPdfPage(bytes, page, { longSide: Math.min(LARGEST_PAGE, Math.ceil(side / share)) });
}

export const jpegOf = (bitmap: Bitmap, wanted: Wanted): Promise<Uint8Array<ArrayBuffer>> =>
  encodeJpeg(shaped(bitmap, wanted), QUALITY);

/** Cropped before it is made small, and turned last: the fewer pixels the sooner. */
export function shaped(bitmap: Bitmap, { turn, crop, fit }: Wanted): Bitmap {
  const back = ([0, 270, 180, 90] as const)[turn / 90] ?? 0;
  const part = crop === null ? bitmap : cropped(bitmap, turnedCrop(crop, back));
  const isSideways = turn === 90 || turn === 270;
  const [width, height] = isSideways ? [part.height, part.width] : [part.width, part.height];
  const factor = 'width' in fit ? fit.width / width : fit.longSide / Math.max(width, height);
  return turned(scaledTo(part, { longSide: Math.max(width, height) * factor }), turn);
}
