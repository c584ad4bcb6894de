import type { Archive } from '#db/open-archive.ts';
import { homesNamed, type KnownHome, type KnownMember, membersNamed, membersOfHomes } from '#db/received.ts';
import { readName } from '#domain/fields/written-value.ts';
import { idKey, normalizeIdNumber } from '#domain/identity/id-number.ts';
import type { ReceivedLine } from './read-list.ts';

export interface MatchedLine {
  readonly householdId: number | null;
  readonly memberId: number | null;
}

const bare = (text: string | undefined): string => (text ?? '').normalize('NFKC').replace(/\s/gu, '');
/** 530*********1234: what a county sends that keeps numbers to itself. */
const MASKED = /^[\dX*＊×]{15,18}$/u;

/** Whom the lines mean: by the number of the household, the id number, the personal number, else by names. */
export function matchPeople(raw: Archive['rawReading'], lines: readonly ReceivedLine[]): MatchedLine[] {
  const numbers = [...new Set(lines.map(({ householdNo }) => bare(householdNo)).filter((no) => no !== ''))];
  const heads = namesOf(lines, 'headName');
  const homes = homesNamed(raw, { numbers, heads });
  const members = new Map<number, KnownMember>();
  const people = membersNamed(raw, {
    keys: [...new Set(lines.flatMap((line) => [keyOf(line.idNumber), keyOf(line.headIdNumber)]))].filter(
      (key) => key !== null,
    ),
    personNos: [...new Set(lines.flatMap(({ personNo }) => personNo ?? []))],
    names: namesOf(lines, 'name'),
  });
  const ids = [...new Set([...homes.map(({ id }) => id), ...people.map(({ householdId }) => householdId)])];
  for (const member of [...people, ...membersOfHomes(raw, ids)]) members.set(member.id, member);
  const match = matcher(homes, [...members.values()]);
  return lines.map(match);
}

const namesOf = (lines: readonly ReceivedLine[], column: 'name' | 'headName'): string[] => [
  ...new Set(lines.flatMap((line) => (line[column] === undefined ? [] : readName(line[column])))),
];

const keyOf = (written: string | undefined): string | null => (written === undefined ? null : idKey(written));

function matcher(homes: readonly KnownHome[], members: readonly KnownMember[]) {
  const byNo = Map.groupBy(homes, ({ householdNo }) => householdNo ?? '');
  const byHead = Map.groupBy(homes, ({ headName }) => readName(headName ?? ''));
  const byKey = Map.groupBy(members, ({ idKey: key }) => key ?? '');
  const byPerson = Map.groupBy(members, ({ personNo }) => personNo ?? '');
  const byName = Map.groupBy(members, ({ name }) => readName(name ?? ''));
  const ofHome = Map.groupBy(members, ({ householdId }) => householdId);

  const homeOf = (line: ReceivedLine): number | null => {
    const [byNumber] = byNo.get(bare(line.householdNo) || '-') ?? [];
    if (byNumber !== undefined) return byNumber.id;
    const head = keyOf(line.headIdNumber);
    const [known] = head === null ? [] : (byKey.get(head) ?? []);
    if (known !== undefined) return known.householdId;
    return null;
  };
  const byHeadName = (line: ReceivedLine): number | null =>
    line.headName === undefined
      ? null
      : onlyOne(inVillage(byHead.get(readName(line.headName)) ?? [], line.village).map(({ id }) => id));
  const personOf = (line: ReceivedLine, home: number | null): KnownMember | null => {
    const key = keyOf(line.idNumber);
    const withKey = key === null ? [] : (byKey.get(key) ?? []);
    const withNo = line.personNo === undefined ? [] : (byPerson.get(line.personNo) ?? []);
    const sure = [...withKey, ...withNo];
    const here = home === null ? sure[0] : sure.find(({ householdId }) => householdId === home);
    if (here !== undefined) return here;
    const name = line.name === undefined ? null : readName(line.name);
    if (home !== null) return amongHome(ofHome.get(home) ?? [], line, name);
    if (name === null) return null;
    const same = inVillage(byName.get(name) ?? [], line.village);
    const fitting = isMasked(line.idNumber) ? same.filter((person) => fits(person, line.idNumber)) : same;
    return fitting.length === 1 ? (fitting[0] ?? null) : null;
  };
  return (line: ReceivedLine): MatchedLine => {
    const home = homeOf(line);
    const person = personOf(line, home ?? (line.idNumber === undefined ? byHeadName(line) : null));
    const householdId = home ?? person?.householdId ?? byHeadName(line);
    // A number that is in another household of the archive does not make the line one of that household.
    return {
      householdId,
      memberId: person !== null && person.householdId === householdId ? person.id : null,
    };
  };
}

/** Of the people of one household: the one of the name, or of what a masked number shows. */
function amongHome(
  people: readonly KnownMember[],
  line: ReceivedLine,
  name: string | null,
): KnownMember | null {
  const written = normalizeIdNumber(line.idNumber ?? '');
  const isThe = (person: KnownMember): boolean =>
    isMasked(line.idNumber)
      ? fits(person, line.idNumber)
      : name !== null || (written !== '' && normalizeIdNumber(person.idNumber ?? '') === written);
  const fitting = people.filter(
    (person) => (name === null || readName(person.name ?? '') === name) && isThe(person),
  );
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

const isMasked = (written: string | undefined): written is string =>
  written !== undefined && /[*＊×]/u.test(written) && MASKED.test(bare(written));

function fits({ idNumber }: KnownMember, masked: string | undefined): boolean {
  const shown = bare(masked).replace(/[＊×]/gu, '*');
  const number = normalizeIdNumber(idNumber ?? '');
  return (
    number.length === shown.length && [...shown].every((sign, at) => sign === '*' || sign === number[at])
  );
}

const inVillage = <T extends { readonly village: string | null }>(
  found: readonly T[],
  village: string | undefined,
): readonly T[] =>
  village === undefined
    ? found
    : found.filter(
        (each) => each.village !== null && (village.includes(each.village) || each.village.includes(village)),
      );

const onlyOne = (ids: readonly number[]): number | null => (ids.length === 1 ? (ids[0] ?? null) : null);
