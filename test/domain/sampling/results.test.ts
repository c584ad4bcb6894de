import { describe, expect, test } from 'vitest';
import { errorRate, isSame, ratesBy, type SampledValue } from '#domain/sampling/results.ts';

const value = (changes: Partial<SampledValue> = {}): SampledValue => ({
  ...{ field: 'member.sex', village: '云溪村', enteredBy: '张三', first: '1', second: '1', verdict: null },
  ...changes,
});

describe('two entries of one field', () => {
  test.each<[string | null, string | null, boolean]>([
    ['1', '1', true],
    [null, '', true],
    [null, '0', false],
    ['12', '12.00', true],
    ['12', '12.01', false],
    ['1,3', '3,1', true],
    ['1,3', '1', false],
    ['赵一', ' 赵一 ', true],
    // An id number is no number: one digit more is another person.
    ['529901197005060017', '529901197005060016', false],
  ])('%s and %s: %s', (first, second, same) => {
    expect(isSame(first, second)).toBe(same);
  });
});

describe('error rates', () => {
  const values = [
    value(),
    value({ second: '2' }),
    value({ second: '2', verdict: 'archive-wrong', village: '石板村' }),
    value({ second: '2', verdict: 'second-wrong', enteredBy: null }),
    value({ second: '2', verdict: 'both-right' }),
  ];

  test('count what differs, and as wrong what nobody cleared', () => {
    expect(errorRate(values)).toEqual({ values: 5, differing: 4, wrong: 2, rate: 0.4 });
    expect(errorRate([])).toEqual({ values: 0, differing: 0, wrong: 0, rate: null });
  });

  test('by village and by who collected, the worst first', () => {
    expect(ratesBy(values, ({ village }) => village).map(({ key, rate }) => [key, rate])).toEqual([
      ['石板村', 1],
      ['云溪村', 0.25],
    ]);
    expect(
      ratesBy(values, ({ enteredBy }) => enteredBy ?? '').map(({ key, values: of }) => [key, of]),
    ).toEqual([
      ['张三', 4],
      ['', 1],
    ]);
  });
});
