import { findVillage, groupNamed } from '#db/places.ts';
import { rowWriter } from '#db/row-access.ts';
import { reader } from '#db/write.ts';
import type { Input, Output } from '#contract/channels.ts';
import { notFound, ok, type Result } from '#contract/result.ts';
import { act, openArchiveOf, type Session } from '../session.ts';
import { broken, householdAtHand, refuseClosed, refuseDay, refuseRunning } from './household-at-hand.ts';

/** 迁移: the household goes to another village or group and stays the same household. */
export async function moveHousehold(
  session: Session,
  input: Input<'household.move'>,
): Promise<Result<Output<'household.move'>>> {
  const db = reader(openArchiveOf(session));
  const at = await householdAtHand(db, input.id);
  const { h, label } = at;
  refuseClosed(at);
  const village = await findVillage(db, input.villageId);
  if (village === undefined) return notFound('这个村');
  const group = input.group === '' ? null : input.group;
  const isElsewhere = village.id !== h.village_id;
  if (!isElsewhere && group === h.group)
    broken('same-place', `户 ${label} 已经在${village.name}${group ?? ''}，没有要迁移的。`);
  refuseDay(session, { label: '迁移日期', on: input.on }, { households: [at] });
  if (isElsewhere) await refuseRunning(session, at, '迁到别的村');
  const place = `${village.name}${group ?? ''}`;
  const title = `迁移：户 ${label} 到${place}（凭${input.proof}）`;
  const address = input.address === '' ? null : input.address;
  const done = await act(
    session,
    { command: 'household.move', title, reason: input.reason, effectiveOn: input.on },
    async ({ raw, trx }) => {
      rowWriter(raw).update('household', h.id, {
        village_id: village.id,
        village_group_id: group === null ? null : await groupNamed(trx, village.id, group),
        ...(address === undefined ? {} : { address }),
      });
    },
  );
  return ok({ change: done.change });
}
