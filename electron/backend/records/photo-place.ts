import { type findLink, type insertLink, issueNumber } from '#db/attachments.ts';
import { findHousehold } from '#db/households.ts';

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
type Owner = Pick<Given, 'householdId' | 'procedureId' | 'step' | 'issueId'>;

/** Whose photo it is: exactly one of a household, a procedure's step, a problem. Throws a Refusal otherwise. */
export function ownerOf({ householdId, procedureId, step, issueId }: Owner) {
  const owners = [
    householdId === undefined ? null : ({ kind: 'household', householdId } as const),
    procedureId === undefined || step === undefined ? null : ({ kind: 'step', procedureId, step } as const),
    issueId === undefined ? null : ({ kind: 'issue', issueId } as const),
  ].filter((owner) => owner !== null);
  const [owner] = owners;
  if (owner !== undefined && owners.length === 1) return owner;
  const message = '请说明照片是哪一户的、哪个程序哪一步的，或哪个问题的，三者选一';
  throw new Refusal({ code: 'invalid-input', issues: [{ path: '照片', message }] });
}

/** Throws a Refusal when there is no such place. */
export async function photoPlace(session: Session, given: Given): Promise<Place> {
  const owner = ownerOf(given);
  const cells = { title: given.title, taken_on: given.takenOn };
  switch (owner.kind) {
    case 'household': {
      const { householdId: household_id } = owner;
      const words = await householdWords(session, household_id, given.visitId);
      return { words, cells: { ...cells, household_id, visit_id: given.visitId } };
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
  }
}

async function householdWords(session: Session, id: number, visitId: number | null): Promise<string> {
  const db = reader(openArchiveOf(session));
  const household = await findHousehold(db, { id });
  if (household === undefined) throw new Refusal({ code: 'not-found', what: '这一户' });
  const visit = visitId === null ? undefined : await findRecord(db, 'visit', visitId);
  if (visitId !== null && visit?.['household_id'] !== id)
    throw new Refusal({ code: 'not-found', what: '这次走访' });
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
  return link.issue === null ? `户 ${link.household_no ?? ''}` : `问题 ${link.issue}`;
}
