import { describe, expect, it } from 'vitest';
import { blockOf, cellCount, cellsIn, isIn, stepped, tabbed } from '../../../renderer/fields/sheet-move.ts';

const extent = { rows: 4, columns: 3 };
const at = (row: number, column: number) => ({ row, column });

describe('the cursor of a sheet', () => {
  it('goes by arrows and stops at the edges', () => {
    expect(stepped(at(1, 1), 'ArrowUp', false, extent)).toEqual(at(0, 1));
    expect(stepped(at(0, 1), 'ArrowUp', false, extent)).toEqual(at(0, 1));
    expect(stepped(at(1, 2), 'ArrowRight', false, extent)).toEqual(at(1, 2));
  });

  it('leaps to the edge with Ctrl, to ends of rows and of the sheet', () => {
    expect(stepped(at(1, 1), 'ArrowDown', true, extent)).toEqual(at(3, 1));
    expect(stepped(at(1, 1), 'Home', false, extent)).toEqual(at(1, 0));
    expect(stepped(at(1, 1), 'End', true, extent)).toEqual(at(3, 2));
    expect(stepped(at(1, 1), 'PageDown', false, extent)).toEqual(at(3, 1));
    expect(stepped(at(1, 1), 'x', false, extent)).toBeNull();
  });

  it('goes by Tab row by row, past cells that fill themselves, and out at the end', () => {
    const passes = ({ column }: { column: number }): boolean => column === 1;
    expect(tabbed(at(0, 0), false, extent, passes)).toEqual(at(0, 2));
    expect(tabbed(at(0, 2), false, extent, passes)).toEqual(at(1, 0));
    expect(tabbed(at(1, 0), true, extent, passes)).toEqual(at(0, 2));
    expect(tabbed(at(3, 2), false, extent, passes)).toBeNull();
    expect(tabbed(at(0, 0), true, extent, passes)).toBeNull();
  });
});

describe('a block of cells', () => {
  it('is the same from whichever corner it was drawn', () => {
    const block = blockOf(at(2, 0), at(1, 1));
    expect(block).toEqual({ top: 1, left: 0, bottom: 2, right: 1 });
    expect(cellCount(block)).toBe(4);
    expect(cellsIn(block)).toEqual([at(1, 0), at(1, 1), at(2, 0), at(2, 1)]);
    expect(isIn(at(2, 1), block)).toBe(true);
    expect(isIn(at(0, 1), block)).toBe(false);
  });
});
