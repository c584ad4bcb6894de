import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addsUp, movementOf, type Reasons, type Standing } from '#domain/records/year-movement.ts';

const standing = (households: Record<number, number[]>): Standing =>
  new Map(Object.entries(households).map(([id, people]) => [Number(id), new Set(people)]));

const reasons: Reasons = {
  entered: (id) => (id === 9 ? 'returned' : 'recognised'),
  went: (id) => (id === 2 ? 'left' : 'gone'),
  joined: (id) => (id > 100 ? 'movedIn' : 'born'),
  parted: () => 'gone',
};

test('each household and everybody counts once, under the reason of the household before that of the person', () => {
  const before = standing({ 1: [10, 11], 2: [20, 21, 22] });
  const after = standing({ 1: [10, 12, 101], 9: [90] });
  expect(movementOf(before, after, reasons)).toEqual({
    start: { households: 2, people: 5 },
    recognised: { households: 0, people: 0 },
    returned: { households: 1, people: 1 },
    born: { households: 0, people: 1 },
    movedIn: { households: 0, people: 1 },
    left: { households: 1, people: 3 },
    cleared: { households: 0, people: 0 },
    gone: { households: 0, people: 1 },
    movedOut: { households: 0, people: 0 },
    end: { households: 2, people: 4 },
  });
});

test('whoever comes and goes, start and movement make the end', () => {
  const people = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 6 });
  const list = fc.dictionary(fc.integer({ min: 1, max: 12 }).map(String), people).map(standing);
  fc.assert(
    fc.property(list, list, (before, after) => {
      expect(addsUp(movementOf(before, after, reasons))).toBe(true);
    }),
  );
});

test('a movement that was counted elsewhere is found out', () => {
  const movement = movementOf(standing({ 1: [1] }), standing({ 1: [1] }), reasons);
  expect(addsUp({ ...movement, cleared: { households: 1, people: 0 } })).toBe(false);
});
