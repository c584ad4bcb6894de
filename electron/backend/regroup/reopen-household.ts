import { rowWriter } from '#db/row-access.ts';
import { reader } from '#db/write.ts';
import { hasCode } from '#domain/codes/code-lists.ts';
import { labelOf } from '#domain/codes/code-value.ts';
import { HEAD } from '#domain/household/kin.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, type Result } from '#contract/result.ts';
import { act, openArchiveOf, type Session } from '../session.ts';
import { insertAgain } from './carry-member.ts';
import {
  type AtHand,
  type Household,
  broken,
  householdAtHand,
  type Member,
  namesOf,
  refuseDay,
  wrong,
} from './household-at-hand.ts';
import { settleNewHead } from './settle-relations.ts';
import { followHeadCount, writeHeadCells } from './write-household.ts';

const DEAD = '01';

/** 恢复: a household that left as a whole comes back; the time between stays told as it was. */
export async function reopenHousehold(
  session: Session,
  input: Input<'household.reopen'>,
): Promise<Result<Output<'household.reopen'>>> {
  const at = await householdAtHand(reader(openArchiveOf(session)), input.id);
  const { h, label } = at;
  refuseStaysClosed(at);
  const { on, proof, reason } = input;
  if (!hasCode('increase_reason', reason)) wrong('增加原因', '请从列表选择');
  const back = returnersOf(at, input.memberIds);
  refuseDay(session, { label: '恢复日期', on }, { people: back });
  if (h.closed_on !== null && on < h.closed_on) wrong('恢复日期', `不能早于销户日期 ${h.closed_on}`);
  const head = back.find(({ id }) => id === input.headId) ?? wrong('户主', '请在回来的人里选择');
  const others = back.filter(({ id }) => id !== head.id);
  const relations = settleNewHead(
    at.family.filter((member) => leftWithHousehold(member, h)),
    { head, others, given: input.relations },
  );
  const title = `恢复户 ${label}：${back.length} 人回来（${labelOf('increase_reason', reason)}）`;
  const done = await act(
    session,
    { command: 'household.reopen', title, reason: input.why, effectiveOn: on },
    async (scope) => {
      const writer = rowWriter(scope.raw);
      writer.update('household', h.id, { closed_on: null, closed_reason: null });
      for (const member of back) {
        const relation = member.id === head.id ? HEAD : (relations.get(member.id) ?? '99');
        const arrival = { householdId: h.id, relation, on, proof, reason, kind: 'natural' } as const;
        insertAgain(scope, writer, member, arrival);
      }
      writeHeadCells(writer, h, head);
      await followHeadCount(scope, writer, h.id, { on, by: back.length });
    },
  );
  return ok({ change: done.change });
}

function refuseStaysClosed({ h, label }: AtHand): void {
  if (h.closed_on === null) broken('still-open', `户 ${label} 没有销户，不用恢复。`);
  if (h.merged_into_id !== null)
    broken(
      'merged',
      `户 ${label} 已经${h.closed_reason ?? '并户'}。要恢复，请撤销那次操作，或从并入的户里分户。`,
    );
}

/** Those who left when the household did; who left before comes back by 自然增加. */
function returnersOf({ family, h }: AtHand, memberIds: readonly number[]): Member[] {
  const wanted = new Set(memberIds);
  const back = family.filter((member) => wanted.has(member.id) && leftWithHousehold(member, h));
  if (back.length < wanted.size) wrong('回来的人', '只能选随整户减少的人');
  const dead = back.filter(({ left_reason }) => left_reason === DEAD);
  if (dead.length > 0)
    wrong('回来的人', `${namesOf(dead)}登记为死亡，不能恢复。登记错了，请撤销那次整户减少`);
  return back;
}

const leftWithHousehold = ({ left_kind, left_on }: Member, { closed_on }: Household): boolean =>
  left_kind === 'natural' && left_on === closed_on;
