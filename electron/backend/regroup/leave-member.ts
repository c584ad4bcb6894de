import { benefitsAfter } from '#db/regroup.ts';
import { type RowWriter, rowWriter } from '#db/row-access.ts';
import { reader, type WriteScope } from '#db/write.ts';
import { hasCode } from '#domain/codes/code-lists.ts';
import { labelOf } from '#domain/codes/code-value.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, type Result } from '#contract/result.ts';
import { act, openArchiveOf, Refusal, type Session } from '../session.ts';
import {
  type AtHand,
  broken,
  householdAtHand,
  type Member,
  memberAtHand,
  refuseClosed,
  refuseDay,
  refuseRunning,
  wrong,
} from './household-at-hand.ts';
import { chooseHead, settleNewHead } from './settle-relations.ts';
import { followHeadCount, writeHead } from './write-household.ts';

type Leaving = Pick<Input<'household.close'>, 'reason' | 'on' | 'proof' | 'endBenefits' | 'why'>;

/** 自然减少: of one person, whose leaving may make another the head, or of the whole household. */
export async function leaveMember(
  session: Session,
  input: Input<'member.leave'>,
): Promise<Result<Output<'member.leave'>>> {
  const { member, from } = await memberAtHand(reader(openArchiveOf(session)), input.id);
  if (member.left_on !== null)
    throw new Refusal({ code: 'conflict', message: '这个人已经不在这一户了，不能再办理减少。' });
  if (input.wholeHousehold) return closeAtHand(session, from, input);
  refuseWrongLeave(session, input, [member], from);
  const staying = from.present.filter(({ id }) => id !== member.id);
  if (staying.length === 0) broken('Q174', '这是户里最后一人。请勾选“整户减少”再办理。');
  const succession = await successionOf(session, { member, from, staying }, input);
  const title = `成员自然减少（${labelOf('decrease_reason', input.reason)}）：户 ${from.label}`;
  const done = await act(
    session,
    { command: 'member.leave', title, reason: input.why, effectiveOn: input.on },
    async (scope) => {
      const writer = rowWriter(scope.raw);
      writer.update('member', member.id, { ...leftCells(input), new_head_id: succession?.head.id ?? null });
      if (succession !== null) writeHead(writer, from.h, succession.head, succession.relations);
      if (input.endBenefits) await endBenefits(scope, writer, from, [member], input.on);
      await followHeadCount(scope, writer, from.h.id, { on: input.on, by: -1 });
    },
  );
  return ok({ change: done.change });
}

/** 整户减少: everybody leaves and the household is closed. */
export async function closeHousehold(
  session: Session,
  input: Input<'household.close'>,
): Promise<Result<Output<'household.close'>>> {
  return closeAtHand(session, await householdAtHand(reader(openArchiveOf(session)), input.id), input);
}

async function closeAtHand(
  session: Session,
  from: AtHand,
  input: Leaving,
): Promise<Result<Output<'household.close'>>> {
  refuseClosed(from);
  refuseWrongLeave(session, input, from.present, from);
  await refuseRunning(session, from, '办理整户减少');
  const { on } = input;
  const what = `整户自然减少 ${from.present.length} 人（${labelOf('decrease_reason', input.reason)}）`;
  const done = await act(
    session,
    { command: 'household.close', title: `${what}：户 ${from.label}`, reason: input.why, effectiveOn: on },
    async (scope) => {
      const writer = rowWriter(scope.raw);
      for (const { id } of from.present) writer.update('member', id, leftCells(input));
      writer.update('household', from.h.id, { closed_on: on, closed_reason: '整户自然减少' });
      if (input.endBenefits) await endBenefits(scope, writer, from, null, on);
      await followHeadCount(scope, writer, from.h.id, { on, by: -from.present.length });
    },
  );
  return ok({ change: done.change });
}

const leftCells = ({ on, reason, proof }: Leaving) => ({
  left_on: on,
  left_reason: reason,
  left_proof: proof,
  left_kind: 'natural' as const,
});

function refuseWrongLeave(
  session: Session,
  input: Pick<Leaving, 'on' | 'reason'>,
  people: readonly Member[],
  from: AtHand,
): void {
  if (!hasCode('decrease_reason', input.reason)) wrong('减少原因', '请从列表选择');
  refuseDay(session, { label: '减少日期', on: input.on }, { households: [from], people });
}

/** Rule Q173: the head's leaving names a new head, to whom everybody is related anew. */
async function successionOf(
  session: Session,
  { member, from, staying }: { member: Member; from: AtHand; staying: readonly Member[] },
  { newHeadId, relations: given }: Input<'member.leave'>,
): Promise<{ head: Member; relations: Map<number, string> } | null> {
  if (from.head?.id !== member.id) return null;
  await refuseRunning(session, from, '减少户主（授权书是户主签的）');
  if (newHeadId === undefined) broken('Q173', '减少的是户主，请先指定新户主。');
  const head = chooseHead(staying, newHeadId);
  const others = staying.filter(({ id }) => id !== head.id);
  return { head, relations: settleNewHead(from.family, { head, others, given }) };
}

/** Benefits of these people that run end with the day; without people those of the whole household. */
async function endBenefits(
  { trx }: WriteScope,
  writer: RowWriter,
  { h }: AtHand,
  people: readonly Member[] | null,
  on: string,
): Promise<void> {
  for (const { id, member_id, starts_on } of await benefitsAfter(trx, h.id, on)) {
    const isTheirs = people === null || people.some((member) => member.id === member_id);
    if (isTheirs && (starts_on === null || starts_on <= on)) writer.update('benefit', id, { ends_on: on });
  }
}
