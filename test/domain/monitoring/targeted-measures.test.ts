import { describe, expect, it } from 'vitest';
import { isDuring, isTargeted } from '#domain/monitoring/targeted-measures.ts';

const measure = { year: 2024, kind: 'health', risk: null, starts_on: null, ends_on: null };

describe('a measure', () => {
  it('without days belongs to the months of its year', () => {
    expect(isDuring(measure, '202412', '202503')).toBe(true);
    expect(isDuring(measure, '202501', '202503')).toBe(false);
    expect(isDuring(measure, '202306', '202401')).toBe(true);
    expect(isDuring(measure, '202306', '202312')).toBe(false);
  });

  it('with days goes by them', () => {
    const days = { ...measure, starts_on: '2024-05-20', ends_on: '2024-07-01' };
    expect(isDuring(days, '202407', '202412')).toBe(true);
    expect(isDuring(days, '202408', '202412')).toBe(false);
    expect(isDuring(days, '202401', '202404')).toBe(false);
  });

  it('that begins after its year is over still counts in the month it begins', () => {
    expect(isDuring({ ...measure, starts_on: '2025-01-10' }, '202501', '202502')).toBe(true);
  });

  it('answers the risks of its kind (Q153), or the risk that somebody named', () => {
    expect(isTargeted(measure, ['01'])).toBe(true);
    expect(isTargeted(measure, ['09'])).toBe(false);
    expect(isTargeted({ ...measure, kind: 'industry' }, ['07'])).toBe(true);
    expect(isTargeted({ ...measure, risk: '09' }, ['09'])).toBe(true);
    expect(isTargeted({ ...measure, risk: '09' }, ['01'])).toBe(false);
    expect(isTargeted(measure, [])).toBe(false);
  });
});
