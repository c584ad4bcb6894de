import { expect, test } from 'vitest';
import { documents } from '#templates/catalogue.ts';
import { placeholdersOf, wordingFault } from '#templates/wording.ts';

const all = Object.entries(documents);

test('every document has its number, its title once, a version and a paper', () => {
  expect(all.map(([id]) => id).filter((id) => !/^[PT]\d\d[A-Z]?$/.test(id))).toEqual([]);
  expect(new Set(all.map(([, { title }]) => title)).size).toBe(all.length);
  for (const [id, { version, papers }] of all) {
    expect(version, id).toBeGreaterThan(0);
    expect(papers.length, id).toBeGreaterThan(0);
  }
});

test('every shipped text is one that a township could have written itself', () => {
  for (const [id, { wording }] of all)
    for (const [part, text] of Object.entries(wording as Record<string, { label: string; text: string }>)) {
      expect(wordingFault(text, text.text), `${id} ${part}`).toBeNull();
      expect(text.label, `${id} ${part}`).not.toBe('');
      expect(placeholdersOf(text.text).every((name) => /^[\p{Script=Han}A-Za-z0-9]+$/u.test(name))).toBe(
        true,
      );
    }
});
