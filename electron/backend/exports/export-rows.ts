import {
  exportHouseholds,
  type ExportHousehold,
  type ExportYears,
  type MemberRow,
  newestSpells,
  placesOf,
} from '#db/export-households.ts';
import type { Span } from '#db/export-subjects.ts';
import { headCountOf } from '#db/facts.ts';
import type { ReadHandle } from '#db/handle.ts';
import { headAmong, wasPresentOn } from '#domain/household/present-on.ts';
import { sumsOf } from '../income/statement-view.ts';
import { compareGroups } from './compare-groups.ts';
import type { ExportRow, MemberChange } from './export-row.ts';
import { EXPORT_SOURCES, type ExportKind, type Subject } from './export-subjects.ts';

export type { ExportKind, ExportRow, Span };

/** So many households are held in memory at a time. */
const CHUNK = 500;

export const isExportKind = (kind: string): kind is ExportKind => Object.hasOwn(EXPORT_SOURCES, kind);

export async function countRows(db: ReadHandle, kind: ExportKind, span: Span): Promise<number> {
  const source: { subjects: Subjects; count?: (db: ReadHandle, span: Span) => Promise<number> } =
    EXPORT_SOURCES[kind];
  return source.count === undefined ? (await source.subjects(db, span)).length : source.count(db, span);
}

type Subjects = (db: ReadHandle, span: Span) => Promise<Subject[]>;

/** All rows of a table at once. */
export const rowsOf = async (db: ReadHandle, kind: ExportKind, span: Span): Promise<ExportRow[]> =>
  (await Array.fromAsync(rowChunks(db, kind, span))).flat();

/**
 * The rows of a table in its order, a few hundred households at a time: village, group, household number; the head, the
 * spouse, the others by birth. Place, head and people of a household are those of the last evening of the span.
 */
async function* rowChunks(
  db: ReadHandle,
  kind: ExportKind,
  span: Span,
): AsyncGenerator<ExportRow[], void, undefined> {
  yield* subjectChunks(db, await EXPORT_SOURCES[kind].subjects(db, span), span, kind === '3.12');
}

/** The rows of these subjects in the order of a table; with the newest spell of their households where they have none. */
export async function* subjectChunks(
  db: ReadHandle,
  wantedSubjects: readonly Subject[],
  span: Span,
  withSpells: boolean,
): AsyncGenerator<ExportRow[], void, undefined> {
  const subjects = Map.groupBy(wantedSubjects, ({ householdId }) => householdId);
  const places = await placesOf(db, [...subjects.keys()], span.to);
  const order = places.toSorted(comparePlaces).map(({ id }) => id);
  let number = 0;
  for (let at = 0; at < order.length; at += CHUNK) {
    const householdIds = order.slice(at, at + CHUNK);
    const wanted = householdIds.flatMap((id) => subjects.get(id) ?? []);
    const years = [...new Set([span.year, ...wanted.map(({ year }) => year ?? span.year)])];
    const loaded = indexOf(await exportHouseholds(db, { householdIds, years, day: span.to }));
    const spells = withSpells ? await newestSpells(db, householdIds) : NO_SPELLS;
    const rows = householdIds.flatMap((id) =>
      (subjects.get(id) ?? [])
        .flatMap((subject) => rowOf({ spell: spells.get(id), ...subject }, loaded, span))
        .toSorted(compareInHousehold),
    );
    yield rows.map((row) => ({ ...row, number: (number += 1) }));
  }
}

const NO_SPELLS: Awaited<ReturnType<typeof newestSpells>> = new Map();

type Loaded = ReturnType<typeof indexOf>;

const indexOf = ({ households, years, members, memberYears, statements, measures }: ExportYears) => ({
  households: new Map(households.map((row) => [row.id, row])),
  years: new Map(years.map((row) => [`${row.household_id}/${row.year}`, row])),
  members: Map.groupBy(members, ({ household_id }) => household_id),
  memberYears: new Map(memberYears.map((row) => [`${row.member_id}/${row.year}`, row])),
  statements: new Map(statements.map((row) => [`${row.household_id}/${row.year}`, row])),
  measures: Map.groupBy(measures, (row) => `${row.household_id}/${row.year}`),
  /** What the rows of one household share, by household, year and evening. */
  shared: new Map<string, OfHousehold>(),
});

