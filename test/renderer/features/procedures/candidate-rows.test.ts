import { describe, expect, it } from 'vitest';
import { isListed, rowsOf } from '../../../../renderer/features/procedures/candidate-rows.ts';
import { sheetChanges } from '../../../../renderer/features/procedures/sheet-changes.ts';
import { aCandidate } from './a-candidate.ts';

const fault = { rule: 'consent-signed', message: '没有授权', source: '办法' };
const candidates = [
  aCandidate({ householdId: 1, group: '10组', dropped: true }),
  aCandidate({ householdId: 2, group: '2组' }),
  aCandidate({ householdId: 3, group: '1组', faults: [fault] }),
  aCandidate({ householdId: 4, group: null, rank: 1 }),
];
const order = (key: string, descending = false) =>
  rowsOf(candidates, 'all', { key, descending }).map(({ householdId }) => householdId);

describe('the households of a procedure', () => {
  it('stand as they came in, those that fell out last', () => {
    expect(order('entered')).toEqual([2, 3, 4, 1]);
  });

  it('are sorted by a column either way, those that fell out still last', () => {
    expect(order('group')).toEqual([3, 2, 4, 1]);
    expect(order('faults', true)).toEqual([3, 2, 4, 1]);
    expect(order('rank')[0]).toBe(4);
  });

  it('lack something only while they are in', () => {
    expect(candidates.filter((each) => isListed('faulty', each))).toHaveLength(1);
    expect(isListed('faulty', aCandidate({ dropped: true, faults: [fault] }))).toBe(false);
    expect(candidates.filter((each) => isListed('dropped', each))).toHaveLength(1);
  });
});

describe('a list of sheets that is ticked', () => {
  it('tells who came in and who was unticked', () => {
    expect(sheetChanges(new Set([1, 2]), new Set([2, 3, 4]))).toEqual({ came: [3, 4], went: [1] });
    expect(sheetChanges(new Set([1]), new Set([1]))).toEqual({ came: [], went: [] });
  });
});
