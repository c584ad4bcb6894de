import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Contender, quotaCut, rankByNeed } from '#domain/procedures/ranking.ts';

const one = (id: number, given: Partial<Contender> = {}): Contender => ({
  ...{ id, total: 50, isExcluded: false, priorities: 0, admissions: 0, perCapita: 2000 },
  ...given,
});
const ranks = (...contenders: Contender[]) => rankByNeed(contenders).map(({ id, rank }) => [id, rank]);

test.each([
  [
    'more points come first',
    [one(1, { total: 40 }), one(2, { total: 60 })],
    [
      [2, 1],
      [1, 2],
    ],
  ],
  [
    'of equal points more of 五优先',
    [one(1), one(2, { priorities: 1 })],
    [
      [2, 1],
      [1, 2],
    ],
  ],
  [
    'then more of 六进',
    [one(1, { priorities: 1 }), one(2, { priorities: 1, admissions: 2 })],
    [
      [2, 1],
      [1, 2],
    ],
  ],
  [
    'then the lower income',
    [one(1), one(2, { perCapita: 1999.99 })],
    [
      [2, 1],
      [1, 2],
    ],
  ],
  [
    'an income that nobody knows comes last',
    [one(1, { perCapita: null }), one(2)],
    [
      [2, 1],
      [1, 2],
    ],
  ],
  [
    '五优先 never goes before points',
    [one(1, { priorities: 5 }), one(2, { total: 51 })],
    [
      [2, 1],
      [1, 2],
    ],
  ],
  [
    'alike in all shares the place, and the next is as far down',
    [one(1), one(2), one(3, { total: 10 })],
    [
      [1, 1],
      [2, 1],
      [3, 3],
    ],
  ],
  [
    'who is not scored through has no place',
    [one(1, { total: null }), one(2, { total: 0 })],
    [
      [2, 1],
      [1, null],
    ],
  ],
  [
    'who is excluded takes nobody’s place',
    [one(1, { total: 99, isExcluded: true }), one(2), one(3, { total: null })],
    [
      [2, 1],
      [3, null],
      [1, null],
    ],
  ],
] as const)('%s', (_name, contenders, places) => {
  expect(ranks(...contenders)).toEqual(places);
});

const contender = fc.record({
  total: fc.option(fc.integer({ min: 0, max: 5 }), { nil: null }),
  isExcluded: fc.boolean(),
  priorities: fc.integer({ min: 0, max: 2 }),
  admissions: fc.integer({ min: 0, max: 2 }),
  perCapita: fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }),
});
const many = fc.array(contender, { maxLength: 30 }).map((all) => all.map((each, id) => ({ ...each, id })));

test('everybody has one line, and the places follow from the values alone, not from the order of entry', () => {
  fc.assert(
    fc.property(many, (all) => {
      const there = new Map(rankByNeed(all).map(({ id, rank }) => [id, rank]));
      const back = new Map(rankByNeed(all.toReversed()).map(({ id, rank }) => [id, rank]));
      expect(there.size).toBe(all.length);
      for (const [id, rank] of there) expect(back.get(id)).toBe(rank);
    }),
  );
});

test('a place says how many stand before all who share it', () => {
  fc.assert(
    fc.property(many, (all) => {
      const ranked = rankByNeed(all).flatMap(({ rank }) => rank ?? []);
      for (const rank of ranked) expect(rank).toBe(ranked.indexOf(rank) + 1);
    }),
  );
});

test('the plan cuts the ranked list, and says when it cuts through a shared place', () => {
  const places = rankByNeed([one(1, { total: 60 }), one(2), one(3), one(4, { total: null })]);
  expect(quotaCut(places, null)).toBeNull();
  expect(quotaCut(places, 3)).toBeNull();
  expect(quotaCut(places, 1)).toEqual({ after: 1, isShared: false });
  expect(quotaCut(places, 2)).toEqual({ after: 2, isShared: true });
  expect(quotaCut(places, 0)).toEqual({ after: 0, isShared: false });
});
