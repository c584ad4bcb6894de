import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FEW, hideSmallCounts, KEPT } from '#domain/identity/small-counts.ts';

describe('counts on a board', () => {
  test('one and two are not told, none and three are', () => {
    expect(hideSmallCounts([0, 1, 2, 3, 40], { sums: [] })).toEqual([0, FEW, FEW, 3, 40]);
  });

  test('a count that could be worked out from its sum is not told either', () => {
    // 5 + 1 + 9 = 15: with 5, 9 and 15 the 1 would be known.
    expect(hideSmallCounts([5, 1, 9, 15], { sums: [[0, 1, 2, 3]] })).toEqual([KEPT, FEW, 9, 15]);
  });

  test('the people of one household are as few as it is', () => {
    expect(hideSmallCounts([1, 6], { households: new Map([[1, 0]]), sums: [] })).toEqual([FEW, KEPT]);
  });

  test('no sum has one hidden count alone', () => {
    const count = fc.integer({ min: 0, max: 9 });
    fc.assert(
      fc.property(
        fc.array(count, { minLength: 4, maxLength: 4 }),
        fc.array(count, { minLength: 4, maxLength: 4 }),
        (a, b) => {
          const total = a.map((each, at) => each + (b[at] ?? 0));
          const sums = a.map((_, at) => [at, 4 + at, 8 + at]);
          const shown = hideSmallCounts([...a, ...b, ...total], { sums });
          for (const places of sums)
            expect(places.filter((at) => typeof shown[at] === 'string')).not.toHaveLength(1);
        },
      ),
    );
  });
});
