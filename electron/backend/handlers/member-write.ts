import { writeCustomValues } from '#db/custom-fields.ts';
import { findHousehold, findMember, memberYear } from '#db/households.ts';
import { rowWriter } from '#db/row-access.ts';
import { reader } from '#db/write.ts';
import { withOneSchooling } from '#domain/entry/schooling.ts';
import type { Input } from '#contract/channels.ts';
import { notFound, ok, type Result } from '#contract/result.ts';
import { sortValues } from '../field-input.ts';
import { act, openArchiveOf, type Session } from '../session.ts';
import { MEMBER_INPUT, memberCells, refuseSecondHead, titled, upsertYear } from './value-acts.ts';

type Changed = Result<{ change: number | null }>;

export async function updateMember(session: Session, input: Input<'member.update'>): Promise<Changed> {
  const db = reader(openArchiveOf(session));
  const member = await findMember(db, input.id);
  if (member === undefined) return notFound('这个人');
  const sorted = sortValues(withOneSchooling(input.values, input.year), MEMBER_INPUT);
  await refuseSecondHead(session, member.household_id, sorted.stores.get('member')?.['relation'], member.id);
  const ofYear = await memberYear(db, member.id, input.year);
  const h = await findHousehold(db, { id: member.household_id });
  const title = titled(`修改户 ${h?.household_no ?? ''} 的成员`, sorted.labels);
  const done = await act(
    session,
    { command: 'member.update', title, reason: input.reason },
    async (scope) => {
      const own = memberCells(sorted, member);
      if (Object.keys(own).length > 0) rowWriter(scope.raw).update('member', member.id, own);
      const cells = sorted.stores.get('member_year');
      if (cells !== undefined)
        await upsertYear(scope, 'member_year', ofYear, { member_id: member.id, year: input.year }, cells);
      const custom = sorted.stores.get('custom');
      if (custom !== undefined)
        writeCustomValues(
          scope.raw,
          rowWriter(scope.raw),
          { householdId: member.household_id, memberId: member.id, year: input.year },
          custom,
        );
    },
  );
  return ok({ change: done.change });
}
