import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawSample, type Drawable, shareOut } from '#domain/sampling/draw.ts';
import { seededShuffle } from '#domain/sampling/random.ts';

const township = (sizes: readonly number[], strata = 2): Drawable[] =>
  sizes.flatMap((size, village) =>
    Array.from({ length: size }, (_, at) => ({
      id: village * 1000 + at + 1,
      villageId: village + 1,
      stratum: `第${(at % strata) + 1}层`,
    })),
  );

const wanted = { seed: '2025-石', households: 20, villages: 4, spares: 2 };

describe('a draw', () => {
  test('is the same for the same seed, whatever the order of the households, and another for another seed', () => {
    const all = township([30, 40, 50, 20, 10, 60]);
    const once = drawSample(all, wanted);
    expect(drawSample(all.toReversed(), wanted)).toEqual(once);
    expect(drawSample(all, { ...wanted, seed: '2025-水' })).not.toEqual(once);
  });

  test('is known for a known seed: a new version of the program draws as the last one did', () => {
    const drawn = drawSample(township([5, 5, 5]), { seed: 'a', households: 4, villages: 2, spares: 1 });
    expect(drawn.map(({ id, spare }) => `${id}${spare ? '备' : ''}`)).toMatchInlineSnapshot(`
      [
        "1",
        "2",
        "2001",
        "2002",
        "4备",
        "2005备",
      ]
    `);
  });

  test('takes as many households of as many villages as wanted, each at most once, and all where there are fewer', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(40), { minLength: 1, maxLength: 15 }),
        fc.record({
          seed: fc.string({ minLength: 1, maxLength: 12 }),
          households: fc.integer({ min: 1, max: 300 }),
          villages: fc.integer({ min: 1, max: 20 }),
          spares: fc.nat(5),
        }),
        (sizes, asked) => {
          const drawn = drawSample(township(sizes, 3), asked);
          const real = drawn.filter(({ spare }) => !spare);
          const villages = new Set(drawn.map(({ villageId }) => villageId));
          const room = sizes.filter((_, at) => villages.has(at + 1)).reduce((sum, size) => sum + size, 0);
          expect(new Set(drawn.map(({ id }) => id)).size).toBe(drawn.length);
          expect(real).toHaveLength(Math.min(asked.households, room));
          expect(villages.size).toBeLessThanOrEqual(asked.villages);
          expect(drawn.map(({ position }) => position)).toEqual(drawn.map((_, at) => at + 1));
        },
      ),
    );
  });

  test('brings each stratum of a village in while there is room', () => {
    const all = township([97]).map((each, at) => ({ ...each, stratum: at === 5 ? '少' : '多' }));
    const drawn = drawSample(all, { ...wanted, households: 10, villages: 1 });
    expect(drawn.filter(({ stratum, spare }) => stratum === '少' && !spare)).toHaveLength(1);
  });
});

describe('shares', () => {
  test.each([
    [10, [50, 30, 20], [5, 3, 2]],
    [3, [100, 1, 1], [1, 1, 1]],
    [2, [100, 1, 1], [2, 0, 0]],
    [9, [2, 2, 2], [2, 2, 2]],
    [5, [0, 10], [0, 5]],
    [0, [4], [0]],
  ])('%i over %j', (count, sizes, shares) => {
    expect(shareOut(count, sizes)).toEqual(shares);
  });
});

test('the order of a seed does not depend on what was shuffled before by another', () => {
  const numbers = Array.from({ length: 20 }, (_, at) => at);
  seededShuffle('other')(numbers);
  expect(seededShuffle('same')(numbers)).toEqual(seededShuffle('same')(numbers));
  expect(seededShuffle('same')(numbers).toSorted((a, b) => a - b)).toEqual(numbers);
});
