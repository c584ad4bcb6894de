import { nameReadings } from './name-keys.ts';
import { containing, nameOf } from './name-tiers.ts';
import { beginning } from './number-tiers.ts';
import type { Subject } from './search-facts.ts';
import { LONGEST_LETTERS, nameCharacters, pairsOf, reversed } from './search-tokens.ts';
import { all, anyOf, one, run, type Tier } from './tier.ts';

const WILDCARD = /[*?]/;

/** `*` stands for any characters, `?` for one, as long as something else stands there too. */
export const isPattern = (word: string): boolean => WILDCARD.test(word) && /[^*?]/.test(word);

/** `王*明`, `王?`, `5299*1234`, `w*ming`: the pieces say where to look, a regular expression decides. */
export function patternTiers(pattern: string): Tier[] {
  const regex = new RegExp(
    `^${asPattern(pattern)
      .map((c) => (c === '*' ? '.*' : c === '?' ? '.' : c))
      .join('')}$`,
    'u',
  );
  const plain = pattern.replace(/[*?]/g, '');
  if (/^\d+x?$/.test(plain)) return numberPattern(pattern, regex);
  if (/^[a-z]+$/.test(plain)) return letterPattern(pattern, regex);
  return namePattern(pattern, regex);
}

const asPattern = (pattern: string): string[] =>
  pattern.split(/([*?])/).flatMap((piece) => (WILDCARD.test(piece) ? [piece] : nameCharacters(piece)));

function namePattern(pattern: string, regex: RegExp): Tier[] {
  const characters = asPattern(pattern);
  const [first = ''] = characters;
  const length = pattern.includes('*') ? null : characters.length;
  const pieces = pattern.split(/[*?]+/).map(nameCharacters);
  const inside = pieces
    .slice(WILDCARD.test(first) ? 0 : 1)
    .filter((piece) => piece.length > 0)
    .map((piece) => (mark: string) => containing(piece, mark));
  const [start = []] = pieces;
  return [
    {
      match: (mark) =>
        all([
          ...(start.length === 0
            ? []
            : [
                one(mark, length === null ? `s${start.slice(0, 2).join('')}` : `w${length}${first}`),
                ...pairsOf(start.slice(length === null ? 1 : 0)).map((pair, i) =>
                  one(mark, `${length !== null && i === 0 ? 's' : 'c'}${pair}`),
                ),
              ]),
          ...inside.map((piece) => piece(mark)),
        ]),
      fits: (subject) => (regex.test(nameOf(subject)) ? '通配符' : null),
    },
  ];
}

function letterPattern(pattern: string, regex: RegExp): Tier[] {
  const pieces = pattern.split(/[*?]+/);
  const [start = ''] = pieces;
  const rest = pieces.slice(1).filter((piece) => piece !== '');
  const fits = (subject: Subject) =>
    nameReadings(subject.name).some(
      (s) => regex.test(s.join('')) || regex.test(s.map((x) => x.charAt(0)).join('')),
    )
      ? '通配符'
      : null;
  const head = (mark: string) => (start === '' ? [] : [one(mark, `p${start.slice(0, LONGEST_LETTERS)}`)]);
  const further = (mark: string) =>
    rest.map((piece) => anyOf([run(mark, `y${piece}`), run(mark, `j${piece}`)]));
  return [{ match: (mark) => all([...head(mark), ...further(mark)]), fits }];
}

function numberPattern(pattern: string, regex: RegExp): Tier[] {
  const pieces = pattern.split(/[*?]+/);
  const start = pieces[0] ?? '';
  const end = pieces.at(-1) ?? '';
  const parts = [
    ...(start.length >= 3 ? [(mark: string) => beginning(start, mark)] : []),
    ...(end.length >= 2 ? [(mark: string) => run(mark, `t${reversed(end)}`)] : []),
  ];
  if (parts.length === 0) return [];
  return [
    {
      match: (mark) => all(parts.map((part) => part(mark))),
      fits: ({ numbers }) => {
        const found = numbers.find((n) => n.kind !== 'whole' && regex.test(n.digits));
        return found === undefined ? null : `通配符（${found.title}）`;
      },
    },
  ];
}
