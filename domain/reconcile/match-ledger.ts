import { normalizeName } from '../identity/personal-name.ts';
import type { KnownHousehold, KnownPerson, Ledger, LedgerHousehold, LedgerPerson } from './ledger.ts';

/** A register laid beside the archive. */
export interface Matched {
  readonly households: ReadonlyMap<KnownHousehold, LedgerHousehold>;
  /** With the household in which the register has the person. */
  readonly people: ReadonlyMap<KnownPerson, { person: LedgerPerson; household: LedgerHousehold }>;
  /** Of no household of the archive. */
  readonly strangeHouseholds: readonly LedgerHousehold[];
  readonly strangePeople: readonly { person: LedgerPerson; household: LedgerHousehold }[];
}

/** The archive, indexed the way registers name people and households. */
export interface KnownIndex {
  readonly households: readonly KnownHousehold[];
  readonly byNo: ReadonlyMap<string, KnownHousehold>;
  readonly byHead: ReadonlyMap<string, KnownHousehold | null>;
  readonly byPersonNo: ReadonlyMap<string, KnownPerson>;
  /** Null: two people have the number. */
  readonly byIdKey: ReadonlyMap<string, KnownPerson | null>;
}

export const nameKey = (name: string): string => normalizeName(name);
const headKey = ({ village, headName }: Pick<LedgerHousehold, 'village' | 'headName'>): string | null =>
  headName === null ? null : `${village ?? ''} ${nameKey(headName)}`;

export function indexKnown(households: readonly KnownHousehold[]): KnownIndex {
  const byNo = new Map<string, KnownHousehold>();
  const byHead = new Map<string, KnownHousehold | null>();
  const byPersonNo = new Map<string, KnownPerson>();
  const byIdKey = new Map<string, KnownPerson | null>();
  for (const household of households) {
    if (household.no !== null) byNo.set(household.no, household);
    const head = headKey(household);
    if (head !== null) byHead.set(head, byHead.has(head) ? null : household);
    for (const person of household.people) {
      if (person.personNo !== null) byPersonNo.set(person.personNo, person);
      if (person.idKey !== null) byIdKey.set(person.idKey, byIdKey.has(person.idKey) ? null : person);
    }
  }
  return { households, byNo, byHead, byPersonNo, byIdKey };
}

/**
 * Households by 户编号, then by their people, then by village and head; people by 人口编号, then by id number, then by
 * name within their household. Nobody is matched twice.
 */
export function matchLedger(known: KnownIndex, { households }: Ledger): Matched {
  const pairs = new Map<KnownHousehold, LedgerHousehold>();
  const rest: LedgerHousehold[] = [];
  for (const household of households) {
    const byNo = household.no === null ? undefined : known.byNo.get(household.no);
    if (byNo !== undefined && !pairs.has(byNo)) pairs.set(byNo, household);
    else rest.push(household);
  }
  const strangeHouseholds = rest.filter((household) => {
    const found = byItsPeople(known, household, pairs) ?? byItsHead(known, household, pairs);
    if (found !== null) pairs.set(found, household);
    return found === null;
  });
  return { households: pairs, strangeHouseholds, ...matchPeople(known, pairs, strangeHouseholds) };
}

type Pairs = ReadonlyMap<KnownHousehold, LedgerHousehold>;

/** The household in which most of these people are, where no other has claimed it. */
function byItsPeople(known: KnownIndex, { people }: LedgerHousehold, taken: Pairs): KnownHousehold | null {
  const votes = new Map<KnownHousehold, number>();
  for (const person of people) {
    const home = bySurest(known, person)?.household;
    if (home !== undefined && !taken.has(home)) votes.set(home, (votes.get(home) ?? 0) + 1);
  }
  const [best] = [...votes].toSorted(([, a], [, b]) => b - a);
  return best !== undefined && best[1] * 2 > people.length ? best[0] : null;
}

function byItsHead(known: KnownIndex, household: LedgerHousehold, taken: Pairs): KnownHousehold | null {
  // A number that the archive does not have names another household, whatever its head is called.
  if (household.no !== null) return null;
  const key = headKey(household);
  const found = key === null ? null : (known.byHead.get(key) ?? null);
  return found === null || taken.has(found) ? null : found;
}

const bySurest = (known: KnownIndex, { personNo, idKey }: LedgerPerson): KnownPerson | undefined =>
  (personNo === null ? undefined : known.byPersonNo.get(personNo)) ??
  (idKey === null ? undefined : (known.byIdKey.get(idKey) ?? undefined));

function matchPeople(
  known: KnownIndex,
  pairs: Pairs,
  strange: readonly LedgerHousehold[],
): Pick<Matched, 'people' | 'strangePeople'> {
  const people = new Map<KnownPerson, { person: LedgerPerson; household: LedgerHousehold }>();
  const left: { person: LedgerPerson; household: LedgerHousehold; home: KnownHousehold | null }[] = [];
  const take = (home: KnownHousehold | null, household: LedgerHousehold) => {
    for (const person of household.people) {
      const found = withinOrAnywhere(known, home, person);
      if (found !== undefined && !people.has(found)) people.set(found, { person, household });
      else left.push({ person, household, home });
    }
  };
  for (const [home, household] of pairs) take(home, household);
  for (const household of strange) take(null, household);
  const strangePeople = left.filter(({ person, household, home }) => {
    const found = home === null ? undefined : byName(home, person, people);
    if (found !== undefined) people.set(found, { person, household });
    return found === undefined;
  });
  return { people, strangePeople: strangePeople.map(({ person, household }) => ({ person, household })) };
}

/** An id number that two people have tells them apart by their household. */
function withinOrAnywhere(
  known: KnownIndex,
  home: KnownHousehold | null,
  person: LedgerPerson,
): KnownPerson | undefined {
  const found = bySurest(known, person);
  if (found !== undefined || home === null || person.idKey === null) return found;
  return home.people.find(({ idKey }) => idKey === person.idKey);
}

/** The one of that name in the household whom nobody has claimed, and whose number does not say it is another. */
function byName(
  home: KnownHousehold,
  { name, idKey }: LedgerPerson,
  taken: ReadonlyMap<KnownPerson, unknown>,
): KnownPerson | undefined {
  if (name === null) return undefined;
  const same = home.people.filter(
    (each) => !taken.has(each) && each.name !== null && nameKey(each.name) === nameKey(name),
  );
  const alone = same.length === 1 ? same[0] : undefined;
  return alone ?? same.find((each) => each.idKey === null || idKey === null);
}
