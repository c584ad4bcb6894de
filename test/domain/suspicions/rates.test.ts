import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addedUp, countOf, formulaOf, RATE_KEYS, type RateCounts, rateOf } from '#domain/suspicions/rates.ts';
import { explanationOf, lateBy, RADAR, RADAR_KEYS } from '#domain/suspicions/radar.ts';
import { mergeSuspicions, suspicionsSchema } from '#domain/suspicions/pack-part.ts';

const counts = (changes: Partial<RateCounts> = {}): RateCounts => ({
  ...{ population: 1000, inside: 10, goneOut: 200, outside: 790 },
  missed: { people: 5, confirmed: 1 },
  exited: { people: 4, confirmed: 0 },
  ...{ surveyedHouseholds: 10, approvingHouseholds: 9 },
  ...changes,
});

describe('a rate', () => {
  test('is a share of people, with what is found true beside what is suspected', () => {
    expect(rateOf('missed', counts(), 2)).toEqual({
      ...{ numerator: 5, denominator: 790, value: 0.63, confirmed: 0.13, verdict: 'sound' },
    });
    expect(rateOf('exited', counts(), 2)).toEqual({
      ...{ numerator: 4, denominator: 200, value: 2, confirmed: 0, verdict: 'suspected' },
    });
    expect(rateOf('poverty', counts(), 2)).toEqual({
      ...{ numerator: 19, denominator: 1000, value: 1.9, confirmed: 1.1, verdict: 'sound' },
    });
  });

  test('must stay below its limit, the approval must reach it', () => {
    const at = (people: number) =>
      rateOf('missed', counts({ outside: 100, missed: { people, confirmed: people } }), 2);
    expect([at(1), at(2)].map(({ verdict }) => verdict)).toEqual(['sound', 'beyond']);
    expect(rateOf('approval', counts(), 90).verdict).toBe('sound');
    expect(rateOf('approval', counts({ approvingHouseholds: 8 }), 90).verdict).toBe('beyond');
  });

  test('of nobody is not known', () => {
    expect(rateOf('exited', counts({ goneOut: 0 }), 2)).toMatchObject({ value: null, verdict: 'unknown' });
  });

  test('has a formula for the years before and since monitoring', () => {
    expect(formulaOf('poverty', 2020)).toContain('未脱贫人口');
    expect(formulaOf('poverty', 2021)).toContain('在监测人口');
  });

  test('of the township is made of the sums of its villages', () => {
    const arbitrary = fc
      .tuple(fc.nat(500), fc.nat(500), fc.nat(500), fc.nat(50), fc.nat(50))
      .map(([population, inside, goneOut, people, surveyedHouseholds]) =>
        counts({ population, inside, goneOut, surveyedHouseholds, missed: { people, confirmed: 0 } }),
      );
    fc.assert(
      fc.property(fc.array(arbitrary, { minLength: 1, maxLength: 6 }), (villages) => {
        const whole = addedUp(villages);
        for (const number of ['population', 'inside', 'goneOut', 'missed', 'surveyed'] as const)
          expect(countOf(whole, number)).toBe(villages.reduce((sum, each) => sum + countOf(each, number), 0));
        for (const key of RATE_KEYS) expect(rateOf(key, whole, 2).numerator).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

test('a visit is late from the day after its last day', () => {
  const visit = { lastVisit: '2025-01-01', begins: null, every: 31 };
  expect(lateBy({ ...visit, today: '2025-02-01' })).toBeNull();
  expect(lateBy({ ...visit, today: '2025-02-02' })).toBe(1);
  expect(lateBy({ ...visit, lastVisit: null, today: '2025-02-02' })).toBe('never');
  expect(lateBy({ ...visit, lastVisit: null, begins: '2025-01-20', today: '2025-02-02' })).toBeNull();
});

test('the radar says its numbers', () => {
  for (const key of RADAR_KEYS) {
    const values = Object.fromEntries(
      Object.entries(RADAR[key].parameters).map(([name, { value }]) => [name, value]),
    );
    expect(explanationOf(key, values)).not.toMatch(/[{}]/);
  }
  expect(explanationOf('W05', { monitoredDays: 30, registeredDays: 90 })).toBe(
    '监测户超过 30 天、脱贫户超过 90 天没有走访',
  );
});

test('a pack sets limits, intervals and words of its own over those of its base', () => {
  const source = '本县办法';
  const base = suspicionsSchema.parse({
    parameters: { 'missed.most': { value: 1, source }, 'W05.monitoredDays': { value: 30, source } },
    off: [{ rule: 'S08', source }],
  });
  const merged = mergeSuspicions(base, {
    parameters: { 'missed.most': { value: 3, source } },
    off: [{ rule: 'S06', source }],
  });
  expect(merged.parameters?.['missed.most']?.value).toBe(3);
  expect(merged.parameters?.['W05.monitoredDays']?.value).toBe(30);
  expect(merged.off?.map(({ rule }) => rule)).toEqual(['S08', 'S06']);
  expect(suspicionsSchema.safeParse({ parameters: { 'missed.least': { value: 1, source } } }).success).toBe(
    false,
  );
});
