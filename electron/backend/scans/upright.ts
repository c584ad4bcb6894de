import type { Turn } from '../pictures/turn.ts';
import type { Grey } from './grey.ts';
import type { SeenCode } from './zxing.ts';

/** How a page lies on its picture. */
export interface Lie {
  /** Degrees clockwise by which the picture is turned until the page is upright. */
  readonly turn: Turn;
  /** Degrees clockwise by which the turned page still lies askew. */
  readonly skew: number;
}

const TURNS = [0, 270, 180, 90] as const;

/** From the code at the foot, which is printed upright: good to about a degree. */
export function lieOf({ topLeft, topRight, bottomRight, bottomLeft }: SeenCode): Lie {
  const dx = topRight.x - topLeft.x + bottomRight.x - bottomLeft.x;
  const dy = topRight.y - topLeft.y + bottomRight.y - bottomLeft.y;
  const angle = (Math.atan2(dy, dx) * 180) / Math.PI;
  const quarters = Math.round(angle / 90);
  return { turn: TURNS[((quarters % 4) + 4) % 4] ?? 0, skew: angle - quarters * 90 };
}

const STEP = 0.1;
/** How far the code may be mistaken. */
const AROUND = 1.5;
/** Wide enough for lines of writing, small enough to try thirty angles in a moment. */
const SMALL = 700;

/**
 * Lines of writing and rules of a form are sharpest in the sums along the rows when the page lies straight: the angle
 * near the code's at which they are.
 */
export function exactSkew(page: Grey, { turn, skew }: Lie): number {
  const dark = darkOf(page, turn);
  const steps = Math.round(AROUND / STEP);
  const tried = Array.from({ length: steps * 2 + 1 }, (_, at) => skew + (at - steps) * STEP);
  const scored = tried.map((angle) => ({ angle, score: sharpnessAt(dark, angle) }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  const worst = Math.min(...scored.map(({ score }) => score));
  // Nothing on the page that could be sharp: the code knows better.
  return best.score > worst * 1.05 ? best.angle : skew;
}

/** Fewer dark spots than a stroke of the pen makes: dust, grain. Of a small page's pixels. */
const DUST = 1 / 20_000;

/** Whether there is nothing on a page: the back of a sheet. */
export function isBlank(page: Grey): boolean {
  const { width, height, xs } = darkOf(page, 0);
  return xs.length < width * height * DUST;
}

interface Dark {
  readonly width: number;
  readonly height: number;
  /** Where the dark pixels of the upright page are, and how dark. */
  readonly xs: Float32Array;
  readonly ys: Float32Array;
  readonly weights: Float32Array;
}

/** The dark pixels of the small, upright page: darker than what is around them, so that a shadow is none. */
function darkOf({ width, height, data }: Grey, turn: Turn): Dark {
  const every = Math.max(1, Math.round(Math.max(width, height) / SMALL / 1.4));
  const [columns, rows] = [Math.floor(width / every), Math.floor(height / every)];
  const small = new Float32Array(columns * rows);
  for (let y = 0; y < rows; y += 1)
    for (let x = 0; x < columns; x += 1) {
      let least = 255;
      for (let dy = 0; dy < every; dy += 1)
        for (let dx = 0; dx < every; dx += 1)
          least = Math.min(least, data[(y * every + dy) * width + x * every + dx] ?? 255);
      small[y * columns + x] = least;
    }
  const [xs, ys, weights]: number[][] = [[], [], []];
  for (let y = 3; y < rows - 3; y += 1)
    for (let x = 3; x < columns - 3; x += 1) {
      const at = y * columns + x;
      const around = Math.max(
        small[at - 3] ?? 0,
        small[at + 3] ?? 0,
        small[at - 3 * columns] ?? 0,
        small[at + 3 * columns] ?? 0,
      );
      const depth = around - (small[at] ?? 0);
      if (depth < 40) continue;
      const [ux, uy] = uprightPlace(x, y, { columns, rows, turn });
      xs?.push(ux);
      ys?.push(uy);
      weights?.push(depth);
    }
  const isSideways = turn === 90 || turn === 270;
  return {
    width: isSideways ? rows : columns,
    height: isSideways ? columns : rows,
    xs: Float32Array.from(xs ?? []),
    ys: Float32Array.from(ys ?? []),
    weights: Float32Array.from(weights ?? []),
  };
}

function uprightPlace(
  x: number,
  y: number,
  { columns, rows, turn }: { readonly columns: number; readonly rows: number; readonly turn: Turn },
): [number, number] {
  if (turn === 90) return [rows - 1 - y, x];
  if (turn === 180) return [columns - 1 - x, rows - 1 - y];
  return turn === 270 ? [y, columns - 1 - x] : [x, y];
}

/** The sum of squares of what falls on each row when the page is turned back by the angle. */
function sharpnessAt({ width, height, xs, ys, weights }: Dark, angle: number): number {
  const radians = (angle * Math.PI) / 180;
  const [sin, cos] = [Math.sin(radians), Math.cos(radians)];
  const sums = new Float64Array(width + height * 2);
  for (let at = 0; at < xs.length; at += 1) {
    const row = Math.round((ys[at] ?? 0) * cos - (xs[at] ?? 0) * sin + width / 2);
    if (row >= 0 && row < sums.length) sums[row] = (sums[row] ?? 0) + (weights[at] ?? 0);
  }
  return sums.reduce((sum, each) => sum + each * each, 0);
}
