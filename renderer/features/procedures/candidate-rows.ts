import type { Sort } from '../../ui/virtual-table.tsx';
import type { Candidate } from './candidate-draft.ts';

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

const compare = (a: string | number | null, b: string | number | null): number => {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return typeof a === 'number' && typeof b === 'number'
    ? a - b
    : String(a).localeCompare(String(b), 'zh-CN', { numeric: true });
};

/** Those that are still in by the column, or as they came in; those that fell out always last. */
export function rowsOf(
  candidates: readonly Candidate[],
  show: Show,
  { key, descending }: Sort,
): readonly Candidate[] {
  const turn = descending ? -1 : 1;
  return candidates
    .filter((candidate) => isListed(show, candidate))
    .sort(
      (a, b) => Number(a.dropped) - Number(b.dropped) || turn * compare(valueOf(a, key), valueOf(b, key)),
    );
}
