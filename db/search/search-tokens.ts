import { foldVariants } from '#domain/identity/character-variants.ts';
import { nameKey, nameReadings, surnameLength } from './name-keys.ts';
import type { SearchFacts, SearchNumber, Subject } from './search-facts.ts';

/**
 * One document of the full-text index is one household; its words are made here, not by SQLite. The first letter of
 * a word says what it speaks of, so that one index without positions answers every kind of question by looking up
 * words or a short run of words:
 *
 *     n王小明  a whole name                     p wang     the first 1–6 letters of its pinyin
 *     s王 s王小 how it begins                   f wangxiaoming, y xiaoming, y ming: the whole, from a later syllable
 *     c小 c小明 what it has further on          i wxm, j xm: initials, from a later character
 *     w3王     its length and first character   m wangxm   surname in full, then initials
 *     v x      n and any part, of the name with variant characters replaced (where that makes a difference)
 *     d529901… a whole number, t4321… the whole from behind, e5299 e529901 … its first 4, 6 … 12 digits
 *     k1234    any four digits of a phone number
 *     b19650312 birth day    g7 h31 village, group    u… words of own text fields
 *
 * Words of who has left begin with a z. The blanks in this table are for reading only.
 */
const LONGEST_NAME = 30;
export const LONGEST_LETTERS = 6;
/** Lengths of the beginnings of a number that are words of their own. */
export const HEADS = [4, 6, 8, 10, 12];
const GRAM = 4;

/** Every character counts as part of a word: signs of ASCII, at which SQLite would cut, move to a private area. */
export const asToken = (text: string): string =>
  text.replace(/[^0-9a-z\u0080-\u{10ffff}]/gu, (sign) =>
    String.fromCodePoint(0xe000 + (sign.codePointAt(0) ?? 0)),
  );

/** The characters of a name as they stand in tokens. */
export const nameCharacters = (name: string): string[] => [...asToken(nameKey(name))].slice(0, LONGEST_NAME);

export const pairsOf = (characters: readonly string[]): string[] =>
  characters.slice(1).map((c, i) => `${characters[i] ?? ''}${c}`);

export const reversed = (text: string): string => [...text].reverse().join('');

export const gramsOf = (digits: string): string[] =>
  Array.from({ length: Math.max(digits.length - GRAM + 1, 0) }, (_, i) => digits.slice(i, i + GRAM));

/** Runs of letters and digits as they are, everything else character by character and in pairs. */
export function textTokens(text: string): string[] {
  const runs =
    text
      .normalize('NFKC')
      .toLowerCase()
      .slice(0, 200)
      .match(/[a-z0-9]+|[^a-z0-9\s]+/gu) ?? [];
  return runs.flatMap((run) => {
    if (/^[a-z0-9]/.test(run)) return [run];
    const characters = [...asToken(run)];
    return [...characters, ...pairsOf(characters)];
  });
}

function nameTokens(name: string): string[] {
  const characters = nameCharacters(name);
  const [first, ...rest] = characters;
  if (first === undefined) return [];
  const key = characters.join('');
  const tokens = [`n${key}`, `s${first}`, `w${characters.length}${first}`];
  if (rest[0] !== undefined) tokens.push(`s${first}${rest[0]}`);
  for (const part of rest) tokens.push(`c${part}`);
  for (const part of pairsOf(rest)) tokens.push(`c${part}`);
  const folded = foldVariants(key);
  if (folded === key) return tokens;
  tokens.push(`v${folded}`);
  const foldedCharacters = [...folded];
  for (const part of [...foldedCharacters, ...pairsOf(foldedCharacters)]) tokens.push(`x${part}`);
  return tokens;
}

/** Of a name longer than any, only the beginning: there is a word for each of its ends. */
function letterTokens(whole: string): string[] {
  const name = [...whole].slice(0, LONGEST_NAME).join('');
  const tokens: string[] = [];
  const ofSurname = surnameLength(name);
  for (const syllables of nameReadings(name)) {
    const letters = syllables.join('');
    const initials = syllables.map((s) => s.charAt(0));
    for (let n = 1; n <= Math.min(LONGEST_LETTERS, letters.length); n += 1)
      tokens.push(`p${letters.slice(0, n)}`);
    tokens.push(`f${letters}`, `i${initials.join('')}`);
    for (let from = 1; from < syllables.length; from += 1)
      tokens.push(`y${syllables.slice(from).join('')}`, `j${initials.slice(from).join('')}`);
    if (ofSurname < syllables.length)
      tokens.push(`m${syllables.slice(0, ofSurname).join('')}${initials.slice(ofSurname).join('')}`);
  }
  return tokens;
}

function numberTokens({ digits, kind }: SearchNumber): string[] {
  const tokens = [`d${digits}`];
  if (kind === 'whole') return tokens;
  for (const length of HEADS) if (length <= digits.length) tokens.push(`e${digits.slice(0, length)}`);
  tokens.push(`t${reversed(digits)}`);
  if (kind === 'parts') for (const gram of gramsOf(digits)) tokens.push(`k${gram}`);
  return tokens;
}

function subjectTokens(subject: Subject): string[] {
  return [
    ...nameTokens(subject.name),
    ...letterTokens(subject.name),
    ...subject.numbers.flatMap(numberTokens),
    ...subject.births.map((birth) => `b${birth}`),
    ...subject.texts.flatMap(({ value }) => textTokens(value).map((word) => `u${word}`)),
  ];
}

/** The words of a household's document, each once, in a stable order. */
export function tokensOf(facts: SearchFacts): string {
  const tokens = new Set<string>();
  for (const subject of facts.subjects) {
    const mark = subject.present ? '' : 'z';
    for (const token of subjectTokens(subject)) tokens.add(mark + token);
  }
  const mark = facts.closed ? 'z' : '';
  if (facts.villageId !== null) tokens.add(`${mark}g${facts.villageId}`);
  if (facts.groupId !== null) tokens.add(`${mark}h${facts.groupId}`);
  return [...tokens].join(' ');
}
