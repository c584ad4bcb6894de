import { linksOfHousehold } from '#db/attachments.ts';
import { reader } from '#db/write.ts';
import { ok } from '#contract/result.ts';
import type { Handlers } from '../dispatch.ts';
import { addAttachment, linkAttachment, openAttachment, unlinkAttachment } from '../records/attach.ts';
import { inTurn, openArchiveOf } from '../session.ts';

export const attachmentHandlers = {
  'attachment.add': inTurn(addAttachment),
  'attachment.list': async (session, { householdId }) =>
    ok({ attachments: await linksOfHousehold(reader(openArchiveOf(session)), householdId) }),
  'attachment.read': openAttachment,
  'attachment.link': inTurn(linkAttachment),
  'attachment.unlink': inTurn(unlinkAttachment),
} satisfies Partial<Handlers>;
