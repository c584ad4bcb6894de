import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { namedDays, scalesOf, SIZE, ticksTo } from '../../../renderer/ui/curve-shape.ts';

describe('the curve', () => {
  test('has round steps that reach the highest count', () => {
    expect([0, 1, 5, 9, 42, 3198].map(ticksTo)).toEqual([
      [0, 1],
      [0, 1],
      [0, 2, 4, 6],
      [0, 5, 10],
      [0, 20, 40, 60],
      [0, 1000, 2000, 3000, 4000],
    ]);
    fc.assert(
      fc.property(fc.nat(1_000_000), (most) => {
        const ticks = ticksTo(most);
        expect(ticks.length).toBeLessThanOrEqual(6);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(most);
      }),
    );
  });

  test('names its first and its last day and a few between', () => {
    expect(namedDays(3)).toEqual([0, 1, 2]);
    expect(namedDays(366)).toHaveLength(8);
    expect([namedDays(366)[0], namedDays(366).at(-1)]).toEqual([0, 365]);
  });

  test('is as long between two days as the time between them', () => {
    const { x } = scalesOf(['2026-01-01', '2026-01-02', '2026-01-11'], [[3, 2, 1]]);
    expect((x(2) - x(0)) / (x(1) - x(0))).toBeCloseTo(10);
    expect(scalesOf(['2026-01-01'], [[3]]).x(0)).toBe(SIZE.left);
  });
});
