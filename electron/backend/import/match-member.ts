import type { MemberDraft } from './draft.ts';
import type { Known, KnownPerson } from './find-known.ts';
import type { Match } from './match-household.ts';

const NEW: Match = { id: null };

const doubt = (reason: string, ...candidates: readonly KnownPerson[]): Match => ({
  reason,
  candidates: [...new Set(candidates.map((p) => p.id))],
});

/**
 * Whom of the archive a person of the files is: by 人口编号, then id number, then name within the household (null for
 * a new one). `taken` are those of the household that another row already means.
 */
export function matchMember(
  draft: MemberDraft,
  householdId: number | null,
  known: Known,
  taken: ReadonlySet<number>,
): Match {
  if (draft.knownId !== null) return { id: draft.knownId };
  if (known.people.size === 0) return NEW;
  const match =
    byNumber(draft, householdId, known) ??
    byKey(draft, householdId, known) ??
    (householdId === null ? NEW : byName(draft, known.peopleOf(householdId)));
  if ('candidates' in match || match.id === null || !taken.has(match.id)) return match;
  const person = known.people.get(match.id);
  return person === undefined ? match : doubt('这一户里有两行都对上了同一个人', person);
}

function byNumber(draft: MemberDraft, householdId: number | null, known: Known): Match | null {
  if (draft.personNo === null) return null;
  const person = known.personByNo(draft.personNo);
  if (person === undefined) return null;
  if (person.householdId !== householdId) {
    const no = known.households.get(person.householdId)?.no ?? '未登记';
    return doubt(`这个人口编号在档案库里属于另一户（户编号 ${no}）`, person);
  }
  if (draft.idKey === null || person.idKey === null || draft.idKey === person.idKey) return { id: person.id };
  const other = known.peopleByKey(draft.idKey).find((p) => p.id !== person.id);
  if (other !== undefined) return doubt('人口编号是一个人的，证件号码是另一个人的', person, other);
  return draft.name !== null && person.name !== null && draft.name !== person.name
    ? doubt('人口编号对得上，姓名和证件号码却都不同', person)
    : { id: person.id };
}

function byKey(draft: MemberDraft, householdId: number | null, known: Known): Match | null {
  const { idKey: key, personNo, name } = draft;
  if (key === null) return null;
  // Two people with a 人口编号 each are two; that they share an id number is found by the checks.
  const mayBe = (p: KnownPerson) => p.idKey === key && (personNo === null || p.personNo === null);
  const own = householdId === null ? [] : known.peopleOf(householdId).filter(mayBe);
  const there = own.length > 0 ? own : known.peopleByKey(key).filter(mayBe);
  const [one, ...others] = there;
  if (one === undefined) return null;
  if (others.length > 0) return doubt('证件号码在档案库里不止一个人有', ...there);
  if (one.householdId !== householdId) return doubt('证件号码是档案库里另一户的人的', one);
  const namesake = known
    .peopleOf(one.householdId)
    .find((p) => p.id !== one.id && name !== null && p.name === name);
  return name !== one.name && namesake !== undefined
    ? doubt('证件号码是一个人的，姓名是另一个人的', one, namesake)
    : { id: one.id };
}

function byName({ name, idKey: key, personNo }: MemberDraft, people: readonly KnownPerson[]): Match {
  if (name === null) return NEW;
  // A person with another 人口编号 is somebody else.
  const namesakes = people.filter((p) => p.name === name && (personNo === null || p.personNo === null));
  const [one, ...others] = namesakes;
  if (one === undefined) return NEW;
  if (others.length > 0) return doubt('这一户有不止一个人叫这个名字', ...namesakes);
  return key !== null && one.idKey !== null ? doubt('同一户、姓名相同，证件号码却不同', one) : { id: one.id };
}
