import { setOrphansAside } from '#db/orphan-files.ts';
import { ok } from '#contract/result.ts';
import type { Handlers } from '../dispatch.ts';
import { addAttachment, linkAttachment, openAttachment, unlinkAttachment } from '../records/attach.ts';
import { cropAttachment, nameAttachment, orderAttachments, turnAttachment } from '../records/attach-acts.ts';
import { lightAttachments } from '../records/attach-light.ts';
import { listAttachments, listThumbs, showPicture } from '../records/attach-show.ts';
import { stripPlace } from '../records/attach-without-place.ts';
import { inTurn, openArchiveOf } from '../session.ts';

export const attachmentHandlers = {
  'attachment.add': inTurn(addAttachment),
  'attachment.list': listAttachments,
  'attachment.read': openAttachment,
  'attachment.picture': showPicture,
  'attachment.thumbs': listThumbs,
  'attachment.link': inTurn(linkAttachment),
  'attachment.unlink': inTurn(unlinkAttachment),
  'attachment.turn': inTurn(turnAttachment),
  'attachment.crop': inTurn(cropAttachment),
  'attachment.order': inTurn(orderAttachments),
  'attachment.title': inTurn(nameAttachment),
  'attachment.withoutPlace': inTurn(stripPlace),
  'attachment.light': lightAttachments,
  'attachment.clearOrphans': inTurn(async (session) =>
    ok(await Promise.resolve(setOrphansAside(openArchiveOf(session), session.now()))),
  ),
} satisfies Partial<Handlers>;
