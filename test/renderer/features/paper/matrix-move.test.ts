import { expect, test } from 'vitest';
import { movedCell } from '../../../../renderer/features/paper/complete/matrix-move.ts';

const extent = { rows: 40, columns: 12, page: 10 };
const middle = { row: 5, column: 6 };

test.each([
  ['ArrowLeft', false, { row: 5, column: 5 }],
  ['ArrowRight', false, { row: 5, column: 7 }],
  ['ArrowUp', false, { row: 4, column: 6 }],
  ['ArrowDown', false, { row: 6, column: 6 }],
  ['PageDown', false, { row: 15, column: 6 }],
  ['PageUp', false, { row: 0, column: 6 }],
  ['Home', false, { row: 5, column: 0 }],
  ['End', false, { row: 5, column: 11 }],
  ['Home', true, { row: 0, column: 0 }],
  ['End', true, { row: 39, column: 11 }],
])('%s (Ctrl: %s) leads from the middle to where one expects', (key, isCtrl, to) => {
  expect(movedCell(key, isCtrl, middle, extent)).toEqual(to);
});

test('the cursor stays inside at every edge', () => {
  expect(movedCell('ArrowLeft', false, { row: 0, column: 0 }, extent)).toEqual({ row: 0, column: 0 });
  expect(movedCell('ArrowUp', false, { row: 0, column: 0 }, extent)).toEqual({ row: 0, column: 0 });
  expect(movedCell('ArrowRight', false, { row: 39, column: 11 }, extent)).toEqual({ row: 39, column: 11 });
  expect(movedCell('PageDown', false, { row: 39, column: 11 }, extent)).toEqual({ row: 39, column: 11 });
});

test('a letter, or any key where there is nothing, moves nothing', () => {
  expect(movedCell('a', false, middle, extent)).toBeNull();
  expect(movedCell('ArrowDown', false, { row: 0, column: 0 }, { ...extent, rows: 0 })).toBeNull();
  expect(movedCell('ArrowRight', false, { row: 0, column: 0 }, { ...extent, columns: 0 })).toBeNull();
});
