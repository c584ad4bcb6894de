import { linksOfHousehold, linksOfIssue, linksOfStep } from '#db/attachments.ts';
import { reader } from '#db/write.ts';
import { ok } from '#contract/result.ts';
import type { Handlers } from '../dispatch.ts';
import { addAttachment, linkAttachment, openAttachment, unlinkAttachment } from '../records/attach.ts';
import { ownerOf } from '../records/photo-place.ts';
import { inTurn, openArchiveOf } from '../session.ts';

export const attachmentHandlers = {
  'attachment.add': inTurn(addAttachment),
  'attachment.list': async (session, input) => {
    const db = reader(openArchiveOf(session));
    const owner = ownerOf(input);
    switch (owner.kind) {
      case 'household':
        return ok({ attachments: await linksOfHousehold(db, owner.householdId) });
      case 'step':
        return ok({ attachments: await linksOfStep(db, owner) });
      case 'issue':
        return ok({ attachments: await linksOfIssue(db, owner.issueId) });
    }
  },
  'attachment.read': openAttachment,
  'attachment.link': inTurn(linkAttachment),
  'attachment.unlink': inTurn(unlinkAttachment),
} satisfies Partial<Handlers>;
