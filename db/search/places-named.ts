import { nameReadings } from './name-keys.ts';
import type { Place } from './place-tiers.ts';
import { kindOf } from './search-words.ts';

export const PLACES_SQL = {
  villages: 'SELECT id, name FROM village ORDER BY id',
  groups:
    'SELECT g.id, v.name AS village, g.name FROM village_group g JOIN village v ON v.id = g.village_id ORDER BY g.id',
} as const;

/** All villages and groups of the archive; a township has some dozens and some hundreds. */
export interface Places {
  readonly villages: readonly { readonly id: number; readonly name: string }[];
  readonly groups: readonly { readonly id: number; readonly village: string; readonly name: string }[];
}

/** A word that names more groups than this (组) names none. */
const MOST_GROUPS = 60;

/** Villages and groups that a word names: by any part of the name, or by the beginning of its pinyin or initials. */
export function placesNamed({ villages, groups }: Places, word: string): Place[] {
  const kind = kindOf(word);
  if (kind === 'letters') {
    const sounding = word.length < 2 ? [] : villages.filter(({ name }) => soundsLike(name, word));
    return sounding.map(({ id }) => ({ id, kind: 'village', why: '村名拼音' }));
  }
  if (kind !== 'text') return [];
  const inside = groups.filter(
    ({ village, name }) =>
      !village.toLowerCase().includes(word) && `${village}${name}`.toLowerCase().includes(word),
  );
  return [
    ...villages
      .filter(({ name }) => name.toLowerCase().includes(word))
      .map(({ id }): Place => ({ id, kind: 'village', why: '村组' })),
    ...(inside.length > MOST_GROUPS
      ? []
      : inside.map(({ id }): Place => ({ id, kind: 'group', why: '村组' }))),
  ];
}

const soundsLike = (name: string, letters: string) =>
  nameReadings(name).some((syllables) =>
    [syllables.join(''), syllables.map((s) => s.charAt(0)).join('')].some((key) => key.startsWith(letters)),
  );
