import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create } from 'fontkit';
import { expect, test } from 'vitest';
import { countCharacters, isTooMany } from '#backend/press/count-characters.ts';
import { inspectFont } from '#backend/press/inspect-font.ts';
import { tablesAt } from '#backend/press/sfnt.ts';
import { fontFolder } from '#test/backend/press/render-job.ts';
import { fontWithOne } from '#test/support/small-font.ts';

const tableOf = (font: Buffer): Buffer => {
  const read = tablesAt(font, 0);
  return ('tables' in read ? read.tables.get('cmap') : undefined) ?? Buffer.alloc(0);
};

test.each(['song', 'hei', 'kai'])('counts of %s no fewer than there are, and not many more', (face) => {
  const font = readFileSync(join(fontFolder, `${face}.ttf`));
  const counted = countCharacters(tableOf(font));
  const { characterSet } = create(font);
  expect(counted).toBeGreaterThanOrEqual(characterSet.length);
  expect(isTooMany(counted)).toBe(false);
});

test('a group of four thousand million characters is refused before anybody lists them', () => {
  const font = fontWithOne(0x2a700, '户');
  expect(countCharacters(tableOf(font))).toBe(1);
  const cmap = font.indexOf(tableOf(font));
  font.writeUInt32BE(0xffffffff, cmap + 12 + 20);
  expect(isTooMany(countCharacters(tableOf(font)))).toBe(true);
  expect(inspectFont(font, null)).toEqual({ ok: false, wrong: 'damaged' });
});

test('a table that is shorter than it says is no table', () => {
  const font = fontWithOne(0x2a700, '户');
  const cmap = tableOf(font);
  expect(() => countCharacters(cmap.subarray(0, cmap.length - 8))).toThrow(RangeError);
});
