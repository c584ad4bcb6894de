import { rowWriter } from '#db/row-access.ts';
import { reader } from '#db/write.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, type Result } from '#contract/result.ts';
import { act, openArchiveOf, type Session } from '../session.ts';
import {
  broken,
  householdAtHand,
  refuseClosed,
  refuseDay,
  refuseRunning,
  wrong,
} from './household-at-hand.ts';
import { settleNewHead } from './settle-relations.ts';
import { writeHead } from './write-household.ts';

/** 户主变更: another member becomes head, nobody leaves. */
export async function changeHead(
  session: Session,
  input: Input<'household.changeHead'>,
): Promise<Result<Output<'household.changeHead'>>> {
  const at = await householdAtHand(reader(openArchiveOf(session)), input.id);
  refuseClosed(at);
  if (at.head?.id === input.newHeadId) broken('same-head', '选的人已经是户主。');
  const head = at.present.find(({ id }) => id === input.newHeadId) ?? wrong('新户主', '请在这一户的人里选择');
  refuseDay(session, { label: '变更日期', on: input.on }, { households: [at], people: [head] });
  await refuseRunning(session, at, '变更户主');
  const others = at.present.filter(({ id }) => id !== head.id);
  const relations = settleNewHead(at.family, { head, others, given: input.relations });
  const title = `户主变更：户 ${at.label}（凭${input.proof}）`;
  const done = await act(
    session,
    { command: 'household.changeHead', title, reason: input.reason, effectiveOn: input.on },
    ({ raw }) => {
      writeHead(rowWriter(raw), at.h, head, relations);
      return Promise.resolve();
    },
  );
  return ok({ change: done.change });
}
