import { discardDraft, draftContent, listDrafts, saveDraft } from '#db/drafts.ts';
import { reader } from '#db/write.ts';
import { idKey } from '#domain/identity/id-number.ts';
import { ok } from '#contract/result.ts';
import type { Handlers } from '../dispatch.ts';
import { inTurn, openArchiveOf } from '../session.ts';
import { enterHousehold } from './enter-household.ts';
import { enterMembers } from './enter-members.ts';
import { knownPeople } from './entry-checks.ts';

export const draftHandlers = {
  'draft.save': async (session, draft) => {
    const savedAt = session.now().toISOString();
    await saveDraft(openArchiveOf(session), { ...draft, savedAt });
    return ok({ savedAt });
  },
  'draft.get': async (session, { key }) =>
    ok({ content: await draftContent(reader(openArchiveOf(session)), key) }),
  'draft.list': async (session, { prefix }) =>
    ok({ drafts: await listDrafts(reader(openArchiveOf(session)), prefix) }),
  'draft.discard': async (session, { key }) => {
    await discardDraft(openArchiveOf(session), key);
    return ok({});
  },
  'member.known': async (session, { idNumbers }) => {
    const known = await knownPeople(session, idNumbers);
    return ok({
      known: idNumbers.flatMap((idNumber) => {
        const person = known.get(idKey(idNumber) ?? '');
        if (person === undefined) return [];
        const { idKey: _, ...rest } = person;
        return [{ idNumber, ...rest }];
      }),
    });
  },
  'household.enter': inTurn(enterHousehold),
  'member.enter': inTurn(enterMembers),
} satisfies Partial<Handlers>;
