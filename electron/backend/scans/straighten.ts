import type { Bitmap } from '../pictures/bitmap.ts';

/** Less is not seen, and every turn costs some sharpness: degrees. */
const NOT_WORTH_IT = 0.15;

/** Turned back by the degrees clockwise that it lies askew, about its middle; white comes in at the corners. */
export function straightened(bitmap: Bitmap, degrees: number): Bitmap {
  if (Math.abs(degrees) < NOT_WORTH_IT) return bitmap;
  const { width, height } = bitmap;
  const radians = (degrees * Math.PI) / 180;
  const [sin, cos] = [Math.sin(radians), Math.cos(radians)];
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  const [middleX, middleY] = [(width - 1) / 2, (height - 1) / 2];
  for (let y = 0, to = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1, to += 4) {
      const [dx, dy] = [x - middleX, y - middleY];
      copyPixel(bitmap, middleX + dx * cos - dy * sin, middleY + dx * sin + dy * cos, { data, to });
    }
  return { width, height, data };
}

/** The mixture of the four pixels around a place; nothing outside the picture. */
function copyPixel(
  { width, height, data: from }: Bitmap,
  x: number,
  y: number,
  { data, to }: { readonly data: Uint8ClampedArray; readonly to: number },
): void {
  if (x < 0 || y < 0 || x > width - 1 || y > height - 1) return;
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [dx, dy] = [x - left, y - top];
  const at = (top * width + left) * 4;
  const beside = left + 1 < width ? 4 : 0;
  const below = top + 1 < height ? width * 4 : 0;
  for (let colour = 0; colour < 3; colour += 1) {
    const here = at + colour;
    const above = (from[here] ?? 0) * (1 - dx) + (from[here + beside] ?? 0) * dx;
    const under = (from[here + below] ?? 0) * (1 - dx) + (from[here + below + beside] ?? 0) * dx;
    data[to + colour] = above * (1 - dy) + under * dy;
  }
}
