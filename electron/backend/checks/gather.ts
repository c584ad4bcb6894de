import type { RuleLevel } from '#domain/quality/rule.ts';
import type { Finding } from '#contract/common.ts';

/** How many hits of a rule in a village; how many of them are errors, how many answered. */
export interface Tally {
  readonly rule: string;
  /** 0: no village. */
  readonly villageId: number;
  readonly hits: number;
  readonly errors: number;
  readonly answered: number;
}

/** So many hits are shown; after that only errors are, as many again. Nobody reads more, and memory has an end. */
const MOST_HITS = 10_000;

const mostOf = (level: RuleLevel): number => (level === 'error' ? 2 * MOST_HITS : MOST_HITS);

type Counting = { -readonly [K in keyof Tally]: Tally[K] };

/**
 * Parts in the order of their households, without the hits that can never be shown because enough of their level stand
 * before them.
 */
export function shownOf(parts: readonly Gathered[]): Gathered[] {
  const before = { error: 0, warning: 0 };
  const isShown = ({ level }: Finding): boolean => {
    before[level] += 1;
    return before[level] <= mostOf(level);
  };
  return parts.map((part) => ({ ...part, hits: part.hits.filter(isShown) }));
}

type Counted = Pick<Finding, 'rule' | 'level' | 'villageId'> & { readonly isAnswered: boolean };

/** Hits beyond those that somebody reads: without an answer they are counted, and need no sentence. */
export interface Uncalled {
  readonly isFull: (level: RuleLevel) => boolean;
  readonly count: (hit: Counted) => void;
}

export interface Gathered {
  /** In the order of household numbers; not all of them where there are very many. */
  readonly hits: readonly Finding[];
  /** Of all there are; warnings that are answered are counted in `answered` only. */
  readonly counts: { readonly error: number; readonly warning: number; readonly answered: number };
  readonly tally: readonly Tally[];
}

/** Takes the hits of a run as they come, in the order of the households; `before`: how many stand before its first. */
export function gathering(before: () => number = () => 0) {
  const hits: Finding[] = [];
  const counts = { error: 0, warning: 0, answered: 0 };
  const tally = new Map<string, Counting>();
  const isFull = (level: RuleLevel): boolean => before() + hits.length >= mostOf(level);
  const countedOf = (rule: string, villageId: number): Counting => {
    const key = `${rule}|${villageId}`;
    let counted = tally.get(key);
    if (counted === undefined) {
      counted = { rule, villageId, hits: 0, errors: 0, answered: 0 };
      tally.set(key, counted);
    }
    return counted;
  };
  const count = ({ rule, level, villageId, isAnswered }: Counted): void => {
    counts[isAnswered ? 'answered' : level] += 1;
    const counted = countedOf(rule, villageId ?? 0);
    counted.hits += 1;
    if (level === 'error') counted.errors += 1;
    if (isAnswered) counted.answered += 1;
  };
  const add = (found: Finding): void => {
    count({ ...found, isAnswered: found.answer !== null });
    if (!isFull(found.level)) hits.push(found);
  };
  /** What was found in the households that follow. */
  const follow = (part: Gathered): void => {
    for (const key of ['error', 'warning', 'answered'] as const) counts[key] += part.counts[key];
    for (const { rule, villageId, ...found } of part.tally) {
      const counted = countedOf(rule, villageId);
      counted.hits += found.hits;
      counted.errors += found.errors;
      counted.answered += found.answered;
    }
    for (const hit of part.hits) if (!isFull(hit.level)) hits.push(hit);
  };
  const result = (): Gathered => ({ hits, counts, tally: [...tally.values()] });
  return { add, count, isFull, follow, shown: () => hits.length, result };
}
