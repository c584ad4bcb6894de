import { describe, expect, test } from 'vitest';
import type { Finding } from '#contract/common.ts';
import {
  chosenHits,
  filtered,
  type HitFilter,
  numbered,
  rowsOf,
  ticked,
} from '../../../../renderer/features/check/hit-rows.ts';

const hit = (householdId: number | null, villageId: number, more: Partial<Finding> = {}): Finding => ({
  ...{ rule: 'Q020', level: 'warning', villageId, householdId, householdNo: String(householdId) },
  ...{ memberId: null, recordId: null, idNumber: null, field: null, message: '', answer: null },
  ...more,
});
const answer = { id: 1, reason: '属实', evidence: null, by: '张三', on: '2026-11-23' };
const hits = numbered([
  hit(1, 10),
  hit(2, 11, { level: 'error', rule: 'Q001' }),
  hit(2, 11),
  hit(3, 11, { answer }),
  hit(null, 10, { rule: 'Q184' }),
]);
const ALL: HitFilter = { rule: '', villageId: undefined, level: undefined, answer: 'all' };
const idsOf = (filter: Partial<HitFilter>) => filtered(hits, { ...ALL, ...filter }).map(({ id }) => id);

describe('the hits of the list', () => {
  test('are narrowed by rule, village, level and answer, and keep their numbers', () => {
    expect(idsOf({})).toEqual([1, 2, 3, 4, 5]);
    expect(idsOf({ rule: 'Q020' })).toEqual([1, 3, 4]);
    expect(idsOf({ villageId: 11, level: 'warning' })).toEqual([3, 4]);
    expect(idsOf({ answer: 'open' })).toEqual([1, 2, 3, 5]);
    expect(idsOf({ answer: 'answered' })).toEqual([4]);
  });

  test('stand under their village, the one with the most first; an open one shows them', () => {
    const rows = rowsOf(hits, 'village', (key) => key === 'v10');
    expect(
      rows.map((row) => (row.kind === 'group' ? `${row.key} ${row.hits.length} ${row.errors}` : row.id)),
    ).toEqual(['v11 3 1', 'v10 2 0', 1, 5]);
  });

  test('stand under their household; what concerns a whole village stands under the village', () => {
    const keys = rowsOf(hits, 'household', () => false).map((row) => row.kind === 'group' && row.key);
    expect(keys).toEqual(['h2', 'h1', 'h3', 'v10']);
  });
});

describe('ticking a heading', () => {
  const rows = rowsOf(hits, 'village', () => false);
  const [first] = rows;

  test('takes all below it, and lets go of all', () => {
    const all = chosenHits(new Set([first?.id ?? 0]), rows, new Set());
    expect([...all]).toEqual([2, 3, 4]);
    const shown = ticked(all, rows);
    expect(shown.has(first?.id ?? 0)).toBe(true);
    shown.delete(first?.id ?? 0);
    expect(chosenHits(shown, rows, all).size).toBe(0);
  });

  test('is not what happens when one below it is ticked or let go', () => {
    const open = rowsOf(hits, 'village', () => true);
    const two = new Set([2, 3]);
    expect([...chosenHits(new Set([2, 3, 4]), open, two)]).toEqual([2, 3, 4]);
    const all = ticked(new Set([2, 3, 4]), open);
    all.delete(3);
    expect([...chosenHits(all, open, new Set([2, 3, 4]))].toSorted()).toEqual([2, 4]);
  });
});
