import { expect, it } from 'vitest';
import { displayWidth, shortTable, table } from '#electron/cli-table.ts';

it('counts a Chinese character as two columns', () => {
  expect(displayWidth('户档 3.5')).toBe(8);
  expect(displayWidth('“𬭸”，……')).toBe(12);
});

it('aligns columns of both kinds', () => {
  expect(
    table(
      ['级别', '疑点'],
      [
        ['错误', 'a'],
        ['x', '户主'],
      ],
    ),
  ).toBe('级别  疑点\n错误  a\nx     户主');
});

it('lets no control character of the data reach the terminal', () => {
  expect(table(['a'], [['x\u001b[31m\ny\u202e']])).toBe('a\nx [31m y');
});

it('says how much it leaves out', () => {
  expect(shortTable(['a'], [['1'], ['2'], ['3']], 2)).toBe('a\n1\n2\n……另有 1 行，用 --json 可看全部。');
});
