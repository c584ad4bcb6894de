import type { Candidate } from './candidate-draft.ts';
import { compareBy, type SortBy } from './sort-by.ts';

/** Which of the households are listed. */
export type Show = 'all' | 'faulty' | 'dropped';

export const isListed = (show: Show, { dropped, faults }: Candidate): boolean => {
  switch (show) {
    case 'all':
      return true;
    case 'faulty':
      return !dropped && faults.length > 0;
    case 'dropped':
      return dropped;
  }
};

const valueOf = (candidate: Candidate, key: string): string | number | null => {
  switch (key) {
    case 'headName':
      return candidate.headName;
    case 'group':
      return candidate.group;
    case 'people':
      return candidate.people;
    case 'faults':
      return candidate.faults.length;
    case 'rank':
      return candidate.rank;
    default:
      return null;
  }
};

/** Those that are still in by the column, or as they came in; those that fell out always last. */
export const rowsOf = (candidates: readonly Candidate[], show: Show, sort: SortBy): readonly Candidate[] =>
  candidates
    .filter((candidate) => isListed(show, candidate))
    .sort(
      (a, b) =>
        Number(a.dropped) - Number(b.dropped) || compareBy(sort, valueOf(a, sort.key), valueOf(b, sort.key)),
    );
