import { pinyin } from 'pinyin-pro';
import { describe, expect, test } from 'vitest';
import { characterVariants, foldVariants } from '#domain/identity/character-variants.ts';

const readings = (character: string) =>
  new Set(pinyin(character, { toneType: 'none', type: 'array', multiple: true }));

/** The dictionary of readings knows these variant forms under another reading only. */
const READ_OTHERWISE = ['豊', '鵑', '煖'];

describe('variant forms of characters', () => {
  test.each([
    ['劉喆', '刘哲'],
    ['張曉峯', '张晓峰'],
    ['歐陽蘭', '欧阳兰'],
    ['李堃', '李坤'],
    ['王伟', '王伟'],
    ['阿依古丽·吐尔逊', '阿依古丽·吐尔逊'],
  ])('%s is looked for as %s', (written, common) => {
    expect(foldVariants(written)).toBe(common);
  });

  test('lead to a form that is no variant itself, so that folding twice changes nothing', () => {
    for (const [, common] of characterVariants) expect(foldVariants(common)).toBe(common);
  });

  test('sound like the common form: a slip in the table would join strangers', () => {
    const strange = characterVariants
      .filter(([variant]) => !READ_OTHERWISE.includes(variant))
      .filter(([variant, common]) => readings(variant).isDisjointFrom(readings(common)));
    expect(characterVariants.length).toBeGreaterThan(800);
    expect(strange).toEqual([]);
  });
});
