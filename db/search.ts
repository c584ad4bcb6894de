import type Database from 'better-sqlite3';
import { type Places, PLACES_SQL, placesNamed } from './search/places-named.ts';
import { loadSearchFacts, type SearchFacts, type Subject } from './search/search-facts.ts';
import { kindOf, tiersOf, wordsOf } from './search/search-words.ts';
import { all, anyOf, type Tier } from './search/tier.ts';

export interface SearchRow {
  readonly kind: 'household' | 'member';
  readonly household_id: number;
  readonly member_id: number | null;
  readonly name: string;
  readonly household_no: string | null;
  readonly head_name: string | null;
  readonly village: string | null;
  readonly relation: string | null;
  /** False for who has left and for a closed household. */
  readonly present: boolean;
  /** What was typed, in words: 姓名, 证件号码尾号, 异体字 … */
  readonly why: string;
}

const SEARCH_SQL = {
  households:
    'SELECT rowid FROM search_index WHERE search_index MATCH ? AND rowid > ? ORDER BY rowid LIMIT ?',
  village: 'SELECT name FROM village WHERE id = ?',
  counts: `SELECT count(*) AS households, coalesce(sum(people), 0) AS people FROM household_summary
    WHERE closed = 0 AND village_id = ?`,
} as const;

/** Households looked at for one way of meaning a word; of a pattern that fits nobody, no more. */
const MOST_LOOKED_AT = 1000;

/**
 * People and households by name, pinyin, initials, number, birth day, place, own text fields, and a pattern of
 * these with * and ?. Likelier meanings come first, in each of them who is there before who has left; what sounds
 * or looks alike comes last. Further words narrow, and may speak of any other person of the household.
 */
export function search(raw: Database.Database, text: string, limit: number): SearchRow[] {
  const words = wordsOf(text);
  const found: Found = new Map();
  for (const attempt of attemptsOf(words)) {
    if (found.size >= limit) break;
    collect(raw, attempt, limit, found);
  }
  const villageName = raw.prepare(SEARCH_SQL.village).pluck();
  return [...found.values()]
    .slice(0, limit)
    .map(({ household, subject, why }) => rowOf(household, subject, why, villageName));
}

type Found = Map<string, { household: SearchFacts; subject: Subject; why: string }>;

/** `wang yan`, `张 伟` and `6228 4800 1234` are meant as one word first, then as several. */
function attemptsOf(words: readonly string[]): string[][] {
  if (words.length === 0) return [];
  const kinds = new Set(words.map(kindOf));
  const [kind] = kinds;
  const alike = words.length > 1 && kinds.size === 1 && kind !== 'pattern' && kind !== 'day';
  return alike ? [[words.join('')], [...words]] : [[...words]];
}

interface Meant {
  readonly tiers: readonly Tier[];
  readonly namesPlace: boolean;
}

/** The first word that is no mere place says who; the others narrow. */
function collect(raw: Database.Database, words: readonly string[], limit: number, found: Found): void {
  const places = placesOf(raw);
  const meant = words.map((word): Meant => {
    const named = placesNamed(places, word);
    return { tiers: tiersOf(word, named), namesPlace: named.length > 0 };
  });
  const first = meant.find((m) => !m.namesPlace) ?? meant[0];
  if (first === undefined) return;
  const others = meant.filter((m) => m !== first);
  const narrow = others.map(({ tiers }) => {
    const strict = tiers.filter((t) => t.loose !== true);
    return { tiers: strict, match: anyOf(strict.flatMap((t) => [t.match(''), t.match('z')])) };
  });
  if (narrow.some(({ match }) => match === '')) return;
  for (const loose of [undefined, true] as const)
    for (const mark of ['', 'z'])
      for (const tier of first.tiers.filter((t) => t.loose === loose)) {
        walk(raw, { tier, mark, narrow, limit }, found);
        if (found.size >= limit) return;
      }
}

const placesOf = (raw: Database.Database): Places => ({
  villages: raw.prepare(PLACES_SQL.villages).all() as Places['villages'][number][],
  groups: raw.prepare(PLACES_SQL.groups).all() as Places['groups'][number][],
});

interface Walk {
  readonly tier: Tier;
  readonly mark: string;
  readonly narrow: readonly { readonly tiers: readonly Tier[]; readonly match: string }[];
  readonly limit: number;
}

/** Looks at the households of one way of meaning the word, a few at a time, until there are enough. */
function walk(raw: Database.Database, { tier, mark, narrow, limit }: Walk, found: Found): void {
  const match = all([tier.match(mark), ...narrow.map((n) => n.match)]);
  const next = raw.prepare(SEARCH_SQL.households).pluck();
  let last = 0;
  for (let seen = 0, size = limit; seen < MOST_LOOKED_AT; seen += size, size = limit * 5) {
    const ids = next.all(match, last, size) as number[];
    const hits = loadSearchFacts(raw, ids).flatMap((household) => hitsIn(household, { tier, mark, narrow }));
    for (const { key, ...hit } of hits.toSorted((a, b) => b.also - a.also))
      if (!found.has(key)) found.set(key, hit);
    last = ids.at(-1) ?? 0;
    if (ids.length < size || found.size >= limit) return;
  }
}

function hitsIn(household: SearchFacts, { tier, mark, narrow }: Omit<Walk, 'limit'>) {
  const fits = (tiers: readonly Tier[], subject: Subject) =>
    tiers.some((t) => t.fits(subject, household) !== null);
  if (!narrow.every(({ tiers }) => household.subjects.some((subject) => fits(tiers, subject)))) return [];
  return household.subjects
    .filter((subject) => subject.present === (mark === ''))
    .flatMap((subject) => {
      const why = tier.fits(subject, household);
      if (why === null) return [];
      const also = narrow.filter(({ tiers }) => fits(tiers, subject)).length;
      return [{ key: `${household.id} ${subject.memberId ?? ''}`, household, subject, why, also }];
    });
}

export interface VillageRow {
  readonly id: number;
  readonly name: string;
  readonly households: number;
  readonly people: number;
  readonly why: string;
}

/** Villages that the whole of what was typed names. */
export function searchVillages(raw: Database.Database, text: string, limit: number): VillageRow[] {
  const places = placesOf(raw);
  const names = new Map(places.villages.map(({ id, name }) => [id, name]));
  const counts = raw.prepare(SEARCH_SQL.counts);
  return placesNamed(places, wordsOf(text).join(''))
    .filter(({ kind }) => kind === 'village')
    .slice(0, limit)
    .map(({ id, why }) => ({
      ...(counts.get(id) as { households: number; people: number }),
      ...{ id, name: names.get(id) ?? '', why: why === '村组' ? '村名' : why },
    }));
}

const rowOf = (
  household: SearchFacts,
  subject: Subject,
  why: string,
  villageName: Database.Statement,
): SearchRow => ({
  kind: subject.memberId === null ? 'household' : 'member',
  household_id: household.id,
  member_id: subject.memberId,
  name: subject.name,
  household_no: household.householdNo,
  head_name: household.headName,
  village: (villageName.get(household.villageId) as string | undefined) ?? null,
  relation: subject.relation,
  present: subject.present,
  why,
});
