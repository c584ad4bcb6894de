import { PictureFault } from './bitmap.ts';
import { pageBitmap, shaped } from './draw.ts';
import { encodeJpeg } from './encode.ts';
import type { Crop, Turn } from './turn.ts';

export interface LightWanted {
  readonly page: number;
  readonly turn: Turn;
  readonly crop: Crop | null;
  readonly maxBytes: number;
}

/** A copy under the limit, or the least that can be reached while one can still read it. */
export type Light = { readonly jpeg: Uint8Array<ArrayBuffer> } | { readonly smallest: number };

/** From the best to the least that a sheet can still be read at. */
const STEPS = [
  { longSide: 2400, quality: 82 },
  { longSide: 2000, quality: 75 },
  { longSide: 1600, quality: 70 },
  { longSide: 1300, quality: 60 },
  { longSide: 1000, quality: 50 },
  { longSide: 800, quality: 40 },
  { longSide: 640, quality: 30 },
] as const;

export async function lightCopy(bytes: Uint8Array, wanted: LightWanted): Promise<Light> {
  const { page, turn, crop, maxBytes } = wanted;
  const whole = await pageBitmap(bytes, { page, crop, fit: { longSide: STEPS[0].longSide } });
  let bitmap = shaped(whole, { turn, crop, fit: { longSide: STEPS[0].longSide } });
  let smallest = Number.POSITIVE_INFINITY;
  for (const { longSide, quality } of STEPS) {
    bitmap = shaped(bitmap, { turn: 0, crop: null, fit: { longSide } });
    const jpeg = await encodeJpeg(bitmap, quality);
    if (jpeg.length <= maxBytes) return { jpeg };
    smallest = Math.min(smallest, jpeg.length);
  }
  if (!Number.isFinite(smallest)) throw new PictureFault('broken');
  return { smallest };
}
