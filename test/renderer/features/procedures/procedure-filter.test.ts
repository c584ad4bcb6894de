import { describe, expect, it } from 'vitest';
import type { ProcedureRow } from '../../../../renderer/features/procedures/kinds.ts';
import {
  countsByKind,
  filtered,
  NO_FILTER,
  peopleOf,
  sorted,
} from '../../../../renderer/features/procedures/procedure-filter.ts';

const row = (id: number, part: Partial<ProcedureRow> = {}): ProcedureRow => ({
  ...{ id, key: 'exit', title: '脱贫退出', village: '云溪村', villageId: 1, status: 'open' },
  ...{ openedOn: '2026-11-01', households: 3, stepKey: 'notice', stepTitle: '公示', isReady: true },
  ...{ waitsFor: null, earliest: null, latest: null, daysLeft: 5, responsible: null },
  ...{ dropped: 0, warnings: 0, openObjections: 0 },
  ...part,
});

const rows = [
  row(1),
  row(2, { key: 'return', villageId: 2, isReady: false, daysLeft: -1, responsible: '张三' }),
  row(3, { status: 'finished', isReady: null, daysLeft: null, responsible: '张三' }),
];
const idsOf = (of: readonly ProcedureRow[]): number[] => of.map(({ id }) => id);

describe('the list of procedures', () => {
  it.each([
    ['all', [1, 2, 3]],
    ['open', [1, 2]],
    ['ready', [1]],
    ['waiting', [2]],
    ['late', [2]],
    ['finished', [3]],
    ['stopped', []],
  ] as const)('shows of state %s the procedures %j', (state, ids) => {
    expect(idsOf(filtered(rows, { ...NO_FILTER, state }))).toEqual(ids);
  });

  it('narrows by kind, village and person, an empty name being nobody', () => {
    expect(idsOf(filtered(rows, { ...NO_FILTER, kind: 'exit' }))).toEqual([1, 3]);
    expect(idsOf(filtered(rows, { ...NO_FILTER, villageId: 2 }))).toEqual([2]);
    expect(idsOf(filtered(rows, { ...NO_FILTER, responsible: '' }))).toEqual([1]);
    expect(peopleOf(rows)).toEqual(['', '张三']);
  });

  it('counts each kind as the other conditions leave it, whichever kind is chosen', () => {
    const counts = countsByKind(rows, { ...NO_FILTER, kind: 'return', state: 'open' });
    expect(Object.fromEntries(counts)).toEqual({ exit: 1, return: 1 });
  });

  it('puts what is most urgent first and what has no limit last, either way round', () => {
    expect(idsOf(sorted(rows, { key: 'daysLeft', descending: false }))).toEqual([2, 1, 3]);
    expect(idsOf(sorted(rows, { key: 'daysLeft', descending: true }))).toEqual([1, 2, 3]);
  });
});
