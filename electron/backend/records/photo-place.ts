import { type findLink, type insertLink, issueNumber } from '#db/attachments.ts';
import type { LinkOwner } from '#db/attachment-links.ts';
import { findHousehold, findMember } from '#db/households.ts';
import { findVillage } from '#db/places.ts';
import { findRecord } from '#db/records.ts';
import { reader } from '#db/write.ts';
import type { Input } from '#contract/channels.ts';
import { runningOf } from '../procedure/running.ts';
import { openArchiveOf, Refusal, type Session } from '../session.ts';

/** Where a photo goes, and what the list of changes calls it: no names. */
export interface Place {
  readonly words: string;
  readonly cells: Omit<Parameters<typeof insertLink>[1], 'attachment_id'>;
}

type Given = Omit<Input<'attachment.link'>, 'attachmentId'>;
type Owner = Pick<Given, 'householdId' | 'memberId' | 'procedureId' | 'step' | 'issueId' | 'villageId'>;

/** Whose photo it is: exactly one of a household, a procedure's step, a problem, a village. Throws a Refusal otherwise. */
export function ownerOf({ householdId, memberId, procedureId, step, issueId, villageId }: Owner): LinkOwner {
  const owners: (LinkOwner | null)[] = [
    householdId === undefined ? null : { kind: 'household', householdId, memberId: memberId ?? null },
    procedureId === undefined || step === undefined ? null : { kind: 'step', procedureId, step },
    issueId === undefined ? null : { kind: 'issue', issueId },
    villageId === undefined ? null : { kind: 'village', villageId },
  ];
  const [owner, another] = owners.filter((each) => each !== null);
  const isComplete = memberId === undefined || householdId !== undefined;
  if (owner !== undefined && another === undefined && isComplete) return owner;
  const message = '请说明照片是哪一户的、哪个程序哪一步的、哪个问题的，或哪个村的，只选其中一个';
  throw new Refusal({ code: 'invalid-input', issues: [{ path: '照片', message }] });
}

/** Throws a Refusal when there is no such place. */
export async function photoPlace(session: Session, given: Given): Promise<Place> {
  const owner = ownerOf(given);
  const cells = { title: given.title, taken_on: given.takenOn, item: given.item };
  switch (owner.kind) {
    case 'household': {
      const { householdId: household_id, memberId: member_id } = owner;
      const words = await householdWords(session, household_id, {
        visitId: given.visitId,
        memberId: member_id,
      });
      return { words, cells: { ...cells, household_id, member_id, visit_id: given.visitId } };
    }
    case 'step': {
      const { procedureId: procedure_id, step: step_key } = owner;
      return { words: await stepWords(session, owner), cells: { ...cells, procedure_id, step_key } };
    }
    case 'issue': {
      const number = await issueNumber(reader(openArchiveOf(session)), owner.issueId);
      if (number === undefined) throw new Refusal({ code: 'not-found', what: '这个问题' });
      return { words: `问题 ${number}`, cells: { ...cells, issue_id: owner.issueId } };
    }
    case 'village': {
      const village = await findVillage(reader(openArchiveOf(session)), owner.villageId);
      if (village === undefined) throw new Refusal({ code: 'not-found', what: '这个村' });
      return { words: village.name, cells: { ...cells, village_id: owner.villageId } };
    }
  }
}

async function householdWords(
  session: Session,
  id: number,
  { visitId, memberId }: { readonly visitId: number | null; readonly memberId: number | null },
): Promise<string> {
  const db = reader(openArchiveOf(session));
  const household = await findHousehold(db, { id });
  if (household === undefined) throw new Refusal({ code: 'not-found', what: '这一户' });
  const visit = visitId === null ? undefined : await findRecord(db, 'visit', visitId);
  if (visitId !== null && visit?.['household_id'] !== id)
    throw new Refusal({ code: 'not-found', what: '这次走访' });
  if (memberId !== null && (await findMember(db, memberId))?.household_id !== id)
    throw new Refusal({ code: 'not-found', what: '这一户的这个人' });
  return `户 ${household.household_no ?? ''}`;
}

/** A photo shows what was done: of a step that is still to come there is none. */
async function stepWords(
  session: Session,
  { procedureId, step: key }: { readonly procedureId: number; readonly step: string },
): Promise<string> {
  const { row, definition, steps } = await runningOf(reader(openArchiveOf(session)), procedureId);
  const step = definition.steps.find((each) => each.key === key);
  if (step === undefined) throw new Refusal({ code: 'not-found', what: '程序的这一步' });
  if (steps.some(({ step_key }) => step_key === key)) return `${row.village}${row.title}“${step.title}”`;
  const message = `“${step.title}”还没有登记，请登记以后再添加照片。`;
  throw new Refusal({ code: 'rule', rule: 'photo-step', message });
}

/** What the list of changes calls the place of a photo that is taken down. */
export function wordsOfLink(link: NonNullable<Awaited<ReturnType<typeof findLink>>>): string {
  if (link.procedure !== null) return `${link.village ?? ''}${link.procedure}`;
  if (link.issue !== null) return `问题 ${link.issue}`;
  return link.household_no === null ? (link.village ?? '') : `户 ${link.household_no}`;
}
