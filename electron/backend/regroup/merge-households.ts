import { benefitsAfter, isMonitored } from '#db/regroup.ts';
import { rowWriter, type RowWriter } from '#db/row-access.ts';
import { reader, type WriteScope } from '#db/write.ts';
import { HEAD, SPOUSE } from '#domain/household/kin.ts';
import { relationsThroughHead } from '#domain/household/rebase-relations.ts';
import { isSamePerson } from '#domain/household/same-person.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, type Result } from '#contract/result.ts';
import { act, openArchiveOf, type Session } from '../session.ts';
import { carryBenefit, carryMember } from './carry-member.ts';
import {
  type AtHand,
  broken,
  householdAtHand,
  type Member,
  nameOf,
  refuseClosed,
  refuseDay,
  refuseRunning,
} from './household-at-hand.ts';
import { layTogether } from './lay-together.ts';
import { settleRelations } from './settle-relations.ts';
import { followHeadCount } from './write-household.ts';

type Merge = Input<'household.merge'>;

interface Plan {
  /** Who stands in both: the row of the household that ends gives way. */
  readonly twice: readonly { readonly keep: Member; readonly give: Member }[];
  readonly going: readonly Member[];
  readonly relations: ReadonlyMap<number, string>;
}

/** 并户: the people of one household go into another, and the one is closed; also where the two were one all along. */
export async function mergeHouseholds(
  session: Session,
  input: Merge,
): Promise<Result<Output<'household.merge'>>> {
  const db = reader(openArchiveOf(session));
  if (input.id === input.intoId) broken('same-household', '请选择另一户并入。');
  const [from, into] = [await householdAtHand(db, input.id), await householdAtHand(db, input.intoId)];
  refuseClosed(from);
  refuseClosed(into);
  const plan = planOf(from, into, input);
  refuseDay(session, { label: '并户日期', on: input.on }, { households: [from, into], people: plan.going });
  await refuseRunning(session, from, '并户');
  await refuseRunning(session, into, '并户');
  if (await isMonitored(db, from.h.id))
    broken('monitored', `户 ${from.label} 还在监测，不能并入别户。请把另一户并进这一户，或先办理风险消除。`);
  const word = input.kind === 'merge' ? '并户' : '合并重复登记的户';
  const done = await act(
    session,
    {
      command: 'household.merge',
      title: `${word}：户 ${from.label} 并入户 ${into.label}`,
      reason: input.reason,
      effectiveOn: input.on,
    },
    (scope) => writeMerge(scope, { from, into, plan, input }),
  );
  return ok({ change: done.change });
}

async function writeMerge(
  scope: WriteScope,
  { from, into, plan, input }: { from: AtHand; into: AtHand; plan: Plan; input: Merge },
): Promise<void> {
  const { on, proof, kind } = input;
  const reason = kind === 'merge' ? '并户' : '重复登记';
  const writer = rowWriter(scope.raw);
  for (const pair of plan.twice) layTogether(scope, writer, pair, { take: new Set(), on });
  for (const member of plan.going) {
    const relation = plan.relations.get(member.id) ?? '99';
    carryMember(scope, writer, member, {
      ...{ householdId: into.h.id, relation, on, proof, reason, kind: 'transfer' },
    });
  }
  await carryHouseholdBenefits(scope, writer, { from, into }, on);
  writer.update('household', from.h.id, { closed_on: on, closed_reason: reason, merged_into_id: into.h.id });
  await followHeadCount(scope, writer, from.h.id, { on, by: -from.present.length });
  await followHeadCount(scope, writer, into.h.id, { on, by: plan.going.length });
}

async function carryHouseholdBenefits(
  { trx }: WriteScope,
  writer: RowWriter,
  { from, into }: { from: AtHand; into: AtHand },
  on: string,
): Promise<void> {
  const place = { member_id: null, household_id: into.h.id };
  for (const benefit of await benefitsAfter(trx, from.h.id, on))
    if (benefit.member_id === null) carryBenefit(writer, { ...benefit }, place, on);
}

function planOf(from: AtHand, into: AtHand, input: Merge): Plan {
  if (into.head === null) broken('no-head', `户 ${into.label} 没有户主，请先确定户主再并户。`);
  const byName = input.kind === 'duplicate';
  const twice = from.present.flatMap((give) => {
    const keep = into.present.find((each) => isSamePerson(identityOf(each), identityOf(give), { byName }));
    return keep === undefined ? [] : [{ keep, give }];
  });
  const going = from.present.filter((member) => !twice.some(({ give }) => give.id === member.id));
  const relations = settleRelations({
    ...{ head: into.head, others: going, given: input.relations },
    proposed: proposedRelations(from, into.head, twice, input),
  });
  const spouse = into.present.find(({ relation }) => relation === SPOUSE);
  const second = going.find(({ id }) => relations.get(id) === SPOUSE);
  if (spouse !== undefined && second !== undefined)
    broken('Q015', `户 ${into.label} 的户主已经有配偶（${nameOf(spouse)}），请核对${nameOf(second)}的关系。`);
  return { twice, going, relations };
}

/** From what the one head is to the other: as told, or as the register says where he stands in both. */
function proposedRelations(
  from: AtHand,
  head: Member,
  twice: Plan['twice'],
  { relation, relations: given }: Merge,
): ReadonlyMap<number, string | null> {
  if (from.head === null) return new Map();
  const { id } = from.head;
  const registered = twice.find(({ give }) => give.id === id)?.keep.relation;
  const told = relation ?? given[String(id)] ?? registered ?? null;
  if (told === HEAD) return new Map(from.family.map((member) => [member.id, member.relation]));
  if (told === null) return new Map();
  return relationsThroughHead(from.family, told, head.sex);
}

const identityOf = ({ name, id_number, birth_date }: Member) => ({
  ...{ name, idNumber: id_number, birth: birth_date },
});
