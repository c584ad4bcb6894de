import type { ProcedureRow } from './kinds.ts';
import { compareBy, type SortBy } from './sort-by.ts';

export const STATES = {
  open: '办理中',
  ready: '可以办',
  waiting: '在等',
  late: '已超期',
  finished: '已办结',
  stopped: '已终止',
  all: '全部状态',
} as const;
export type State = keyof typeof STATES;

export interface ProcedureFilter {
  /** Key of a kind; null: all. */
  readonly kind: string | null;
  readonly villageId: number | null;
  readonly state: State;
  /** A name; an empty one: nobody is responsible; null: all. */
  readonly responsible: string | null;
}

export const NO_FILTER: ProcedureFilter = { kind: null, villageId: null, state: 'all', responsible: null };

function isIn(state: State, row: ProcedureRow): boolean {
  const isOpen = row.status === 'open';
  switch (state) {
    case 'all':
      return true;
    case 'ready':
      return isOpen && row.isReady === true;
    case 'waiting':
      return isOpen && row.isReady === false;
    case 'late':
      return isOpen && row.daysLeft !== null && row.daysLeft < 0;
    case 'open':
    case 'finished':
    case 'stopped':
      return row.status === state;
  }
}

export const filtered = (rows: readonly ProcedureRow[], filter: ProcedureFilter): ProcedureRow[] =>
  rows.filter(
    (row) =>
      (filter.kind === null || row.key === filter.kind) &&
      (filter.villageId === null || row.villageId === filter.villageId) &&
      (filter.responsible === null || (row.responsible ?? '') === filter.responsible) &&
      isIn(filter.state, row),
  );

/** How many procedures there are of each kind where all other conditions hold. */
export function countsByKind(
  rows: readonly ProcedureRow[],
  filter: ProcedureFilter,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { key } of filtered(rows, { ...filter, kind: null }))
    counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** Who is responsible for any of them, each once. */
export const peopleOf = (rows: readonly ProcedureRow[]): string[] =>
  [...new Set(rows.map((row) => row.responsible ?? ''))].sort((a, b) => a.localeCompare(b, 'zh-CN'));

const valueOf = (row: ProcedureRow, key: string): string | number | null => {
  switch (key) {
    case 'title':
      return row.title;
    case 'village':
      return row.village;
    case 'households':
      return row.households;
    case 'openedOn':
      return row.openedOn;
    case 'step':
      return row.stepTitle;
    case 'earliest':
      return row.earliest;
    case 'latest':
      return row.latest;
    case 'responsible':
      return row.responsible;
    default:
      return row.daysLeft;
  }
};

/** What is most urgent first, unless a column says otherwise; rows that have no value there come last. */
export const sorted = (rows: readonly ProcedureRow[], sort: SortBy): ProcedureRow[] =>
  [...rows].sort(
    (a, b) =>
      compareBy(sort, valueOf(a, sort.key), valueOf(b, sort.key)) ||
      b.openedOn.localeCompare(a.openedOn) ||
      a.id - b.id,
  );
