import { nameReadings } from './name-keys.ts';
import type { Subject } from './search-facts.ts';
import { LONGEST_LETTERS } from './search-tokens.ts';
import { one, run, type Tier } from './tier.ts';

export function letterTiers(letters: string): Tier[] {
  const readings = (holds: (syllables: readonly string[]) => boolean, why: string) => (s: Subject) =>
    nameReadings(s.name).some(holds) ? why : null;
  const initials = (syllables: readonly string[]) => syllables.map((s) => s.charAt(0)).join('');
  const tiers: Tier[] = [
    {
      match: (mark) => one(mark, `i${letters}`),
      fits: readings((s) => initials(s) === letters, '姓名拼音首字母'),
    },
    { match: (mark) => one(mark, `f${letters}`), fits: readings((s) => s.join('') === letters, '姓名拼音') },
    {
      match: (mark) =>
        letters.length <= LONGEST_LETTERS ? one(mark, `p${letters}`) : run(mark, `f${letters}`),
      fits: readings((s) => s.join('').startsWith(letters), '姓名拼音'),
    },
  ];
  if (letters.length === 1) return tiers.slice(2);
  const later = (holds: (syllables: readonly string[]) => boolean) => (syllables: readonly string[]) =>
    syllables.some((_, from) => from > 0 && holds(syllables.slice(from)));
  return [
    ...tiers,
    {
      match: (mark) => run(mark, `i${letters}`),
      fits: readings((s) => initials(s).startsWith(letters), '姓名拼音首字母'),
    },
    {
      match: (mark) => run(mark, `m${letters}`),
      fits: readings((s) => mixedOf(s).some((mixed) => mixed.startsWith(letters)), '姓名拼音'),
    },
    {
      match: (mark) => run(mark, `j${letters}`),
      fits: readings(
        later((s) => initials(s).startsWith(letters)),
        '姓名拼音首字母',
      ),
    },
    ...(letters.length < 3
      ? []
      : [
          {
            match: (mark: string) => run(mark, `y${letters}`),
            fits: readings(
              later((s) => s.join('').startsWith(letters)),
              '姓名拼音',
            ),
          },
        ]),
  ];
}

/** Surname of one or two characters in full, the rest as initials. */
const mixedOf = (syllables: readonly string[]): string[] =>
  [1, 2].map((n) => [...syllables.slice(0, n), ...syllables.slice(n).map((s) => s.charAt(0))].join(''));
