import { idKey } from '#domain/identity/id-number.ts';
import type { Archive } from '#db/open-archive.ts';
import { householdsToKnow, peopleToKnow } from '#db/import-reading.ts';

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
export function loadKnown(raw: Archive['raw']): Known {
  const people = loadPeople(raw);
  const peopleOf = index([...people.values()], (p) => p.householdId);
  const households = loadHouseholds(raw, peopleOf);
  const list = [...households.values()];
  const byNo = new Map(list.flatMap((h) => (h.no === null ? [] : [[h.no, h] as const])));
  const byPersonNo = new Map(
    [...people.values()].flatMap((p) => (p.personNo === null ? [] : [[p.personNo, p] as const])),
  );
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

function index<T, K>(items: readonly T[], by: (item: T) => K | null): Map<K, T[]> {
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

function loadPeople(raw: Archive['raw']): Map<number, KnownPerson> {
  const people = new Map<number, KnownPerson>();
  for (const { id, householdId, personNo, idKey: key, name, relation, leftOn } of peopleToKnow(raw)) {
    const hasLeft = leftOn !== null;
    people.set(id, {
      ...{ id, householdId, personNo, idKey: key, name },
      ...{ isHead: relation === '01' && !hasLeft, hasLeft },
    });
  }
  return people;
}

function loadHouseholds(
  raw: Archive['raw'],
  peopleOf: ReadonlyMap<number, readonly KnownPerson[]>,
): Map<number, KnownHousehold> {
  const households = new Map<number, KnownHousehold>();
  for (const { id, no, village, group, headName, headNumber, closedOn } of householdsToKnow(raw)) {
    const head = peopleOf.get(id)?.find((p) => p.isHead);
    households.set(id, {
      ...{ id, no, village, group },
      headName: head?.name ?? headName,
      headKey: head?.idKey ?? (headNumber === null ? null : idKey(headNumber)),
      isClosed: closedOn !== null,
    });
  }
  return households;
}
