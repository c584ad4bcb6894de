import { pinyin, polyphonic } from 'pinyin-pro';
import { normalizeName, surnameOf } from '#domain/identity/personal-name.ts';

const SPELLING = { toneType: 'none', type: 'array', nonZh: 'removed', v: true } as const;

/**
 * The syllables under which a name is found: as a surname is read (单 shan), then as the word is read (dan), then
 * by every other reading of the first character (覃 qin, tan). Each reading once.
 */
export function nameReadings(name: string): readonly (readonly string[])[] {
  const known = remembered.get(name);
  if (known !== undefined) return known;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  const readings = readingsOf(name);
  remembered.set(name, readings);
  return readings;
}

/** Names repeat within a search and within an import. */
const remembered = new Map<string, readonly (readonly string[])[]>();
const MOST_REMEMBERED = 5000;

function readingsOf(name: string): readonly (readonly string[])[] {
  const plain = pinyin(name, SPELLING);
  const others = (polyphonic([...name][0] ?? '', SPELLING)[0] ?? []).map((first) => [
    first,
    ...plain.slice(1),
  ]);
  const readings = new Map<string, readonly string[]>();
  for (const reading of [pinyin(name, { ...SPELLING, surname: 'head' }), plain, ...others]) {
    const syllables = reading.map((s) => s.toLowerCase());
    if (syllables.length > 0 && !readings.has(syllables.join('')))
      readings.set(syllables.join(''), syllables);
  }
  return [...readings.values()];
}

/** A name as it is compared letter by letter: half-width, lower case, without spaces and dots. */
export const nameKey = (name: string): string =>
  normalizeName(name.normalize('NFKC')).replace(/[·\s]/gu, '').toLowerCase();

/** Characters of the surname, of which letters are typed in full before initials (zhangwm, ouyangx). */
export const surnameLength = (name: string): number => [...nameKey(surnameOf(name))].length;

/**
 * What names are sorted by: character after character by sound and tone, then by the character itself, so that all
 * of a surname stand together as in a printed roll. A name without Han characters follows them.
 */
export function nameSortKey(name: string): string {
  const characters = [...nameKey(name)];
  if (characters.length === 0) return '';
  const sounds = pinyin(characters.join(''), { toneType: 'num', type: 'array', surname: 'head', v: true });
  return characters.map((c, i) => `${(sounds[i] ?? c).toLowerCase()}${c}`).join(' ');
}
