import type { Archive } from '#db/open-archive.ts';
import {
  leftOfRegistered,
  registeredPeople,
  type RegisteredRow,
  unregisteredMembers,
} from '#db/population-register.ts';
import { labelOf } from '#domain/codes/code-value.ts';
import {
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
    readonly personId: number;
    readonly villageId: number | null;
    readonly headName: string | null;
    readonly people: number;
    readonly grounds: readonly Ground[];
  }[];
  /** People of the registers by village (0: none). */
  readonly people: ReadonlyMap<number, number>;
}

export function registerFindings(raw: Archive['rawReading']): RegisterFindings {
  const rows = registeredPeople(raw);
  if (rows.length === 0) return { absent: new Map(), mistaken: new Map(), whole: [], people: new Map() };
  const left = new Map(
    leftOfRegistered(raw).map(({ personId, on, reason }) => [
      personId,
      { on, why: labelOf('decrease_reason', reason) || '原因未填' },
    ]),
  );
  const unregistered = unregisteredMembers(raw).map((row) => ({
    ...row,
    name: row.name ?? '（没有姓名的成员）',
  }));
  const byHousehold = Map.groupBy(unregistered, ({ householdId }) => householdId);
  const own = (householdId: number): readonly UnregisteredMember[] => byHousehold.get(householdId) ?? [];
  const absent = new Map<number, Ground[]>();
  const mistaken = new Map<number, Ground[]>();
  const explained = new Set<number>();
  const whole: RegisterFindings['whole'][number][] = [];
  const people = new Map<number, number>();
  for (const home of homesOf(rows)) {
    const [first] = home;
    if (first === undefined) continue;
    people.set(first.villageId ?? 0, (people.get(first.villageId ?? 0) ?? 0) + home.length);
    const found = registerGrounds(registeredHome(home, left), own);
    for (const id of found.explained) explained.add(id);
    if (found.householdId !== null) keep(found, { absent, mistaken });
    else if (found.absent.length > 0) {
      const missing = home.filter(({ id }) => !left.has(id)).length;
      const { id: personId, villageId, headName } = first;
      whole.push({ personId, villageId, headName, people: missing, grounds: found.absent });
    }
  }
  for (const member of unregistered)
    if (!explained.has(member.memberId)) put(mistaken, member.householdId, [unregisteredGround(member)]);
  return { absent, mistaken, whole, people };
}

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

function homesOf(rows: readonly RegisteredRow[]): Iterable<readonly RegisteredRow[]> {
  return Map.groupBy(rows, ({ villageId, home }) => `${villageId ?? 0}|${home}`).values();
}

const registeredHome = (
  rows: readonly RegisteredRow[],
  left: ReadonlyMap<number, { readonly on: string | null; readonly why: string }>,
) => ({
  headName: rows[0]?.headName ?? null,
  people: rows.map(({ id, name, idKey, memberId, householdId, memberName }) => ({
    ...{ id, name, idKey, left: left.get(id) ?? null },
    known:
      memberId === null || householdId === null ? null : { memberId, householdId, name: memberName ?? '' },
  })),
});
