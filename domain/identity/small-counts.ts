/** A count as it may be posted: one or two persons would be known by name in a village. */
export type PostedCount = number | typeof FEW | typeof KEPT;

/** Fewer than three, and not none. */
export const FEW = '<3';
/** Not told, since a count beside it could be worked out from it. */
export const KEPT = '*';

const isFew = (count: number): boolean => count > 0 && count < 3;

/**
 * Hides what is fewer than three. `households` names for a count of people the count of their households: people of
 * fewer than three households are hidden too. Of each of `sums` (places of counts of which one follows from the others)
 * never one alone is hidden, so that none can be worked out.
 */
export function hideSmallCounts(
  counts: readonly number[],
  {
    households = new Map(),
    sums,
  }: { readonly households?: ReadonlyMap<number, number>; readonly sums: readonly (readonly number[])[] },
): PostedCount[] {
  const shown = counts.map((count, at): PostedCount => {
    if (isFew(count)) return FEW;
    const owner = households.get(at);
    return owner !== undefined && isFew(counts[owner] ?? 0) ? KEPT : count;
  });
  for (let next = lonely(shown, sums); next !== null; next = lonely(shown, sums)) shown[next] = KEPT;
  return shown;
}

/** The smallest count that stands beside a hidden one in a sum where nothing else is hidden; null when there is none. */
function lonely(shown: readonly PostedCount[], sums: readonly (readonly number[])[]): number | null {
  for (const places of sums) {
    if (places.filter((at) => typeof shown[at] === 'string').length !== 1) continue;
    const told = places.filter((at) => typeof shown[at] === 'number');
    const [smallest] = told.toSorted((one, other) => rank(shown[one]) - rank(shown[other]));
    if (smallest !== undefined) return smallest;
  }
  return null;
}

/** None is hidden last: that there is nothing tells more than a small number does. */
const rank = (count: PostedCount | undefined): number =>
  typeof count === 'number' && count > 0 ? count : Number.POSITIVE_INFINITY;
