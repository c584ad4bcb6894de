import type { SearchFacts } from './search-facts.ts';
import { textTokens } from './search-tokens.ts';
import { all, anyOf, one, run, type Tier } from './tier.ts';

/** A village or group that a word names. */
export interface Place {
  readonly id: number;
  readonly kind: 'village' | 'group';
  readonly why: string;
}

export function placeTiers(places: readonly Place[]): Tier[] {
  if (places.length === 0) return [];
  const token = ({ kind, id }: Place) => `${kind === 'village' ? 'g' : 'h'}${id}`;
  const found = (household: SearchFacts) =>
    places.find(({ kind, id }) => (kind === 'village' ? household.villageId : household.groupId) === id);
  return [
    {
      match: (mark) => anyOf(places.map((place) => one(mark, token(place)))),
      fits: (subject, household) => (subject.memberId === null ? (found(household)?.why ?? null) : null),
    },
  ];
}

/** Own text fields that have the word in them. */
export function textTier(word: string): Tier {
  const tokens = textTokens(word);
  const pairs = tokens.filter((token) => [...token].length > 1);
  const wanted = pairs.length > 0 ? pairs : tokens;
  const parts = wanted.map((token) =>
    /^[a-z0-9]/.test(token)
      ? (mark: string) => run(mark, `u${token}`)
      : (mark: string) => one(mark, `u${token}`),
  );
  return {
    match: (mark) => (parts.length === 0 ? one(mark, 'u') : all(parts.map((part) => part(mark)))),
    fits: ({ texts }) =>
      texts.find(({ value }) => value.normalize('NFKC').toLowerCase().includes(word))?.title ?? null,
  };
}
