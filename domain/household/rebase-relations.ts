import { sexOfRelation } from '#domain/quality/kinship.ts';
import { HEAD, type Kin, MAN, OTHER, sexOfHead, sexOfKin, SPOUSE } from './kin.ts';
import { decide, newbornRules, relationTables, type Setting } from './relation-tables.ts';

/**
 * 与户主关系 of everybody to a new head, by member id: proposed from what they and the new head were to the old
 * one. Null where that does not decide it (two sons, one daughter-in-law): then the clerk is asked. `family` holds
 * all that are or were in the household with their relation to the old head, him included if known.
 */
export function rebaseRelations(family: readonly Kin[], newHeadId: number): Map<number, string | null> {
  const newHead = family.find(({ id }) => id === newHeadId);
  const setting: Setting = {
    headSex: sexOfHead(family),
    newHeadSex: newHead === undefined ? null : sexOfKin(newHead),
    count: (...relations) => family.filter(({ relation }) => relations.includes(relation ?? '')).length,
  };
  const table = relationTables.get(newHead?.relation ?? '');
  const proposed = family.map((person): [number, string | null] => {
    if (person.id === newHeadId) return [person.id, HEAD];
    if (newHead?.relation === HEAD) return [person.id, person.relation];
    const relation = decide(table?.get(person.relation ?? '') ?? null, person, setting);
    return [person.id, contradicts(relation, person, setting) ? null : relation];
  });
  const spouses = proposed.filter(([, relation]) => relation === SPOUSE).length;
  return new Map(
    proposed.map(([id, relation]) => [id, spouses > 1 && relation === SPOUSE ? null : relation]),
  );
}

/** Rules Q019 and Q016: where the register itself is wrong nothing is proposed. */
function contradicts(relation: string | null, person: Kin, { newHeadSex }: Setting): boolean {
  const sex = sexOfKin(person);
  if (relation === null || sex === null) return false;
  return (sexOfRelation.get(relation) ?? sex) !== sex || (relation === SPOUSE && sex === newHeadSex);
}

const STRANGER = -1;

/**
 * 与户主关系 of a household's people to the head of another, when they move there: from what their own head is to
 * that one (`relation`), whose sex is `sex`.
 */
export function relationsThroughHead(
  family: readonly Kin[],
  relation: string,
  sex: string | null,
): Map<number, string | null> {
  const head = family.find((person) => person.relation === HEAD);
  if (head === undefined) return new Map(family.map(({ id }) => [id, null]));
  const back = rebaseRelations(
    [
      { id: STRANGER, relation: HEAD, sex },
      { id: head.id, relation, sex: head.sex },
    ],
    head.id,
  ).get(STRANGER);
  const stranger: Kin = { id: STRANGER, relation: back ?? null, sex };
  const found = rebaseRelations([...family, stranger], STRANGER);
  found.delete(STRANGER);
  found.set(head.id, relation);
  return found;
}

/** What a child born to a member is to the head; null where the codes do not say. */
export function relationOfNewborn(parent: Kin, sex: string | null): string | null {
  const child: Kin = { id: STRANGER, relation: null, sex };
  const setting: Setting = { headSex: null, newHeadSex: null, count: () => 0 };
  // A brother's child has a code, a sister's has none.
  if (parent.relation === '21' && sexOfKin(parent) !== MAN) return sexOfKin(parent) === null ? null : OTHER;
  const rule = newbornRules.get(parent.relation === '21' ? '22' : (parent.relation ?? ''));
  return decide(rule ?? null, child, setting);
}
