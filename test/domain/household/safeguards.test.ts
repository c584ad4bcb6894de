import { describe, expect, test } from 'vitest';
import { type SafeguardPerson, safeguardsOf } from '#domain/household/safeguards.ts';

const person = (changes: Partial<SafeguardPerson> = {}): SafeguardPerson => ({
  ...{ birth: '1970-01-01', schoolStatus: null, dropoutReason: null },
  ...{ hasResidentInsurance: 1, hasEmployeeInsurance: null },
  ...changes,
});
const child = (changes: Partial<SafeguardPerson> = {}) => person({ birth: '2015-05-05', ...changes });
const of = (...people: SafeguardPerson[]) => safeguardsOf(people, undefined, 2025);

describe('compulsory education', () => {
  test('concerns nobody without a child of school age', () => {
    expect(of(person()).education).toBe('none');
    expect(of(person({ birth: '2019-09-01' })).education).toBe('none');
  });

  test('is secured where every child of school age goes to school or is taught at home', () => {
    expect(of(child({ schoolStatus: '03' }), child({ dropoutReason: '07' })).education).toBe('secured');
  });

  test('is lacking with one child that left school, unknown with one of whom nothing is known', () => {
    expect(of(child({ schoolStatus: '03' }), child({ dropoutReason: '03' })).education).toBe('lacking');
    expect(of(child({ schoolStatus: '03' }), child()).education).toBe('unknown');
    expect(of(person({ birth: null })).education).toBe('unknown');
    expect(of().education).toBe('unknown');
  });
});

describe('medical insurance', () => {
  test('is secured by either of the two, for everybody', () => {
    expect(of(person(), person({ hasResidentInsurance: 0, hasEmployeeInsurance: 1 })).medical).toBe(
      'secured',
    );
  });

  test('is lacking with one person without, unknown where nobody asked', () => {
    expect(of(person(), person({ hasResidentInsurance: 0 })).medical).toBe('lacking');
    expect(of(person({ hasResidentInsurance: null, hasEmployeeInsurance: 0 })).medical).toBe('lacking');
    expect(of(person(), person({ hasResidentInsurance: null })).medical).toBe('unknown');
    expect(of().medical).toBe('unknown');
  });
});

test('housing and water go by the form of their year', () => {
  const home = { safeHousing: null, isDangerousHouse: null, hasSafeWater: null, isWaterSafe: null };
  const at = (changes: Partial<typeof home | Record<string, unknown>>) => {
    const { housing, water } = safeguardsOf([], { ...home, ...changes }, 2025);
    return [housing, water];
  };
  expect(at({})).toEqual(['unknown', 'unknown']);
  expect(at({ safeHousing: '01', hasSafeWater: 1 })).toEqual(['secured', 'secured']);
  expect(at({ safeHousing: '02', hasSafeWater: 0 })).toEqual(['lacking', 'lacking']);
  expect(at({ isDangerousHouse: 1, isWaterSafe: 1 })).toEqual(['lacking', 'secured']);
  expect(at({ isDangerousHouse: 0, isWaterSafe: 0 })).toEqual(['secured', 'lacking']);
});
