import { seededShuffle } from './random.ts';

export interface Drawable {
  readonly id: number;
  readonly villageId: number;
  /** By what the households of a village are divided, so that each kind comes into the sample. */
  readonly stratum: string;
}

export interface Wanted {
  readonly seed: string;
  /** At least so many, of so many villages; fewer only where there are fewer. */
  readonly households: number;
  readonly villages: number;
  /** Of each village, to take the place of those that cannot be surveyed. */
  readonly spares: number;
}

export interface Drawn extends Drawable {
  /** 1, 2, 3 … through the whole sample; spares count on. */
  readonly position: number;
  readonly spare: boolean;
}

/**
 * Draws villages by lot, shares the households among them and within each among its strata by size (largest
 * remainder, each stratum at least one while there is room), and draws within each stratum. The households are taken in
 * the order of their ids, so that the same seed over the same households draws the same ones.
 */
export function drawSample(households: readonly Drawable[], wanted: Wanted): Drawn[] {
  const shuffle = seededShuffle(wanted.seed);
  const byVillage = Map.groupBy(
    households.toSorted((a, b) => a.villageId - b.villageId || a.id - b.id),
    ({ villageId }) => villageId,
  );
  const chosen = shuffle([...byVillage.keys()])
    .slice(0, wanted.villages)
    .toSorted((a, b) => a - b);
  const sizes = chosen.map((villageId) => byVillage.get(villageId)?.length ?? 0);
  const shares = shareOut(wanted.households, sizes);
  const drawn: Omit<Drawn, 'position'>[] = [];
  const spares: Omit<Drawn, 'position'>[] = [];
  chosen.forEach((villageId, at) => {
    const order = orderOf(byVillage.get(villageId) ?? [], shares[at] ?? 0, shuffle);
    drawn.push(...order.drawn.map((each) => ({ ...each, spare: false })));
    spares.push(...order.rest.slice(0, wanted.spares).map((each) => ({ ...each, spare: true })));
  });
  return [...drawn, ...spares].map((each, at) => ({ ...each, position: at + 1 }));
}

function orderOf(village: readonly Drawable[], count: number, shuffle: ReturnType<typeof seededShuffle>) {
  const strata = [...Map.groupBy(village, ({ stratum }) => stratum)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, of]) => shuffle(of));
  const shares = shareOut(
    count,
    strata.map((of) => of.length),
  );
  return {
    drawn: strata.flatMap((of, at) => of.slice(0, shares[at])),
    rest: shuffle(strata.flatMap((of, at) => of.slice(shares[at]))),
  };
}

/** Shares of a number by sizes, none above its size: each at least one while there is room, then by largest remainder. */
export function shareOut(count: number, sizes: readonly number[]): number[] {
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const most = Math.min(count, all);
  const filled = sizes.filter((size) => size > 0).length;
  const shares = sizes.map((size): number => (size > 0 && most >= filled ? 1 : 0));
  const exact = sizes.map((size) => (all === 0 ? 0 : (most * size) / all));
  const lacks = (at: number): number => (exact[at] ?? 0) - (shares[at] ?? 0);
  for (let left = most - shares.reduce((sum, share) => sum + share, 0); left > 0; left -= 1) {
    const open = sizes.flatMap((size, at) => ((shares[at] ?? 0) < size ? at : []));
    const next = open.reduce((best, at) => (lacks(at) > lacks(best) ? at : best), open[0] ?? 0);
    shares[next] = (shares[next] ?? 0) + 1;
  }
  return shares;
}
