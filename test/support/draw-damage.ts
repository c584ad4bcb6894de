import type { Damage } from './degrade.ts';

export interface DrawnDamage {
  readonly kind: 'scan' | 'photo';
  readonly dpi: number;
  /** Whether no crease goes through the code: then it has to be read. */
  readonly isCodeWhole: boolean;
  readonly damage: Damage;
}

/** The code stands below this part of a page's height. */
const FOOT = 0.9;

/** What an office's scanner or somebody's telephone does to a sheet; `fine`: with scans of 300 dpi, which take their time. */
export function drawDamage(random: () => number, { fine }: { readonly fine: boolean }): DrawnDamage {
  const between = (from: number, to: number): number => from + (to - from) * random();
  const isPhoto = random() < 0.35;
  const dpi = [150, 150, 200, fine ? 300 : 150][Math.floor(random() * 4)] ?? 150;
  const quarter = random() < 0.6 ? 0 : [90, 180, 270][Math.floor(random() * 3)];
  const askew = random() < 0.3 ? between(-15, 15) : between(-3, 3);
  const isThroughCode = random() < 0.05;
  const creased = isThroughCode || random() < 0.3;
  const line = (): number => (isThroughCode ? between(0.93, 0.98) : between(0.05, FOOT - 0.05));
  const warm = random() < 0.5 ? between(0.8, 1) : 1;
  const perspective: [number, number] = isPhoto ? [between(-0.15, 0.15), between(-0.15, 0.15)] : [0, 0];
  // Whoever photographs a sheet keeps all of it in the picture; its near corner needs more room.
  const room = between(0.02, 0.15) + (Math.abs(perspective[0]) + Math.abs(perspective[1])) * 0.3;
  const damage: Damage = {
    perMm: dpi / 25.4,
    rotation: (quarter ?? 0) + askew,
    perspective,
    border: isPhoto ? room : between(-0.008, 0),
    table: isPhoto ? between(30, 140) : between(200, 255),
    blur: between(0, 0.12),
    noise: random() < 0.5 ? 0 : between(2, 15),
    white: between(150, 255),
    black: between(0, 40),
    gradient: random() < 0.5 ? 0 : between(0, 0.4),
    fold: creased ? { from: line(), to: line(), depth: between(0.2, 0.7) } : null,
    tint: [1, (1 + warm) / 2, warm],
    quality: Math.round(between(35, 80)),
  };
  return { kind: isPhoto ? 'photo' : 'scan', dpi, isCodeWhole: !isThroughCode, damage };
}
