import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { movedCursor, toggled, withRange } from '../../../renderer/ui/row-cursor.ts';

describe('the cursor of a list', () => {
  it('moves by rows, pages and to both ends', () => {
    expect(movedCursor('ArrowDown', 0, 10, 5)).toBe(1);
    expect(movedCursor('ArrowDown', -1, 10, 5)).toBe(0);
    expect(movedCursor('ArrowUp', 3, 10, 5)).toBe(2);
    expect(movedCursor('PageDown', 3, 10, 5)).toBe(8);
    expect(movedCursor('PageUp', 3, 10, 5)).toBe(0);
    expect(movedCursor('Home', 7, 10, 5)).toBe(0);
    expect(movedCursor('End', 7, 10, 5)).toBe(9);
  });

  it('never leaves the list', () => {
    const key = fc.constantFrom('ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End');
    const sizes = fc.tuple(fc.integer({ min: -1, max: 99 }), fc.integer({ min: 1, max: 100 }), fc.nat(40));
    fc.assert(
      fc.property(key, sizes, (pressed, [cursor, count, page]) => {
        const next = movedCursor(pressed, Math.min(cursor, count - 1), count, page) ?? -1;
        expect(next).toBeGreaterThanOrEqual(0);
        expect(next).toBeLessThan(count);
      }),
    );
  });

  it('leaves other keys and empty lists alone', () => {
    expect(movedCursor('a', 0, 10, 5)).toBeNull();
    expect(movedCursor('ArrowDown', 0, 0, 5)).toBeNull();
  });
});

describe('the selection of a list', () => {
  it('takes a row in and out without touching the set it was given', () => {
    const before = new Set([1, 2]);
    expect(toggled(before, 2)).toEqual(new Set([1]));
    expect(toggled(before, 3)).toEqual(new Set([1, 2, 3]));
    expect(before).toEqual(new Set([1, 2]));
  });

  it('takes a range in either direction, skipping rows that are not there yet', () => {
    const idAt = (index: number): number | undefined => (index === 3 ? undefined : index * 10);
    expect(withRange(new Set([7]), 4, 2, idAt)).toEqual(new Set([7, 20, 40]));
  });
});
