import { foldVariants } from '#domain/identity/character-variants.ts';
import { normalizeName } from '#domain/identity/personal-name.ts';
import type { Ground } from './suspicion.ts';

/** Somebody of the household register (户籍册), with who has the number in the archive. */
export interface RegisteredPerson {
  readonly name: string;
  /** Who has the number and is in a household of the archive. */
  readonly known: { readonly memberId: number; readonly householdId: number; readonly name: string } | null;
  /** Who had it and left: the day and why, in words; null where nobody had. */
  readonly left: { readonly on: string | null; readonly why: string } | null;
}

/** A household as the register has it. */
export interface RegisteredHome {
  readonly headName: string | null;
  readonly people: readonly RegisteredPerson[];
}

/** Members of a household whose number is on no register that covers their village. */
export interface UnregisteredMember {
  readonly memberId: number;
  readonly householdId: number;
  readonly name: string;
}

/** The reasons of a register household, by the household of the archive that they belong to (null: none). */
export interface RegisterGrounds {
  readonly householdId: number | null;
  readonly absent: readonly Ground[];
  /** Of the household in which the member stands, which may be another one. */
  readonly mistaken: readonly { readonly householdId: number; readonly ground: Ground }[];
  /** Members that the register has under another number: no more is said of them. */
  readonly explained: readonly number[];
}

const NOTHING: RegisterGrounds = { householdId: null, absent: [], mistaken: [], explained: [] };

const same = (a: string, b: string): boolean =>
  a === b || foldVariants(normalizeName(a)) === foldVariants(normalizeName(b));

/** The household of the archive that most of the register's household are in; of equals the first. */
function householdOf(people: readonly RegisteredPerson[]): number | null {
  const counts = new Map<number, number>();
  for (const { known } of people)
    if (known !== null) counts.set(known.householdId, (counts.get(known.householdId) ?? 0) + 1);
  let best: number | null = null;
  for (const [id, count] of counts) if (best === null || count > (counts.get(best) ?? 0)) best = id;
  return best;
}

/**
 * 疑似漏人 and 疑似错识 of one household of the register: who is missing in the archive, who stands there under another
 * name or number, who belongs to another household. `unregistered` are the members of archive households who are on
 * no register.
 */
export function registerGrounds(
  { headName, people }: RegisteredHome,
  unregistered: (householdId: number) => readonly UnregisteredMember[],
): RegisterGrounds {
  const householdId = householdOf(people);
  if (householdId === null) return wholeHome(headName, people);
  const own = unregistered(householdId);
  const absent: Ground[] = [];
  const mistaken: { householdId: number; ground: Ground }[] = [];
  const explained: number[] = [];
  for (const person of people) {
    const { name, known, left } = person;
    if (known !== null) {
      for (const found of knownGrounds(person, known, { householdId, headName }))
        mistaken.push({ householdId: known.householdId, ground: found });
      continue;
    }
    const twin = own.find(({ memberId, name: other }) => !explained.includes(memberId) && same(other, name));
    if (twin !== undefined) {
      explained.push(twin.memberId);
      const message = `${name} 的证件号码和户籍册不一致`;
      mistaken.push({ householdId, ground: ground('S43', message, twin.memberId, 'member.id_number') });
    } else if (left !== null) absent.push(leftGround(name, left));
    else absent.push(ground('S31', `${name} 在户籍册上，档案里没有登记`));
  }
  return { householdId, absent, mistaken, explained };
}

const ground = (
  rule: string,
  message: string,
  memberId: number | null = null,
  field: string | null = null,
): Ground => ({
  ...{ rule, message, memberId, field, weighs: true },
});

const leftGround = (name: string, { on, why }: NonNullable<RegisteredPerson['left']>): Ground => ({
  ...ground('S34', `${name} 在户籍册上，档案里已${on === null ? '' : `于 ${on} `}减少（${why}）`),
  weighs: false,
});

/** Nobody of the register's household is in the archive: who had been there and left is no one to look for. */
function wholeHome(headName: string | null, people: readonly RegisteredPerson[]): RegisterGrounds {
  const missing = people.filter(({ left }) => left === null);
  if (missing.length === 0) return NOTHING;
  const names = missing.map(({ name }) => name);
  const told = names.length > 4 ? `${names.slice(0, 4).join('、')}等` : names.join('、');
  const head = headName === null ? '这一户' : `${headName}户`;
  const message = `${head}在户籍册上有 ${missing.length} 人（${told}），整户不在档案`;
  return { ...NOTHING, absent: [{ ...ground('S32', message), weighs: false }] };
}

function knownGrounds(
  { name }: RegisteredPerson,
  known: NonNullable<RegisteredPerson['known']>,
  { householdId, headName }: { householdId: number; headName: string | null },
): Ground[] {
  const grounds: Ground[] = [];
  const { memberId } = known;
  if (!same(known.name, name))
    grounds.push(ground('S42', `${known.name} 的证件号码在户籍册上是 ${name}`, memberId, 'member.name'));
  if (known.householdId !== householdId)
    grounds.push({
      ...ground('S44', `${known.name} 的户口在${headName === null ? '另一户' : `${headName}户`}`, memberId),
      weighs: false,
    });
  return grounds;
}

/** Somebody of the archive who is on no register that covers the village. */
export const unregisteredGround = ({ memberId, name }: UnregisteredMember): Ground =>
  ground('S41', `${name} 不在户籍册上`, memberId, 'member.id_number');
