import { rowWriter } from '#db/row-access.ts';
import { reader } from '#db/write.ts';
import { dismissedAmong, existing } from '#db/duplicates.ts';
import { pairs } from '#domain/household/group-alike.ts';
import type { Input, Output } from '#contract/channels.ts';
import { notFound, ok, type Result } from '#contract/result.ts';
import type { Handlers } from '../dispatch.ts';
import { compareMembers, listDuplicates } from '../regroup/list-duplicates.ts';
import { mergeMembers } from '../regroup/merge-members.ts';
import { act, inTurn, openArchiveOf, type Session } from '../session.ts';

/** They look alike and are not the same: every two of them, with the reason. */
async function dismiss(
  session: Session,
  { of, ids, reason }: Input<'duplicates.dismiss'>,
): Promise<Result<Output<'duplicates.dismiss'>>> {
  const db = reader(openArchiveOf(session));
  const found = await existing(db, of, [...new Set(ids)]);
  if (found.length < 2) return notFound(of === 'member' ? '这些人' : '这些户');
  const known = await dismissedAmong(db, of, found);
  const word = of === 'member' ? `${found.length} 人不是同一人` : `${found.length} 户不是重复登记`;
  const done = await act(
    session,
    { command: 'duplicates.dismiss', title: `标为不重复：${word}`, reason },
    ({ raw }) => {
      const writer = rowWriter(raw);
      for (const pair of pairs(found).filter((each) => !known.has(each))) {
        const [one = 0, other = 0] = pair.split(' ').map(Number);
        writer.insert('not_duplicate', {
          ...(of === 'member'
            ? { member_id: one, other_id: other }
            : { household_id: one, other_household_id: other }),
          reason,
        });
      }
      return Promise.resolve();
    },
  );
  return ok({ change: done.change });
}

export const duplicateHandlers = {
  'duplicates.list': listDuplicates,
  'duplicates.compare': compareMembers,
  'duplicates.dismiss': inTurn(dismiss),
  'duplicates.mergeMembers': inTurn(mergeMembers),
} satisfies Partial<Handlers>;
