import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitByCoverage, type Coverage } from '#templates/layout/coverage.ts';

const all: Coverage = () => true;

test('a text is one run when its face has everything', () => {
  expect(splitByCoverage('石桥村2026年', 'fangsong', all).runs).toEqual([
    { text: '石桥村2026年', font: 'fangsong' },
  ]);
});

test('what the face lacks comes from 宋, then from 楷, by code point', () => {
  const coverage: Coverage = (face, codePoint) =>
    face === 'kai' ? codePoint === 0x2e6da : face === 'song' ? codePoint === 0x20164 : codePoint < 0x20000;
  const { runs, lacks } = splitByCoverage(
    `王${String.fromCodePoint(0x20164)}${String.fromCodePoint(0x2e6da)}`,
    'hei',
    coverage,
  );
  expect(runs.map(({ font }) => font)).toEqual(['hei', 'song', 'kai']);
  expect(lacks).toEqual([]);
});

test('a character of no face leaves a blank of one em and is named once', () => {
  const coverage: Coverage = (_, codePoint) => codePoint !== 0x20164;
  const { runs, lacks } = splitByCoverage('王𠅤𠅤', 'song', coverage);
  expect(runs.map(({ text }) => text)).toEqual(['王', '\u3000', '\u3000']);
  expect(lacks).toEqual(['𠅤']);
});

test('private-use characters and torn pairs are lacking, whatever a font says; invisible marks are dropped', () => {
  expect(splitByCoverage('\ue863\ud840', 'song', all).lacks).toEqual(['\ue863', '\ud840']);
  expect(splitByCoverage('葛\u{e0100}\u200b\ufeff', 'song', all).runs).toEqual([
    { text: '葛', font: 'song' },
  ]);
});

test('Chinese quotation marks of 仿宋 and 楷 are those of 宋', () => {
  const { runs } = splitByCoverage('“因灾”', 'fangsong', all);
  expect(runs.map(({ font }) => font)).toEqual(['song', 'fangsong', 'song']);
  expect(splitByCoverage('“因灾”', 'hei', all).runs).toHaveLength(1);
});

test('the runs put together are the text, and no character is torn', () => {
  const coverage: Coverage = (face, codePoint) =>
    (face === 'song') === (codePoint % 2 === 0) || face === 'kai';
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...'张䶮㛃𬭎𠅤𫖯㐱䲟·A1')), (characters) => {
      const { runs } = splitByCoverage(characters.join(''), 'fangsong', coverage);
      expect(runs.map(({ text }) => text).join('')).toBe(characters.join(''));
      expect(runs.every(({ text }) => text.isWellFormed())).toBe(true);
    }),
  );
});
