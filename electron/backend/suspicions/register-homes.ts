import { createHash } from 'node:crypto';
import type { Archive } from '#db/open-archive.ts';
import {
  numberedMembers,
  type NumberedMember,
  type RegisteredHousehold,
  registeredVillages,
} from '#db/population-register.ts';
import { labelOf } from '#domain/codes/code-value.ts';
import {
  type RegisteredPerson,
  type RegisterGrounds,
  registerGrounds,
  type UnregisteredMember,
  unregisteredGround,
} from '#domain/suspicions/register.ts';
import type { Ground } from '#domain/suspicions/suspicion.ts';

/** What the registers say against the archive. */
export interface RegisterFindings {
  /** By household of the archive. */
  readonly absent: ReadonlyMap<number, readonly Ground[]>;
  readonly mistaken: ReadonlyMap<number, readonly Ground[]>;
  /** Households of the register of which nobody is in the archive. */
  readonly whole: readonly {
    /** The same whenever this household is read again. */
    readonly key: string;
    readonly villageId: number | null;
    readonly headName: string | null;
    readonly people: number;
    readonly grounds: readonly Ground[];
  }[];
  /** People of the registers by village (0: none). */
  readonly people: ReadonlyMap<number, number>;
}

type Known = ReadonlyMap<string, NumberedMember>;

export function registerFindings(raw: Archive['rawReading']): RegisterFindings {
  const villages = registeredVillages(raw);
  const found = {
    absent: new Map<number, Ground[]>(),
    mistaken: new Map<number, Ground[]>(),
    whole: [] as RegisterFindings['whole'][number][],
    people: new Map(villages.map(({ villageId, people }) => [villageId ?? 0, people])),
  };
  if (villages.length === 0) return found;
  const members = numberedMembers(raw);
  const present = new Map(members.filter(({ leftOn }) => leftOn === null).map((each) => [each.idKey, each]));
  const left = new Map(
    members
      .filter(({ leftOn, leftKind }) => leftOn !== null && leftKind === 'natural')
      .map((each) => [each.idKey, each]),
  );
  const unregistered = membersOffRegister(present, villages);
  const byHousehold = Map.groupBy(unregistered, ({ householdId }) => householdId);
  const own = (householdId: number): readonly UnregisteredMember[] => byHousehold.get(householdId) ?? [];
  const explained = new Set<number>();
  for (const { villageId, homes } of villages)
    for (const home of homes) {
      if (isAsRegistered(home, present)) continue;
      const people = home.people.map((person) => personOf(person, present, left));
      const grounds = registerGrounds({ headName: home.headName, people }, own);
      for (const id of grounds.explained) explained.add(id);
      if (grounds.householdId !== null) keep(grounds, found);
      else if (grounds.absent.length > 0)
        found.whole.push({
          ...{ key: keyOf(villageId, home), villageId, headName: home.headName, grounds: grounds.absent },
          people: people.filter((person) => person.left === null).length,
        });
    }
  for (const member of unregistered)
    if (!explained.has(member.memberId))
      put(found.mistaken, member.householdId, [unregisteredGround(member)]);
  return found;
}

/** Members of covered villages who are on no register. */
function membersOffRegister(
  present: Known,
  villages: ReturnType<typeof registeredVillages>,
): UnregisteredMember[] {
  const covered = new Set(villages.map(({ villageId }) => villageId));
  const keys = new Set<string>();
  for (const { homes } of villages)
    for (const { people } of homes) for (const { idKey } of people) keys.add(idKey);
  const off: UnregisteredMember[] = [];
  for (const { id, householdId, villageId, name, idKey } of present.values())
    if (villageId !== null && covered.has(villageId) && !keys.has(idKey))
      off.push({ memberId: id, householdId, name });
  return off;
}

/** Everybody stands in one household of the archive under the same name: nothing to say. */
function isAsRegistered({ people }: RegisteredHousehold, present: Known): boolean {
  const first = present.get(people[0]?.idKey ?? '')?.householdId;
  return (
    first !== undefined &&
    people.every(({ name, idKey }) => {
      const known = present.get(idKey);
      return known?.householdId === first && known.name === name;
    })
  );
}

function personOf(
  { name, idKey }: RegisteredHousehold['people'][number],
  present: Known,
  left: Known,
): RegisteredPerson {
  const known = present.get(idKey);
  if (known !== undefined)
    return {
      name,
      known: { memberId: known.id, householdId: known.householdId, name: known.name },
      left: null,
    };
  const gone = left.get(idKey);
  if (gone === undefined) return { name, known: null, left: null };
  const why = labelOf('decrease_reason', gone.leftReason);
  return { name, known: null, left: { on: gone.leftOn, why: why === '' ? '原因未填' : why } };
}

const keyOf = (villageId: number | null, { home, people }: RegisteredHousehold): string =>
  createHash('sha256')
    .update(JSON.stringify([villageId, home.startsWith('#') ? people[0]?.idKey : home]))
    .digest('hex')
    .slice(0, 16);

function put(map: Map<number, Ground[]>, id: number, grounds: readonly Ground[]): void {
  if (grounds.length > 0) map.set(id, [...(map.get(id) ?? []), ...grounds]);
}

function keep(
  { householdId, absent, mistaken }: RegisterGrounds,
  into: { readonly absent: Map<number, Ground[]>; readonly mistaken: Map<number, Ground[]> },
): void {
  if (householdId === null) return;
  put(into.absent, householdId, absent);
  for (const { householdId: whose, ground } of mistaken) put(into.mistaken, whose, [ground]);
}
