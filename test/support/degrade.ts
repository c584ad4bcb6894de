import { encodeJpeg } from '#backend/pictures/encode.ts';
import type { Bitmap } from '#backend/pictures/bitmap.ts';
import { colouredOf, type Grey, greyOf } from '#backend/scans/grey.ts';

/** What happens to a sheet between the printer and the file of the scanner or telephone. Lengths in mm of the sheet. */
export interface Damage {
  /** Pixels a mm of the picture of the sheet. */
  readonly perMm: number;
  /** Degrees clockwise. */
  readonly rotation: number;
  /** How much farther away the one side is than the other, across and along: -0.15 to 0.15. */
  readonly perspective: readonly [number, number];
  /** Around the sheet, as a part of its size; what is cut off of it where negative. */
  readonly border: number;
  /** Grey of the table that it lies on. */
  readonly table: number;
  /** Standard deviation of the blur. */
  readonly blur: number;
  /** Standard deviation in levels of grey. */
  readonly noise: number;
  /** What white and black become. */
  readonly white: number;
  readonly black: number;
  /** How much darker the one corner is than the other: 0 to 0.5. */
  readonly gradient: number;
  /** A crease from edge to edge: where it begins and ends as parts of the height, how dark; null: none. */
  readonly fold: { readonly from: number; readonly to: number; readonly depth: number } | null;
  /** Of red, green and blue; equal for a grey scan. */
  readonly tint: readonly [number, number, number];
  /** Of the JPEG. */
  readonly quality: number;
}

/** Numbers from 0 to 1 that anybody can repeat (Mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The sheet as it lies on its table: turned, seen at an angle, blurred, shaded, creased and noisy, as a JPEG. */
export async function degraded(sheet: Bitmap, damage: Damage, random: () => number): Promise<Uint8Array> {
  const laid = laidOut(greyOf(sheet), damage);
  blur(laid, damage.blur * damage.perMm);
  shade(laid, damage, random);
  const coloured = colouredOf(laid);
  for (let at = 0; at < coloured.data.length; at += 4)
    damage.tint.forEach((part, colour) => {
      coloured.data[at + colour] = (coloured.data[at + colour] ?? 0) * part;
    });
  return encodeJpeg(coloured, damage.quality);
}

function laidOut(sheet: Grey, damage: Damage): Grey {
  const radians = (damage.rotation * Math.PI) / 180;
  const [sin, cos] = [Math.sin(radians), Math.cos(radians)];
  const wide = Math.abs(sheet.width * cos) + Math.abs(sheet.height * sin);
  const high = Math.abs(sheet.width * sin) + Math.abs(sheet.height * cos);
  const width = Math.round(wide * (1 + 2 * damage.border));
  const height = Math.round(high * (1 + 2 * damage.border));
  const [tiltX, tiltY] = damage.perspective;
  const data = new Uint8ClampedArray(width * height).fill(damage.table);
  const fold = foldOf(sheet, damage);
  for (let y = 0, at = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1, at += 1) {
      const [dx, dy] = [x - width / 2, y - height / 2];
      const depth = 1 + (tiltX * dx) / wide + (tiltY * dy) / high;
      const sx = (dx * cos + dy * sin) / depth + sheet.width / 2;
      const sy = (dy * cos - dx * sin) / depth + sheet.height / 2;
      const isOnSheet = sx >= 0 && sy >= 0 && sx < sheet.width - 1 && sy < sheet.height - 1;
      if (isOnSheet) data[at] = valueAt(sheet, sx, sy) * fold(sx, sy);
    }
  return { width, height, data };
}

/** The crease itself and the paper that rises towards it. */
function foldOf({ width, height }: Grey, { fold, perMm }: Damage): (x: number, y: number) => number {
  if (fold === null) return () => 1;
  return (x, y) => {
    const line = (fold.from + ((fold.to - fold.from) * x) / width) * height;
    const away = Math.abs(y - line) / perMm;
    if (away < 0.2) return 1 - fold.depth;
    return away < 8 ? 1 - fold.depth * 0.3 * (1 - away / 8) : 1;
  };
}

function valueAt({ width, data }: Grey, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const at = top * width + left;
  const [dx, dy] = [x - left, y - top];
  const above = (data[at] ?? 0) * (1 - dx) + (data[at + 1] ?? 0) * dx;
  const below = (data[at + width] ?? 0) * (1 - dx) + (data[at + width + 1] ?? 0) * dx;
  return above * (1 - dy) + below * dy;
}

/** Three means in a row are nearly a Gaussian: the width of each for the deviation of all. */
function blur({ width, height, data }: Grey, deviation: number): void {
  const radius = Math.sqrt(deviation * deviation + 0.25) - 0.5;
  if (radius < 0.1) return;
  for (let round = 0; round < 3; round += 1) {
    mean(data, { radius, step: 1, along: width, lines: height, next: width });
    mean(data, { radius, step: width, along: height, lines: width, next: 1 });
  }
}

interface Lines {
  readonly radius: number;
  readonly step: number;
  readonly along: number;
  readonly lines: number;
  readonly next: number;
}

/** A mean over a window whose ends count by the part that lies in it. */
function mean(data: Uint8ClampedArray, { radius, step, along, lines, next }: Lines): void {
  const whole = Math.floor(radius);
  const part = radius - whole;
  const weight = 2 * radius + 1;
  const row = new Float32Array(along);
  const value = (at: number): number => row[at < 0 ? 0 : at >= along ? along - 1 : at] ?? 0;
  for (let line = 0; line < lines; line += 1) {
    const start = line * next;
    for (let at = 0; at < along; at += 1) row[at] = data[start + at * step] ?? 0;
    let sum = 0;
    for (let at = -whole; at <= whole; at += 1) sum += value(at);
    for (let at = 0; at < along; at += 1) {
      data[start + at * step] = (sum + part * (value(at - whole - 1) + value(at + whole + 1))) / weight;
      sum += value(at + whole + 1) - value(at - whole);
    }
  }
}

/** The sum of four even numbers is nearly a normal one. */
const SPREAD = Math.sqrt(3);

function shade({ width, height, data }: Grey, damage: Damage, random: () => number): void {
  const { white, black, gradient, noise } = damage;
  for (let y = 0, at = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1, at += 1) {
      const light = 1 - gradient * ((x / width + y / height) / 2);
      const grain = noise === 0 ? 0 : (random() + random() + random() + random() - 2) * noise * SPREAD;
      data[at] = (black + ((data[at] ?? 0) / 255) * (white - black)) * light + grain;
    }
}
