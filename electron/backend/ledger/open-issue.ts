import { findHousehold, findMember } from '#db/households.ts';
import { insertIssues } from '#db/issue-writes.ts';
import { hasObjection } from '#db/issue-sources.ts';
import { findVillage } from '#db/places.ts';
import { reader } from '#db/write.ts';
import type { Input, Output } from '#contract/channels.ts';
import { notFound, ok, refuse, type Result } from '#contract/result.ts';
import { act, openArchiveOf, type Session, today } from '../session.ts';

type Opened = Promise<Result<Output<'issue.open'>>>;

/** A problem that a person found: of a household, of somebody in it, or of a village. */
export async function openIssue(session: Session, input: Input<'issue.open'>): Opened {
  const fault = await placeFault(session, input);
  if (fault !== null) return fault;
  if (input.foundOn > today(session))
    return refuse('issue-future', `发现日期 ${input.foundOn} 晚于今天 ${today(session)}，请核对。`);
  const cells = {
    ...{ source: input.source, source_note: input.sourceNote, objection_id: input.objectionId ?? null },
    village_id: input.householdId === undefined ? (input.villageId ?? null) : null,
    ...{ household_id: input.householdId ?? null, member_id: input.memberId ?? null },
    ...{ kind: input.kind, content: input.content, found_on: input.foundOn, found_by: input.foundBy },
    note: input.note,
  };
  const head = { command: 'issue.open', title: `登记问题：${input.kind}`, effectiveOn: input.foundOn };
  const done = await act(session, head, async ({ raw }) => insertIssues(raw, [cells]));
  return ok({ change: done.change, issues: done.value });
}

async function placeFault(
  session: Session,
  { villageId, householdId, memberId, objectionId }: Input<'issue.open'>,
): Promise<ReturnType<typeof refuse> | null> {
  const db = reader(openArchiveOf(session));
  if (objectionId !== undefined && !hasObjection(openArchiveOf(session).rawReading, objectionId))
    return notFound('这条异议');
  if (householdId === undefined) {
    if (villageId === undefined) return refuse('issue-place', '请选户，或者选村登记村级问题。');
    return (await findVillage(db, villageId)) === undefined ? notFound('这个村') : null;
  }
  if ((await findHousehold(db, { id: householdId })) === undefined) return notFound('这一户');
  const member = memberId === undefined ? undefined : await findMember(db, memberId);
  return memberId === undefined || member?.household_id === householdId ? null : notFound('这一户的这个人');
}
