import type { Bitmap } from './bitmap.ts';

export type Turn = 0 | 90 | 180 | 270;

/** [x, y, width, height] in fractions of the picture. */
export type Crop = readonly [number, number, number, number];

/** Turned clockwise. */
export function turned(bitmap: Bitmap, turn: Turn): Bitmap {
  if (turn === 0) return bitmap;
  const { width, height } = bitmap;
  const from = pixelsOf(bitmap);
  const to = new Uint32Array(width * height);
  if (turn === 180) {
    to.set(from);
    return bitmapOf(width, height, to.reverse());
  }
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 1) {
      const there = turn === 90 ? x * height + (height - 1 - y) : (width - 1 - x) * height + y;
      to[there] = from[at] ?? 0;
    }
  }
  return bitmapOf(height, width, to);
}

/** As in a mirror: left is right. */
export function mirrored(bitmap: Bitmap): Bitmap {
  const { width, height } = bitmap;
  const pixels = pixelsOf(bitmap).slice();
  for (let y = 0; y < height; y += 1) pixels.subarray(y * width, (y + 1) * width).reverse();
  return bitmapOf(width, height, pixels);
}

/** The part of a picture; at least one pixel of it. */
export function cropped(bitmap: Bitmap, [x, y, width, height]: Crop): Bitmap {
  const left = clamp(Math.round(x * bitmap.width), bitmap.width - 1);
  const top = clamp(Math.round(y * bitmap.height), bitmap.height - 1);
  const wide = Math.max(1, Math.min(Math.round(width * bitmap.width), bitmap.width - left));
  const high = Math.max(1, Math.min(Math.round(height * bitmap.height), bitmap.height - top));
  if (wide === bitmap.width && high === bitmap.height) return bitmap;
  const from = pixelsOf(bitmap);
  const to = new Uint32Array(wide * high);
  for (let row = 0; row < high; row += 1) {
    const start = (top + row) * bitmap.width + left;
    to.set(from.subarray(start, start + wide), row * wide);
  }
  return bitmapOf(wide, high, to);
}

/** Where a part is after the picture was turned clockwise by so much. */
export function turnedCrop([x, y, width, height]: Crop, by: Turn): Crop {
  switch (by) {
    case 0:
      return [x, y, width, height];
    case 90:
      return [1 - y - height, x, height, width];
    case 180:
      return [1 - x - width, 1 - y - height, width, height];
    case 270:
      return [y, 1 - x - width, height, width];
  }
}

const clamp = (value: number, most: number): number => Math.min(Math.max(value, 0), most);

const pixelsOf = ({ data }: Bitmap): Uint32Array =>
  new Uint32Array(data.buffer, data.byteOffset, data.byteLength / 4);

const bitmapOf = (width: number, height: number, pixels: Uint32Array<ArrayBuffer>): Bitmap => ({
  width,
  height,
  data: new Uint8ClampedArray(pixels.buffer),
});
