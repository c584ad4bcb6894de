import { idKey } from '#domain/identity/id-number.ts';
import type { Archive } from '#db/open-archive.ts';
import { householdsToKnow, peopleToKnow } from '#db/import-reading.ts';
import { allSteps, type Steps } from '#db/steps.ts';

/** Why nobody can be sure whom rows mean, and whom they may mean: ids of households or of members. */
export interface Doubt {
  readonly reason: string;
  readonly candidates: readonly number[];
}

export interface KnownHousehold {
  readonly id: number;
  readonly no: string | null;
  readonly village: string | null;
  readonly group: string | null;
  readonly headName: string | null;
  readonly headKey: string | null;
  readonly isClosed: boolean;
}

export interface KnownPerson {
  readonly id: number;
  readonly householdId: number;
  readonly personNo: string | null;
  readonly idKey: string | null;
  readonly name: string | null;
  readonly isHead: boolean;
  /** Left: a natural decrease; he may still be meant by a row of his old household. */
  readonly hasLeft: boolean;
}

/** Who is in the archive, indexed the way rows say whom they mean. */
export interface Known {
  readonly households: ReadonlyMap<number, KnownHousehold>;
  readonly people: ReadonlyMap<number, KnownPerson>;
  householdByNo(no: string): KnownHousehold | undefined;
  householdsByHead(key: string): readonly KnownHousehold[];
  householdsByName(head: string, village: string): readonly KnownHousehold[];
  personByNo(no: string): KnownPerson | undefined;
  /** Those who are there now. */
  peopleByKey(key: string): readonly KnownPerson[];
  peopleOf(householdId: number): readonly KnownPerson[];
}

const NOBODY: readonly never[] = [];

/** Reads them in one go; what they are like beside that is asked for household by household. */
export const loadKnown = (raw: Archive['raw']): Known => allSteps(knowing(raw));

/** The same for who lets others have their turn meanwhile. */
export function* knowing(raw: Archive['raw']): Steps<Known> {
  const people = yield* loadPeople(raw);
  const peopleOf = index(people.values(), (p) => p.householdId);
  yield;
  const households = yield* loadHouseholds(raw, peopleOf);
  const list = [...households.values()];
  const byNo = new Map<string, KnownHousehold>();
  for (const household of list) if (household.no !== null) byNo.set(household.no, household);
  yield;
  const byPersonNo = new Map<string, KnownPerson>();
  for (const person of people.values()) if (person.personNo !== null) byPersonNo.set(person.personNo, person);
  yield;
  const byKey = lazily(() =>
    index(
      [...people.values()].filter((p) => !p.hasLeft),
      (p) => p.idKey,
    ),
  );
  const byHead = lazily(() =>
    index(
      list.filter((h) => !h.isClosed),
      (h) => h.headKey,
    ),
  );
  const byName = lazily(() =>
    index(
      list.filter((h) => !h.isClosed && h.headName !== null && h.village !== null),
      (h) => `${h.headName} ${h.village}`,
    ),
  );
  return {
    households,
    people,
    householdByNo: (no) => byNo.get(no),
    householdsByHead: (key) => (list.length === 0 ? NOBODY : (byHead().get(key) ?? NOBODY)),
    householdsByName: (head, village) =>
      list.length === 0 ? NOBODY : (byName().get(`${head} ${village}`) ?? NOBODY),
    personByNo: (no) => byPersonNo.get(no),
    peopleByKey: (key) => (people.size === 0 ? NOBODY : (byKey().get(key) ?? NOBODY)),
    peopleOf: (id) => peopleOf.get(id) ?? NOBODY,
  };
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

function index<T, K>(items: Iterable<T>, by: (item: T) => K | null): Map<K, T[]> {
  const found = new Map<K, T[]>();
  for (const item of items) {
    const key = by(item);
    if (key === null) continue;
    const same = found.get(key);
    if (same === undefined) found.set(key, [item]);
    else same.push(item);
  }
  return found;
}

function* loadPeople(raw: Archive['raw']): Steps<Map<number, KnownPerson>> {
  const people = new Map<number, KnownPerson>();
  for (const page of peopleToKnow(raw)) {
    for (const { id, householdId, personNo, idKey: key, name, relation, leftOn } of page) {
      const hasLeft = leftOn !== null;
      const isHead = relation === '01' && !hasLeft;
      people.set(id, { id, householdId, personNo, idKey: key, name, isHead, hasLeft });
    }
    yield;
  }
  return people;
}

function* loadHouseholds(
  raw: Archive['raw'],
  peopleOf: ReadonlyMap<number, readonly KnownPerson[]>,
): Steps<Map<number, KnownHousehold>> {
  const households = new Map<number, KnownHousehold>();
  for (const page of householdsToKnow(raw)) {
    for (const { id, no, village, group, headName, headNumber, closedOn } of page) {
      const head = peopleOf.get(id)?.find((p) => p.isHead);
      households.set(id, {
        id,
        no,
        village,
        group,
        headName: head?.name ?? headName,
        headKey: head?.idKey ?? (headNumber === null ? null : idKey(headNumber)),
        isClosed: closedOn !== null,
      });
    }
    yield;
  }
  return households;
}
