import { foldVariants } from '#domain/identity/character-variants.ts';
import { nameReadings } from './name-keys.ts';
import type { Subject } from './search-facts.ts';
import { nameCharacters, pairsOf } from './search-tokens.ts';
import { all, anyOf, one, type Tier } from './tier.ts';

export const nameOf = (subject: Subject) => nameCharacters(subject.name).join('');

/** Households where one name has these characters side by side, as far as pairs can tell. */
export function containing(characters: readonly string[], mark: string): string {
  const [only = ''] = characters;
  if (characters.length === 1) return anyOf([one(mark, `s${only}`), one(mark, `c${only}`)]);
  const [first = '', ...further] = pairsOf(characters);
  return all([
    anyOf([one(mark, `s${first}`), one(mark, `c${first}`)]),
    ...further.map((pair) => one(mark, `c${pair}`)),
  ]);
}

export function nameTiers(word: string): Tier[] {
  const characters = nameCharacters(word);
  const key = characters.join('');
  if (key === '') return [];
  const start = characters.slice(0, 2).join('');
  const name = (holds: (name: string) => boolean) => (s: Subject) => (holds(nameOf(s)) ? '姓名' : null);
  return [
    { match: (mark) => one(mark, `n${key}`), fits: name((n) => n === key) },
    {
      match: (mark) =>
        all([one(mark, `s${start}`), ...pairsOf(characters.slice(1)).map((pair) => one(mark, `c${pair}`))]),
      fits: name((n) => n.startsWith(key)),
    },
    { match: (mark) => containing(characters, mark), fits: name((n) => n.includes(key)) },
  ];
}

export function variantTiers(word: string): Tier[] {
  const key = nameCharacters(word).join('');
  const folded = foldVariants(key);
  const characters = [...folded];
  if (key === '') return [];
  const parts = characters.length === 1 ? characters : pairsOf(characters);
  const variant = (holds: (name: string) => boolean) => (s: Subject) =>
    holds(foldVariants(nameOf(s))) ? '异体字' : null;
  const either = (written: string, other: string) => (folded === key ? other : anyOf([written, other]));
  return [
    {
      match: (mark) => either(one(mark, `n${folded}`), one(mark, `v${folded}`)),
      fits: variant((n) => n === folded),
      loose: true,
    },
    {
      match: (mark) => either(containing(characters, mark), all(parts.map((part) => one(mark, `x${part}`)))),
      fits: variant((n) => n.includes(folded)),
      loose: true,
    },
  ];
}

/** A whole name that sounds the same, character for character: 李莉 for 李丽, 章伟 for 张伟. */
export function soundTiers(word: string): Tier[] {
  const characters = nameCharacters(word);
  if (characters.length < 2 || !/^\p{Script=Han}+$/u.test(characters.join(''))) return [];
  const sounds = nameReadings(word).map((syllables) => syllables.join(' '));
  return [
    {
      match: (mark) => anyOf(sounds.map((sound) => one(mark, `f${sound.replaceAll(' ', '')}`))),
      fits: ({ name }) =>
        nameReadings(name).some((syllables) => sounds.includes(syllables.join(' '))) ? '同音字' : null,
      loose: true,
    },
  ];
}
