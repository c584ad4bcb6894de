import type { Warning } from '#domain/policy/pack-parts.ts';

/** What a department reported of somebody, and whether the household is registered (脱贫户). */
interface Reported {
  readonly department: string;
  readonly suspicion: string;
  readonly detail: string | null;
  /** In the unit of the suspicion: yuan for expenses. */
  readonly amount: number | null;
  readonly isRegistered: boolean;
}

/**
 * The threshold of the pack that the report is above, or null. Where several name its words, those with the longest
 * word speak (学费自付 before 自付), so that one kind of expense is not measured by the threshold of another.
 */
export function warningOf(reported: Reported, warnings: readonly Warning[]): Warning | null {
  const text = `${reported.department} ${reported.suspicion} ${reported.detail ?? ''}`;
  const meant = warnings
    .filter(({ who }) => who === 'all' || (who === 'registered') === reported.isRegistered)
    .map((warning) => ({ warning, word: longestWord(warning, text) }))
    .filter(({ word }) => word > 0);
  const longest = Math.max(0, ...meant.map(({ word }) => word));
  return (
    meant.find(({ warning, word }) => word === longest && isReached(warning, reported.amount))?.warning ??
    null
  );
}

const longestWord = ({ about }: Warning, text: string): number =>
  Math.max(0, ...about.filter((word) => text.includes(word)).map((word) => word.length));

function isReached({ above, atLeast }: Warning, amount: number | null): boolean {
  if (above !== undefined) return amount !== null && amount > above;
  return atLeast === undefined || (amount !== null && amount >= atLeast);
}

/** 超过 10000 元; 达到 5000 元; 有反馈就列入 */
export function thresholdText({ above, atLeast }: Pick<Warning, 'above' | 'atLeast'>): string {
  if (above !== undefined) return `超过 ${above} 元`;
  return atLeast === undefined ? '有反馈就列入' : `达到 ${atLeast} 元`;
}

export const WARNED: Readonly<Record<Warning['who'], string>> = {
  registered: '脱贫户',
  others: '其他农户',
  all: '全部农户',
};
