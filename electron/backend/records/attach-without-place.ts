import { readAttachment, writeAttachment } from '#db/attachment-files.ts';
import { findLinks, updateLink } from '#db/attachment-links.ts';
import { attachmentOf, findLink } from '#db/attachments.ts';
import { reader } from '#db/write.ts';
import type { Input, Output } from '#contract/channels.ts';
import { notFound, ok, refuse, type Result } from '#contract/result.ts';
import { PictureFault } from '../pictures/bitmap.ts';
import { withoutPlace } from '../pictures/without-place.ts';
import { act, openArchiveOf, type Session } from '../session.ts';
import { UNREADABLE } from './attach.ts';
import { wordsOfLink } from './photo-place.ts';
import { refusePicture } from './take-file.ts';

/** The link shows a copy from then on that does not tell where it was taken; the content that came in is kept. */
export async function stripPlace(
  session: Session,
  { linkId }: Input<'attachment.withoutPlace'>,
): Promise<Result<Output<'attachment.withoutPlace'>>> {
  const archive = openArchiveOf(session);
  const db = reader(archive);
  const [link] = await findLinks(db, [linkId]);
  const place = await findLink(db, linkId);
  if (link === undefined || place === undefined) return notFound('这个文件');
  if (link.media_type === 'application/pdf')
    return refuse('attachment-no-place', `“${link.name}”是 PDF 文件，没有照片的拍摄地点可去掉。`);
  const read = readAttachment(archive, link.sha256);
  if (!read.ok) return refuse(`attachment-${read.why}`, UNREADABLE[read.why]);
  const content = strippedOf(read.content);
  if (content instanceof PictureFault) return refusePicture(content.kind, link.name);
  const sha256 = writeAttachment(archive, content);
  const head = { command: 'attachment.withoutPlace', title: `去掉照片里的拍摄地点：${wordsOfLink(place)}` };
  const done = await act(session, head, async ({ trx }) => {
    const attachment_id = await attachmentOf(trx, {
      ...{ sha256, media_type: link.media_type, bytes: content.length, name: link.name },
      ...{ has_place: 0, has_active: 0, added_at: session.now().toISOString() },
    });
    await updateLink(trx, linkId, { attachment_id });
  });
  return ok({ change: done.change });
}

function strippedOf(content: Uint8Array): Uint8Array | PictureFault {
  try {
    return withoutPlace(content);
  } catch (error) {
    if (error instanceof PictureFault) return error;
    throw error;
  }
}
