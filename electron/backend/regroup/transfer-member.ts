import { rowWriter } from '#db/row-access.ts';
import { reader } from '#db/write.ts';
import { HEAD, SPOUSE } from '#domain/household/kin.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, type Result } from '#contract/result.ts';
import { act, openArchiveOf, Refusal, type Session } from '../session.ts';
import { carryMember } from './carry-member.ts';
import {
  type AtHand,
  broken,
  householdAtHand,
  type Member,
  memberAtHand,
  nameOf,
  refuseClosed,
  refuseDay,
  refuseRunning,
} from './household-at-hand.ts';
import { chooseHead, refuseRelation, settleNewHead } from './settle-relations.ts';
import { followHeadCount, writeHead, writeHeadCells } from './write-household.ts';

/** 转户: one person goes to another household of the archive, by marriage inside the township for one. */
export async function transferMember(
  session: Session,
  input: Input<'member.transfer'>,
): Promise<Result<Output<'member.transfer'>>> {
  const db = reader(openArchiveOf(session));
  const { member, from } = await memberAtHand(db, input.id);
  const to = await householdAtHand(db, input.toId);
  refuseWrongWay(member, from, to);
  refuseArrival(member, to, input.relation);
  const { on, proof, relation } = input;
  refuseDay(session, { label: '转户日期', on }, { households: [from, to], people: [member] });
  await refuseRunning(session, from, '转出成员');
  await refuseRunning(session, to, '转入成员');
  const succession = successionOf(member, from, input);
  const title = `转户：户 ${from.label} 一人转到户 ${to.label}`;
  const done = await act(
    session,
    { command: 'member.transfer', title, reason: input.reason, effectiveOn: on },
    async (scope) => {
      const writer = rowWriter(scope.raw);
      const arrival = {
        householdId: to.h.id,
        relation,
        on,
        proof,
        reason: '转户',
        kind: 'transfer',
      } as const;
      const id = carryMember(scope, writer, member, arrival);
      if (relation === HEAD) writeHeadCells(writer, to.h, member);
      if (succession !== null) {
        writer.update('member', member.id, { new_head_id: succession.head.id });
        writeHead(writer, from.h, succession.head, succession.relations);
      }
      await followHeadCount(scope, writer, from.h.id, { on, by: -1 });
      await followHeadCount(scope, writer, to.h.id, { on, by: 1 });
      return id;
    },
  );
  return ok({ id: done.value, change: done.change });
}

function refuseWrongWay(member: Member, from: AtHand, to: AtHand): void {
  if (member.left_on !== null)
    throw new Refusal({ code: 'conflict', message: '这个人已经不在这一户了，不能再转户。' });
  if (from.h.id === to.h.id) broken('same-household', `${nameOf(member)}已经在这一户，请选择另一户。`);
  refuseClosed(from);
  refuseClosed(to);
  if (from.present.length === 1)
    broken('last-one', `${nameOf(member)}是这户最后一人，请办理“并户”，原户随之销户。`);
  const same = to.present.find(({ id_key }) => id_key !== null && id_key === member.id_key);
  if (same !== undefined)
    broken('Q010', `户 ${to.label} 里已经有这个证件号码的人。请到“数据核查 › 重复”里合并。`);
}

function refuseArrival(member: Member, to: AtHand, relation: string): void {
  if (relation === HEAD) {
    if (to.head !== null) broken('Q014', `户 ${to.label} 已经有户主，请选择别的关系。`);
    return;
  }
  refuseRelation(member, relation, to.head);
  const spouse = to.present.find((each) => each.relation === SPOUSE);
  if (relation === SPOUSE && spouse !== undefined)
    broken('Q015', `户 ${to.label} 的户主已经有配偶（${nameOf(spouse)}）。请核对与户主关系。`);
}

function successionOf(
  member: Member,
  from: AtHand,
  { newHeadId, relations: given }: Input<'member.transfer'>,
): { head: Member; relations: ReadonlyMap<number, string> } | null {
  if (from.head?.id !== member.id) return null;
  const staying = from.present.filter(({ id }) => id !== member.id);
  const head = chooseHead(staying, newHeadId);
  const others = staying.filter(({ id }) => id !== head.id);
  return { head, relations: settleNewHead(from.family, { head, others, given }) };
}
