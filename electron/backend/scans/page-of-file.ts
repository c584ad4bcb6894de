import { mediaTypeOf } from '#domain/records/media-type.ts';
import { type Bitmap, PictureFault } from '../pictures/bitmap.ts';
import { decodePicture, pictureHead } from '../pictures/decode.ts';
import { encodeJpeg } from '../pictures/encode.ts';
import { pdfPageCount, renderPdfPage } from '../pictures/pdf-pages.ts';
import { scaledTo } from '../pictures/scale.ts';
import { type Crop, cropped, turned } from '../pictures/turn.ts';
import type { Showing, ShownSize } from './job.ts';
import { straightened } from './straighten.ts';

/** How many pages a file has: a photo has one. Throws a PictureFault for what cannot be read. */
export async function countPages(content: Uint8Array): Promise<number> {
  if (mediaTypeOf(content) === 'application/pdf') return pdfPageCount(content);
  pictureHead(content);
  return 1;
}

/** A4 at 300 dpi: what a scan has and what a page is read and kept at. */
const DRAWN = 3508;

export function pageOf(content: Uint8Array, page: number, longSide = DRAWN): Promise<Bitmap> {
  if (mediaTypeOf(content) === 'application/pdf') return renderPdfPage(content, page, { longSide });
  if (page !== 1) throw new PictureFault('no-such-page');
  return decodePicture(content);
}

const LONG_SIDES = { thumb: 240, screen: 1600, full: DRAWN } as const satisfies Record<ShownSize, number>;
const QUALITY = { thumb: 60, screen: 78, full: 85 } as const satisfies Record<ShownSize, number>;

/** A page as it is shown, as JPEG: upright, straight, cropped. */
export async function shownPage(content: Uint8Array, showing: Showing): Promise<Uint8Array<ArrayBuffer>> {
  const { page, turn, skew, crop, size } = showing;
  const part = fractionsOf(crop);
  // What is cut away is cut from a picture so much larger that the rest is as sharp as asked for.
  const longSide = Math.min(DRAWN, Math.round(LONG_SIDES[size] / Math.max(part[2], part[3])));
  const whole = scaledTo(await pageOf(content, page, longSide), { longSide });
  const upright = straightened(turned(whole, turn), skew / 10);
  const shown = scaledTo(cropped(upright, part), { longSide: LONG_SIDES[size] });
  return encodeJpeg(shown, QUALITY[size]);
}

const fractionsOf = (crop: readonly number[] | null): Crop => {
  const [x = 0, y = 0, width = 1000, height = 1000] = crop ?? [];
  return [x / 1000, y / 1000, width / 1000, height / 1000];
};
