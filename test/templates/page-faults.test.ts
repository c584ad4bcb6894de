import { expect, test } from 'vitest';
import type { LaidOutPage, Piece } from '#test/support/laid-out.ts';
import { pageFaults } from './page-faults.ts';

const ROW = 20;
const [LEFT, RIGHT] = [50, 550];

const piece = (text: string, top: number, font = 'song', left = LEFT + 5): Piece => ({
  ...{ text, font, left, right: left + 10 * text.length, top, bottom: top + 10 },
});

const across = (top: number) => ({ left: LEFT, right: RIGHT, top, bottom: top });
const upright = (left: number, top: number, height: number) => ({
  ...{ left, right: left, top, bottom: top + height },
});

interface Part {
  readonly pieces: readonly Piece[];
  readonly rules: LaidOutPage['rules'];
}

/** A ruled table whose first row is its head. */
function table(top: number, texts: readonly string[], height = ROW): Part {
  const at = (row: number): number => top + row * height;
  return {
    pieces: texts.flatMap((text, row) => [piece(text, at(row) + 5, row === 0 ? 'hei' : 'song')]),
    rules: [
      ...Array.from({ length: texts.length + 1 }, (_, row) => across(at(row))),
      ...[LEFT, RIGHT].map((left) => upright(left, top, texts.length * height)),
    ],
  };
}

const words = (top: number, ...texts: string[]): Part => ({
  pieces: texts.map((text, line) => piece(text, top + line * ROW)),
  rules: [],
});

const page = (...parts: readonly Part[]): LaidOutPage => ({
  ...{ width: 600, height: 800 },
  pieces: [...parts.flatMap(({ pieces }) => pieces), piece('表号：P00', 780)],
  rules: parts.flatMap(({ rules }) => rules),
});

const faultsOf = (...pages: readonly LaidOutPage[]): string[] => pageFaults(pages, [40, 40, 40, 5]);

const rows = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, at) => `第${from + at}户`);

const told = words(50, '关于名单的说明');
const SIGNER = '户主签字：';

test('a table that goes on with two rows on either page is well broken', () => {
  const [first, second] = [table(100, ['户主', ...rows(1, 2)]), table(50, ['户主', ...rows(3, 4)])];
  expect(faultsOf(page(told, first), page(second, words(130, SIGNER)))).toEqual([]);
});

test('a head with one row at the foot, or with none, is told', () => {
  const second = page(table(50, ['户主', ...rows(2, 4)]));
  const one = page(told, table(100, ['户主', ...rows(1, 1)]));
  expect(faultsOf(one, second)).toEqual(['page 1 has a head with 1 of its rows at the foot']);
  expect(faultsOf(page(told, table(100, ['户主'])), second)).toEqual([
    'page 1 has a head with 0 of its rows at the foot',
  ]);
});

test('a row as high as two of a list may stand alone, and the first row of a page must', () => {
  const second = page(table(50, ['户主', ...rows(2, 4)]));
  expect(faultsOf(page(told, table(100, ['户主', ...rows(1, 1)], 50)), second)).toEqual([]);
  expect(faultsOf(page(table(50, ['户主', ...rows(1, 1)])), second)).toEqual([]);
});

test('the last row alone on the next page is told', () => {
  const first = page(told, table(100, ['户主', ...rows(1, 9)]));
  expect(faultsOf(first, page(table(50, ['户主', '第10户'])))).toEqual([
    'page 2 has the last row of a table alone',
  ]);
});

test('rows that happen to be alike are not taken for a head', () => {
  const alike = ['户主', '同一个人', '同一个人', '同一个人'];
  expect(faultsOf(page(told, table(100, alike)), page(table(50, alike)))).toEqual([]);
});

test('a signature with no more than the note of a table that stayed behind is told', () => {
  const first = page(told, table(100, ['户主', ...rows(1, 9)]));
  const alone = ['page 2 has signatures and hardly a word above them'];
  expect(faultsOf(first, page(words(50, '注：不足3户的不公布。', SIGNER)))).toEqual(alone);
  expect(faultsOf(first, page(words(50, '注：一。', '注：二。', '岭北镇人民政府', '2026年1月4日')))).toEqual(
    alone,
  );
  expect(faultsOf(page(told), page(words(50, '年    月    日')))).toEqual(alone);
});

test('a signature below two lines of its letter, rows of its table or lines to write on is well placed', () => {
  expect(faultsOf(page(told), page(words(50, '第一行', '第二行', SIGNER)))).toEqual([]);
  const lines = { pieces: [], rules: [across(90), across(120)] };
  expect(faultsOf(page(told), page(lines, words(140, SIGNER)))).toEqual([]);
  const first = page(told, table(100, ['户主', ...rows(1, 9)]));
  const second = page(table(50, ['户主', ...rows(10, 11)]), words(130, '岭北镇人民政府', '2026年1月4日'));
  expect(faultsOf(first, second)).toEqual([]);
});

test('a column to sign in is no signature', () => {
  const head = '户主签字：';
  const first = page(told, table(100, [head, ...rows(1, 9)]));
  expect(faultsOf(first, page(table(50, [head, ...rows(10, 12)])))).toEqual([]);
});

test('a sum without rows, a text outside, texts upon each other and an empty page are told', () => {
  const found = faultsOf(
    page(told),
    page(words(50, '合计 3')),
    page({ pieces: [piece('出界', 50, 'song', 10), piece('相叠', 100), piece('压住', 103)], rules: [] }),
    page(),
  );
  expect(found).toEqual([
    'page 2 has a sum without its rows',
    'page 3 has “出界” outside its margins',
    'page 3 has “相叠” over “压住”',
    'page 4 has nothing on it',
  ]);
});
