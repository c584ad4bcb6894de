import {
  benefitsAfter,
  type HouseholdLink,
  householdLinks,
  isMonitored,
  runningProcedure,
} from '#db/regroup.ts';
import { findHousehold } from '#db/households.ts';
import { reader } from '#db/write.ts';
import { recordSummary } from '#domain/records/record-kinds.ts';
import { addDays } from '#domain/time/day.ts';
import type { Input, Output } from '#contract/channels.ts';
import { notFound, ok, type Result } from '#contract/result.ts';
import { openArchiveOf, today, type Session } from '../session.ts';

/** Where a household came from and went, and what would be in the way of changing it. */
export async function tiesOf(
  session: Session,
  { id }: Input<'household.ties'>,
): Promise<Result<Output<'household.ties'>>> {
  const db = reader(openArchiveOf(session));
  const h = await findHousehold(db, { id });
  if (h === undefined) return notFound('这一户');
  const { splitFrom, splitInto, mergedInto, mergedFrom } = await householdLinks(db, h);
  const benefits = await benefitsAfter(db, id, addDays(today(session), -1));
  return ok({
    procedure: await runningProcedure(db, id),
    monitored: await isMonitored(db, id),
    benefits: benefits.map((benefit) => ({
      id: benefit.id,
      memberId: benefit.member_id,
      title: recordSummary('benefit', { ...benefit }),
      startsOn: benefit.starts_on,
      endsOn: benefit.ends_on,
    })),
    closedOn: h.closed_on,
    closedReason: h.closed_reason,
    splitFrom: splitFrom && linkOf(splitFrom, h.opened_on),
    splitInto: splitInto.map((each) => linkOf(each, each.openedOn)),
    mergedInto: mergedInto && linkOf(mergedInto, h.closed_on),
    mergedFrom: mergedFrom.map((each) => linkOf(each, each.closedOn)),
  });
}

const linkOf = ({ id, householdNo, headName, village }: HouseholdLink, on: string | null) => ({
  ...{ id, householdNo, headName, village, on },
});
