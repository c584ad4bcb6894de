import type { Bitmap } from '../pictures/bitmap.ts';

/** A picture without colour: a byte a pixel, row by row from the top. */
export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

/** Part of a picture in its own pixels. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function greyOf({ width, height, data: colours }: Bitmap): Grey {
  const data = new Uint8ClampedArray(width * height);
  for (let at = 0, from = 0; at < data.length; at += 1, from += 4)
    data[at] =
      ((colours[from] ?? 0) * 77 + (colours[from + 1] ?? 0) * 151 + (colours[from + 2] ?? 0) * 28) >> 8;
  return { width, height, data };
}

/** As the reader of codes wants it. */
export function colouredOf({ width, height, data: grey }: Grey): Bitmap {
  const pixels = new Uint32Array(width * height);
  for (let at = 0; at < pixels.length; at += 1)
    pixels[at] = (0xff000000 | ((grey[at] ?? 0) * 0x010101)) >>> 0;
  return { width, height, data: new Uint8ClampedArray(pixels.buffer) };
}

/** A part of it, magnified by whole numbers or left as it is, smoothly. */
export function magnified(grey: Grey, area: Area, by: number): Grey {
  const [width, height] = [area.width * by, area.height * by];
  const data = new Uint8ClampedArray(width * height);
  for (let y = 0, at = 0; y < height; y += 1) {
    const sourceY = area.y + (y + 0.5) / by - 0.5;
    for (let x = 0; x < width; x += 1, at += 1)
      data[at] = sampled(grey, area.x + (x + 0.5) / by - 0.5, sourceY);
  }
  return { width, height, data };
}

/** The value between pixels; at the edge that of the edge. */
function sampled({ width, height, data }: Grey, x: number, y: number): number {
  const left = Math.min(Math.max(Math.floor(x), 0), width - 1);
  const top = Math.min(Math.max(Math.floor(y), 0), height - 1);
  const right = Math.min(left + 1, width - 1);
  const below = Math.min(top + 1, height - 1);
  const [dx, dy] = [Math.min(Math.max(x - left, 0), 1), Math.min(Math.max(y - top, 0), 1)];
  const above = (data[top * width + left] ?? 0) * (1 - dx) + (data[top * width + right] ?? 0) * dx;
  const under = (data[below * width + left] ?? 0) * (1 - dx) + (data[below * width + right] ?? 0) * dx;
  return above * (1 - dy) + under * dy;
}

/** Each pixel the mean of the square around it: noise goes, edges get softer. */
export function softened(grey: Grey, radius: number): Grey {
  return alongColumns(alongRows(grey, radius), radius);
}

function alongRows({ width, height, data: from }: Grey, radius: number): Grey {
  const data = new Uint8ClampedArray(from.length);
  const count = radius * 2 + 1;
  for (let y = 0; y < height; y += 1) {
    const row = y * width;
    const at = (x: number): number => from[row + Math.min(Math.max(x, 0), width - 1)] ?? 0;
    let sum = 0;
    for (let x = -radius; x <= radius; x += 1) sum += at(x);
    for (let x = 0; x < width; x += 1) {
      data[row + x] = sum / count;
      sum += at(x + radius + 1) - at(x - radius);
    }
  }
  return { width, height, data };
}

function alongColumns({ width, height, data: from }: Grey, radius: number): Grey {
  const data = new Uint8ClampedArray(from.length);
  const count = radius * 2 + 1;
  const sums = new Float64Array(width);
  const rowOf = (y: number): number => Math.min(Math.max(y, 0), height - 1) * width;
  for (let y = -radius; y <= radius; y += 1)
    for (let x = 0; x < width; x += 1) sums[x] = (sums[x] ?? 0) + (from[rowOf(y) + x] ?? 0);
  for (let y = 0; y < height; y += 1) {
    const [enters, leaves] = [rowOf(y + radius + 1), rowOf(y - radius)];
    for (let x = 0; x < width; x += 1) {
      data[y * width + x] = (sums[x] ?? 0) / count;
      sums[x] = (sums[x] ?? 0) + (from[enters + x] ?? 0) - (from[leaves + x] ?? 0);
    }
  }
  return { width, height, data };
}

/** Edges made steeper: what a lens or a moving hand has softened. */
export function sharpened(grey: Grey, radius: number): Grey {
  const soft = softened(grey, radius);
  const data = new Uint8ClampedArray(grey.data.length);
  for (let at = 0; at < data.length; at += 1) data[at] = 3 * (grey.data[at] ?? 0) - 2 * (soft.data[at] ?? 0);
  return { ...grey, data };
}
