import type { Finding } from '#contract/common.ts';

/** By rule: the list as it is; else under a heading for each village or household. */
export type Grouping = 'rule' | 'village' | 'household';
export type AnswerState = 'open' | 'answered' | 'all';

export interface HitFilter {
  /** Empty: all. */
  readonly rule: string;
  readonly villageId: number | undefined;
  readonly level: Finding['level'] | undefined;
  readonly answer: AnswerState;
}

/** A hit with its number in the answer of the check: what a selection holds. */
export interface NumberedHit {
  readonly kind: 'hit';
  readonly id: number;
  readonly hit: Finding;
}

export interface HitGroup {
  readonly kind: 'group';
  /** Negative, so that no hit has it. */
  readonly id: number;
  /** What it is known by among the groups of its kind. */
  readonly key: string;
  readonly hits: readonly NumberedHit[];
  readonly errors: number;
  readonly isOpen: boolean;
}

export type HitRow = NumberedHit | HitGroup;

export const numbered = (hits: readonly Finding[]): NumberedHit[] =>
  hits.map((hit, at) => ({ kind: 'hit', id: at + 1, hit }));

const ofAnswer = ({ answer }: Finding, state: AnswerState): boolean =>
  state === 'all' || (answer !== null) === (state === 'answered');

/** Those that the filter leaves, in their order. */
export const filtered = (hits: readonly NumberedHit[], filter: HitFilter): NumberedHit[] =>
  hits.filter(
    ({ hit }) =>
      (filter.rule === '' || hit.rule === filter.rule) &&
      (filter.villageId === undefined || hit.villageId === filter.villageId) &&
      (filter.level === undefined || hit.level === filter.level) &&
      ofAnswer(hit, filter.answer),
  );

const groupKeyOf = ({ villageId, householdId }: Finding, grouping: Grouping): string =>
  grouping === 'household' && householdId !== null ? `h${householdId}` : `v${villageId ?? 0}`;

/** The rows of the list: each group with its hits below where it is open; the most hits first for villages. */
export function rowsOf(
  hits: readonly NumberedHit[],
  grouping: Grouping,
  isOpen: (key: string) => boolean,
): HitRow[] {
  if (grouping === 'rule') return [...hits];
  const groups = new Map<string, NumberedHit[]>();
  for (const each of hits) {
    const key = groupKeyOf(each.hit, grouping);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [each]);
    else known.push(each);
  }
  return [...groups]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .flatMap(([key, of], at): HitRow[] => {
      const errors = of.filter(({ hit }) => hit.level === 'error').length;
      const group = { kind: 'group', id: -at - 1, key, hits: of, errors, isOpen: isOpen(key) } as const;
      return group.isOpen ? [group, ...of] : [group];
    });
}

/** Ticking a heading ticks what stands below it; unticking it, likewise. */
export function chosenHits(
  ids: ReadonlySet<number>,
  rows: readonly HitRow[],
  before: ReadonlySet<number>,
): Set<number> {
  const next = new Set([...ids].filter((id) => id > 0));
  for (const row of rows) {
    if (row.kind !== 'group' || ids.has(row.id) === wholly(row, before)) continue;
    for (const { id } of row.hits) {
      if (ids.has(row.id)) next.add(id);
      else next.delete(id);
    }
  }
  return next;
}

const wholly = ({ hits }: HitGroup, chosen: ReadonlySet<number>): boolean =>
  hits.every(({ id }) => chosen.has(id));

/** What is ticked in the list: the hits, and the headings all of whose hits are. */
export const ticked = (chosen: ReadonlySet<number>, rows: readonly HitRow[]): Set<number> =>
  new Set([
    ...chosen,
    ...rows.flatMap((row) => (row.kind === 'group' && wholly(row, chosen) ? [row.id] : [])),
  ]);
