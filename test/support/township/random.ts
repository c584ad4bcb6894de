/** Chance that repeats: the same seed gives the same run on every machine. */
export interface Random {
  /** 0 ≤ x < 1. */
  next(): number;
  /** Both ends included. */
  int(from: number, to: number): number;
  pick<T>(from: readonly T[]): T;
  /** `count` different ones. */
  sample<T>(from: readonly T[], count: number): T[];
  digits(count: number): string;
  /** Two decimals. */
  money(from: number, to: number): number;
}

/** Mulberry32. */
export function makeRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  const pick = <T>(from: readonly T[]): T => {
    const found = from[int(0, from.length - 1)];
    if (found === undefined) throw new Error('nothing to pick from');
    return found;
  };
  return {
    next,
    int,
    pick,
    sample(from, count) {
      const rest = [...from];
      return Array.from({ length: count }, () => rest.splice(int(0, rest.length - 1), 1)).flat();
    },
    digits: (count) => Array.from({ length: count }, () => int(0, 9)).join(''),
    money: (from, to) => round2(from + next() * (to - from)),
  };
}

export function round2(value: number): number {
  return Math.round(value * 100) / 100;
}
