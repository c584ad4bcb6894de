import { describe, expect, test } from 'vitest';
import { type StandingFacts, standingOf } from '#domain/household/standing.ts';

const BLANK: StandingFacts = {
  ...{ exit_status: null, exit_status_year: null, adjustment: null, adjustment_year: null },
  ...{ first_recognised_year: null, exit_year: null, return_year: null, household_type: null },
};
const standing = (facts: Partial<StandingFacts>) => standingOf({ ...BLANK, ...facts });

describe('where a household stands with the list of registered poor', () => {
  test.each([
    ['0', 'poor'],
    ['1', 'exited'],
    ['2', 'poor'],
    ['3', 'poor'],
    ['4', 'exited'],
  ])('脱贫状态 %s is %s', (exit_status, expected) => {
    expect(standing({ exit_status, exit_status_year: 2017 })).toBe(expected);
  });

  test.each([
    ['1', 'poor'],
    ['2', 'poor'],
    ['3', 'exited'],
    ['4', 'cleared'],
  ])('the adjustment of kind %s makes it %s', (adjustment, expected) => {
    expect(standing({ adjustment, adjustment_year: 2017 })).toBe(expected);
  });

  test('the adjustment goes before a status of its own year or an older one, not before a later one', () => {
    const exited = { adjustment: '3', adjustment_year: 2017, exit_status: '0' };
    expect(standing({ ...exited, exit_status_year: 2016 })).toBe('exited');
    expect(standing({ ...exited, exit_status_year: 2017 })).toBe('exited');
    expect(standing({ ...exited, exit_status_year: 2018 })).toBe('poor');
  });

  test('without either the years tell: recognised, exited, fallen back', () => {
    const recognised = { first_recognised_year: 2014 };
    expect(standing(recognised)).toBe('poor');
    expect(standing({ ...recognised, exit_year: 2016 })).toBe('exited');
    expect(standing({ ...recognised, exit_year: 2016, return_year: 2018 })).toBe('poor');
    expect(standing({ ...recognised, exit_year: 2018, return_year: 2016 })).toBe('exited');
  });

  test('at last its type; who is nowhere is on no list', () => {
    expect(standing({ household_type: '01' })).toBe('exited');
    expect(standing({ household_type: '02' })).toBe('unlisted');
    expect(standing({ exit_status: '=未知', exit_status_year: 2017 })).toBe('unlisted');
  });
});
