export interface SampledValue {
  readonly field: string;
  readonly village: string;
  /** Who collected what stands in the archive; null where nobody is named. */
  readonly enteredBy: string | null;
  readonly first: string | null;
  readonly second: string | null;
  readonly verdict: 'archive-wrong' | 'second-wrong' | 'both-right' | null;
}

/** How many values were entered twice, and how many of them differ or are the archive's fault. */
export interface ErrorRate {
  readonly values: number;
  /** Differing, whoever is right. */
  readonly differing: number;
  /** Differing and not judged the second entry's fault or both right. */
  readonly wrong: number;
  /** wrong ÷ values, 0–1; null where nothing was entered twice. */
  readonly rate: number | null;
}

/** Nothing filled in is the same as nothing; numbers are the same by value, codes whatever their order. */
export function isSame(first: string | null, second: string | null): boolean {
  const [one, other] = [first ?? '', second ?? ''].map((text) => text.trim());
  if (one === other) return true;
  if (one === '' || other === '') return false;
  if (isNumber(one) && isNumber(other)) return Number(one) === Number(other);
  return sortedCodes(one ?? '') === sortedCodes(other ?? '');
}

const isNumber = (text: string | undefined): boolean => /^-?\d{1,12}(\.\d+)?$/.test(text ?? '');
const sortedCodes = (text: string): string => text.split(',').toSorted().join();

export function errorRate(values: readonly SampledValue[]): ErrorRate {
  const differing = values.filter(({ first, second }) => !isSame(first, second));
  const wrong = differing.filter(({ verdict }) => verdict === null || verdict === 'archive-wrong').length;
  return {
    ...{ values: values.length, differing: differing.length, wrong },
    rate: values.length === 0 ? null : wrong / values.length,
  };
}

export interface GroupedRate extends ErrorRate {
  readonly key: string;
}

/** Error rates by something of the values, the worst first. */
export const ratesBy = (
  values: readonly SampledValue[],
  by: (value: SampledValue) => string,
): GroupedRate[] =>
  [...Map.groupBy(values, by)]
    .map(([key, of]) => ({ key, ...errorRate(of) }))
    .toSorted((a, b) => (b.rate ?? 0) - (a.rate ?? 0) || b.values - a.values || (a.key < b.key ? -1 : 1));
