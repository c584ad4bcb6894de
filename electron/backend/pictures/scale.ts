import type { Bitmap } from './bitmap.ts';

/** What it is to fit: the longer side, or the width. */
export type Fit = { readonly longSide: number } | { readonly width: number };

/** Made smaller so that it fits, each pixel the mean of those it stands for; what fits already stays as it is. */
export function scaledTo(bitmap: Bitmap, fit: Fit): Bitmap {
  const { width, height } = bitmap;
  const factor = 'width' in fit ? fit.width / width : fit.longSide / Math.max(width, height);
  if (!(factor < 1)) return bitmap;
  return shrunk(bitmap, Math.max(1, Math.round(width * factor)), Math.max(1, Math.round(height * factor)));
}

function shrunk(bitmap: Bitmap, width: number, height: number): Bitmap {
  const row = new Float32Array(width * 4);
  const data = new Uint8ClampedArray(width * height * 4);
  const columns = sharesOf(bitmap.width, width);
  const lines = sharesOf(bitmap.height, height);
  for (let y = 0; y < height; y += 1) {
    row.fill(0);
    const last = lines.last[y] ?? 0;
    for (let line = lines.first[y] ?? 0; line <= last; line += 1)
      addLine(row, bitmap, { line, weight: weightOf(lines, y, line), columns });
    data.set(row, y * width * 4);
  }
  return { width, height, data };
}

/** For each pixel of the result: from which to which it is made, and how much of the first and the last counts. */
interface Shares {
  readonly first: Int32Array;
  readonly last: Int32Array;
  readonly ofFirst: Float32Array;
  readonly ofLast: Float32Array;
  /** Of those between. */
  readonly inner: number;
}

function sharesOf(from: number, to: number): Shares {
  const size = from / to;
  const [first, last] = [new Int32Array(to), new Int32Array(to)];
  const [ofFirst, ofLast] = [new Float32Array(to), new Float32Array(to)];
  for (let at = 0; at < to; at += 1) {
    const begin = at * size;
    const end = Math.min(begin + size, from);
    const start = Math.floor(begin);
    const stop = Math.max(start, Math.min(Math.ceil(end) - 1, from - 1));
    first[at] = start;
    last[at] = stop;
    ofFirst[at] = (Math.min(start + 1, end) - begin) / (end - begin);
    ofLast[at] = (end - Math.max(stop, begin)) / (end - begin);
  }
  return { first, last, ofFirst, ofLast, inner: to / from };
}

function weightOf({ first, last, ofFirst, ofLast, inner }: Shares, at: number, pixel: number): number {
  if (pixel === first[at]) return ofFirst[at] ?? 0;
  return pixel === last[at] ? (ofLast[at] ?? 0) : inner;
}

interface Line {
  readonly line: number;
  readonly weight: number;
  readonly columns: Shares;
}

function addLine(row: Float32Array, { data, width }: Bitmap, { line, weight, columns }: Line): void {
  const start = line * width * 4;
  const { first, last } = columns;
  for (let x = 0, to = 0; x < first.length; x += 1, to += 4) {
    const stop = last[x] ?? 0;
    for (let pixel = first[x] ?? 0; pixel <= stop; pixel += 1) {
      const share = weight * weightOf(columns, x, pixel);
      const at = start + pixel * 4;
      row[to] = (row[to] ?? 0) + share * (data[at] ?? 0);
      row[to + 1] = (row[to + 1] ?? 0) + share * (data[at + 1] ?? 0);
      row[to + 2] = (row[to + 2] ?? 0) + share * (data[at + 2] ?? 0);
      row[to + 3] = (row[to + 3] ?? 0) + share * (data[at + 3] ?? 0);
    }
  }
}