type OfHousehold = Pick<
  ExportRow,
  'year' | 'household' | 'householdYear' | 'head' | 'family' | 'statement' | 'measures'
>;
type Unnumbered = Omit<ExportRow, 'number'>;

function rowOf(subject: Subject, loaded: Loaded, span: Span): Unnumbered[] {
  const { householdId, year = span.year, day = span.to } = subject;
  const household = loaded.households.get(householdId);
  if (household === undefined) return [];
  const shared = remembered(loaded.shared, `${householdId}/${year}/${day}`, () =>
    householdPart(household, loaded, { year, day }),
  );
  const all = loaded.members.get(householdId) ?? [];
  const member = all.find(({ id }) => id === subject.memberId) ?? null;
  return [
    {
      ...shared,
      member,
      memberYear: member === null ? {} : (loaded.memberYears.get(`${member.id}/${year}`) ?? {}),
      change: member === null ? null : changeOf(subject, member, all),
      spell: subject.spell ?? null,
      adjustment: subject.adjustment ?? null,
      pairing: subject.pairing ?? null,
      fieldChange: subject.fieldChange ?? null,
    },
  ];
}

function remembered<Value>(known: Map<string, Value>, key: string, make: () => Value): Value {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}

function householdPart(
  household: ExportHousehold,
  loaded: Loaded,
  { year, day }: { year: number; day: string },
): OfHousehold {
  const place = `${household.id}/${year}`;
  const present = (loaded.members.get(household.id) ?? []).filter((each) => wasPresentOn(each, day));
  const householdYear = loaded.years.get(place);
  const statement = loaded.statements.get(place);
  const heads = statement?.head_count ?? headCountOf({ ...householdYear }, present.length);
  return {
    ...{ year, household, householdYear: householdYear ?? {}, head: headAmong(present) },
    family: present.map((member) => ({ member, year: loaded.memberYears.get(`${member.id}/${year}`) ?? {} })),
    statement: statement === undefined ? {} : { ...statement, ...sumsOf({ ...statement }, heads) },
    measures: loaded.measures.get(place) ?? [],
  };
}

function changeOf({ event }: Subject, member: MemberRow, all: readonly MemberRow[]): MemberChange | null {
  if (event === undefined) return null;
  const wasHead = member.relation === '01' || member.new_head_id !== null;
  const newHead = all.find(({ id }) => id === member.new_head_id) ?? null;
  const { joined_on, joined_reason, joined_proof, left_on, left_reason, left_proof } = member;
  return event === 'joined'
    ? { kind: event, on: joined_on, reason: joined_reason, proof: joined_proof, wasHead, newHead }
    : { kind: event, on: left_on, reason: left_reason, proof: left_proof, wasHead, newHead };
}

const compareText = (a: string | null, b: string | null): number => {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : a > b ? 1 : 0;
};

type Place = Awaited<ReturnType<typeof placesOf>>[number];

const comparePlaces = (a: Place, b: Place): number =>
  compareText(a.village_code, b.village_code) ||
  compareText(a.village, b.village) ||
  compareGroups(a.group, b.group) ||
  compareText(a.household_no, b.household_no) ||
  a.id - b.id;

const compareInHousehold = (a: Unnumbered, b: Unnumbered): number =>
  a.year - b.year ||
  rankOf(a.member) - rankOf(b.member) ||
  compareText(a.member?.birth_date ?? null, b.member?.birth_date ?? null) ||
  (a.member?.id ?? 0) - (b.member?.id ?? 0);

const rankOf = (member: MemberRow | null): number =>
  member?.relation === '01' ? 0 : member?.relation === '02' ? 1 : 2;
