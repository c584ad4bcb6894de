import { hasCode } from '#domain/codes/code-lists.ts';
import { labelOf } from '#domain/codes/code-value.ts';
import { HEAD, MAN, sexOfKin, SPOUSE } from '#domain/household/kin.ts';
import { rebaseRelations } from '#domain/household/rebase-relations.ts';
import { sexOfRelation } from '#domain/quality/kinship.ts';
import { broken, type Member, nameOf, namesOf, wrong } from './household-at-hand.ts';

/** What the clerk said of somebody's relation, by member id as text. */
export type Given = Readonly<Record<string, string>>;

interface Wanted {
  readonly head: Member;
  /** Who is in the household with that head, him not included. */
  readonly others: readonly Member[];
  readonly given: Given;
  readonly proposed: ReadonlyMap<number, string | null>;
}

/** The relation of everybody to the head: as told, else as proposed. Refuses what is unknown or cannot be. */
export function settleRelations({ head, others, given, proposed }: Wanted): Map<number, string> {
  const unsure: Member[] = [];
  const settled = new Map<number, string>();
  for (const member of others) {
    const relation = given[String(member.id)] ?? proposed.get(member.id) ?? null;
    if (relation === null) unsure.push(member);
    else {
      refuseRelation(member, relation, head);
      settled.set(member.id, relation);
    }
  }
  if (unsure.length > 0)
    broken('relation-unsure', `请选择这些人与户主${nameOf(head)}的关系：${namesOf(unsure)}。`);
  const spouses = others.filter(({ id }) => settled.get(id) === SPOUSE);
  if (spouses.length > 1) broken('Q015', `户主只能有一个配偶，现在选了${namesOf(spouses)}。`);
  return settled;
}

/** The relation to a new head of everybody who has the old one. */
export const settleNewHead = (
  family: readonly Member[],
  { head, others, given }: Omit<Wanted, 'proposed'>,
): Map<number, string> =>
  settleRelations({ head, others, given, proposed: rebaseRelations(family, head.id) });

/** Rules Q014, Q016, Q018 and Q019, for a relation that is typed. */
export function refuseRelation(member: Member, relation: string, head: Member | null): void {
  if (relation === HEAD) broken('Q014', `一户只能有一个户主，${nameOf(member)}请选择别的关系。`);
  if (!hasCode('relation_to_head', relation)) wrong('与户主关系', `${nameOf(member)}：请从列表选择`);
  const sex = sexOfKin({ sex: member.sex, relation: null });
  const said = sexOfRelation.get(relation);
  if (sex !== null && said !== undefined && said !== sex) {
    const word = sex === MAN ? '男' : '女';
    wrong('与户主关系', `${nameOf(member)}是${word}，不能是“${labelOf('relation_to_head', relation)}”`);
  }
  const headSex = head === null ? null : sexOfKin({ sex: head.sex, relation: null });
  if (relation === SPOUSE && sex !== null && sex === headSex)
    wrong('与户主关系', `${nameOf(member)}与户主性别相同，不能是“配偶”`);
}

/** The new head among those who stay; where only one stays it is they. */
export function chooseHead(staying: readonly Member[], newHeadId: number | undefined): Member {
  const [only] = staying;
  if (staying.length === 1 && only !== undefined && newHeadId === undefined) return only;
  const chosen = staying.find(({ id }) => id === newHeadId);
  return chosen ?? broken('Q173', '户主不在这一户了，请先在留下的人里指定新户主。');
}
