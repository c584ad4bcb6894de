/**
 * Chance that anybody can repeat: the same seed gives the same order on every machine. The seed is hashed by FNV-1a
 * (32 bits, over UTF-16 code units), the numbers come from Mulberry32, the order from Fisher and Yates.
 */
export function seededShuffle(seed: string): <T>(items: readonly T[]) => T[] {
  const next = mulberry32(fnv1a(seed));
  return (items) => {
    const shuffled = [...items];
    for (let last = shuffled.length - 1; last > 0; last -= 1) {
      const at = Math.floor(next() * (last + 1));
      [shuffled[at], shuffled[last]] = [shuffled[last] as never, shuffled[at] as never];
    }
    return shuffled;
  };
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return hash;
}

function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
