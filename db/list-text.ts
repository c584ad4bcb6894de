import { sql, type Kysely, type RawBuilder, type SqlBool } from 'kysely';
import type { Db } from './schema.ts';
import { nameTiers } from './search/name-tiers.ts';
import { type Places, PLACES_SQL, placesNamed } from './search/places-named.ts';
import { nameCharacters } from './search/search-tokens.ts';
import { kindOf, tiersOf, wordsOf } from './search/search-words.ts';
import { anyOf, type Tier } from './search/tier.ts';

/**
 * What was typed into the filter box of a list as conditions on the column `id` of a household: each word fits some
 * person of the household, the household or its place, as in the search, but as written (no like-sounding names).
 */
export async function textConditions(
  db: Kysely<Db>,
  text: string | undefined,
  id: RawBuilder<unknown>,
): Promise<RawBuilder<SqlBool>[]> {
  const words = wordsOf(text ?? '');
  if (words.length === 0) return [];
  const [villages, groups] = await Promise.all([
    sql.raw<Places['villages'][number]>(PLACES_SQL.villages).execute(db),
    sql.raw<Places['groups'][number]>(PLACES_SQL.groups).execute(db),
  ]);
  const places = { villages: villages.rows, groups: groups.rows };
  return words.map((word) => condition(word, places, id));
}

function condition(word: string, places: Places, id: RawBuilder<unknown>): RawBuilder<SqlBool> {
  const tiers = tiersOf(word, placesNamed(places, word)).filter((t) => t.loose !== true);
  const kind = kindOf(word);
  if (kind === 'pattern') return sql<SqlBool>`(${within(tiers, id)} and ${somebodyLike(word, id)})`;
  const characters = nameCharacters(word);
  if (kind !== 'text' || characters.length < 3) return within(tiers, id);
  // Pairs of characters may come from two names of a family: the name itself has the last word.
  const ofNames = nameTiers(word);
  const others = tiers.slice(ofNames.length);
  return sql<SqlBool>`(${within(others, id)} or (${within(ofNames, id)} and ${somebodyLike(`*${characters.join('')}*`, id)}))`;
}

function within(tiers: readonly Tier[], id: RawBuilder<unknown>): RawBuilder<SqlBool> {
  const match = anyOf(tiers.flatMap((tier) => [tier.match(''), tier.match('z')]));
  return match === ''
    ? sql<SqlBool>`0`
    : sql<SqlBool>`${id} in (select rowid from search_index where search_index match ${match})`;
}

/** Somebody's name or number, or the reported head's, is of the pattern; letters stand for sounds, which SQL has not. */
function somebodyLike(pattern: string, id: RawBuilder<unknown>): RawBuilder<SqlBool> {
  const plain = pattern.replace(/[*?]/g, '');
  if (/^[a-z]+$/.test(plain)) return sql<SqlBool>`1`;
  const glob = pattern.replaceAll('[', '[[]');
  const numbers = /^\d+x?$/.test(plain);
  const tests = (columns: readonly string[]) =>
    sql.join(
      columns.map((column) =>
        numbers
          ? sql`${sql.ref(column)} glob ${glob.toUpperCase()}`
          : sql`replace(replace(${sql.ref(column)}, '·', ''), ' ', '') glob ${glob}`,
      ),
      sql` or `,
    );
  return sql<SqlBool>`(exists (select 1 from member sm where sm.household_id = ${id} and (${tests(
    numbers ? ['sm.id_number', 'sm.id_key', 'sm.phone'] : ['sm.name'],
  )})) or exists (select 1 from household sh where sh.id = ${id} and (${tests(
    numbers ? ['sh.household_no', 'sh.phone', 'sh.bank_account'] : ['sh.head_name'],
  )})))`;
}
