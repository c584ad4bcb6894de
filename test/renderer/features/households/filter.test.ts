import { describe, expect, it } from 'vitest';
import { householdFilter } from '#contract/household.ts';
import {
  conditionsOf,
  filterOf,
  isFiltered,
  noFilter,
  questionOf,
} from '../../../../renderer/features/households/filter.ts';

describe('the question for the list of households', () => {
  it('leaves out what is not chosen', () => {
    expect(questionOf(2026, {}, noFilter)).toEqual({ year: 2026 });
    expect(isFiltered(noFilter)).toBe(false);
  });

  it('tells the households without a village from those of every village', () => {
    expect(questionOf(2026, { villageId: null }, noFilter)).toEqual({ year: 2026, villageId: null });
  });

  it('is one that the contract takes', () => {
    const where = { join: 'and' as const, of: [{ field: 'member.age', op: 'ge' as const, values: [60] }] };
    const filter = { text: ' 李 ', householdType: '01', monitoring: 'open', belowLine: true, where };
    const question = questionOf(2026, { villageId: 3, group: '二组' }, filter);
    expect(householdFilter.parse(question)).toEqual({
      year: 2026,
      villageId: 3,
      group: '二组',
      text: '李',
      householdType: '01',
      monitoring: 'open',
      belowLine: true,
      where,
    });
    expect(householdFilter.parse(questionOf(2026, { workingList: 4, open: true }, noFilter))).toEqual({
      year: 2026,
      workingList: 4,
      done: false,
    });
  });

  it('comes back from what was saved of it', () => {
    const filter = { ...noFilter, text: '李', belowLine: true };
    expect(filterOf(conditionsOf(filter))).toEqual(filter);
    expect(filterOf(conditionsOf(noFilter))).toEqual(noFilter);
  });
});
