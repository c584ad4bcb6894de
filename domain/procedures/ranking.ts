/** A household as far as its place among the others follows from it. */
export interface Contender {
  readonly id: number;
  /** Sum of the points, the more the needier; null while some are missing. */
  readonly total: number | null;
  /** A line of 七不进 applies: it cannot come in and takes nobody's place. */
  readonly isExcluded: boolean;
  /** How many lines of 五优先 and of 六进 apply. */
  readonly priorities: number;
  readonly admissions: number;
  /** Yuan; null where not known. */
  readonly perCapita: number | null;
}

export interface Place {
  readonly id: number;
  /** 1 is the neediest; null for who is excluded or not scored through. */
  readonly rank: number | null;
}

/** The rule of `rankByNeed` as it stands under the list. */
export const RANKING_RULE =
  '按总分从高到低排名；总分相同的，依次看五优先符合几条、六进符合几条、人均纯收入谁低，都相同的并列。没有评完分的、符合“七不进”的不排名。';

const UNKNOWN_INCOME = Number.POSITIVE_INFINITY;

function compare(one: Contender, other: Contender): number {
  const [income, otherIncome] = [one.perCapita ?? UNKNOWN_INCOME, other.perCapita ?? UNKNOWN_INCOME];
  return (
    (other.total ?? 0) - (one.total ?? 0) ||
    other.priorities - one.priorities ||
    other.admissions - one.admissions ||
    (income === otherIncome ? 0 : income - otherIncome)
  );
}

/**
 * The neediest first (倒排). Who is alike by all that counts shares a place, and the next place is as far down as there
 * are households before it. Behind them who is not scored through, then who is excluded, in the order given.
 */
export function rankByNeed(contenders: readonly Contender[]): Place[] {
  const isRanked = ({ total, isExcluded }: Contender) => total !== null && !isExcluded;
  const ranked = contenders.filter(isRanked).toSorted(compare);
  const rest = contenders.filter((contender) => !isRanked(contender));
  const behind = [
    ...rest.filter(({ isExcluded }) => !isExcluded),
    ...rest.filter(({ isExcluded }) => isExcluded),
  ];
  return [
    ...ranked.map((contender) => ({
      id: contender.id,
      rank: ranked.findIndex((other) => compare(other, contender) === 0) + 1,
    })),
    ...behind.map(({ id }) => ({ id, rank: null })),
  ];
}

/**
 * Where 规模控制 cuts the ranked list: after so many households; null where nobody is below it. `isShared`: the last
 * above the line and the first below share a place, so that people decide between them.
 */
export function quotaCut(
  places: readonly Place[],
  quota: number | null,
): { after: number; isShared: boolean } | null {
  const ranked = places.filter(({ rank }) => rank !== null);
  if (quota === null || ranked.length <= quota) return null;
  const [last, next] = [ranked[quota - 1], ranked[quota]];
  return { after: quota, isShared: last !== undefined && last.rank === next?.rank };
}
