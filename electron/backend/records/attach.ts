import { readAttachment, writeAttachment } from '#db/attachment-files.ts';
import { keepThumb } from '#db/thumb-files.ts';
import { attachmentOf, findAttachment, findLink, insertLink } from '#db/attachments.ts';
import { reader, type WriteScope } from '#db/write.ts';
import type { Input, Output } from '#contract/channels.ts';
import { notFound, ok, refuse, type Result } from '#contract/result.ts';
import { act, openArchiveOf, type Session } from '../session.ts';
import { takeDownLink } from './take-down-link.ts';
import { type Place, photoPlace, wordsOfLink } from './photo-place.ts';
import { fileOf, takeFile, type Taken } from './take-file.ts';

export const UNREADABLE = {
  missing: '这个文件在档案库文件夹里不见了，请从备份的 attachments 文件夹里找回。',
  damaged: '这个文件已损坏，打不开，请从备份的 attachments 文件夹里找回。',
} as const;

const linkIn = ({ trx }: WriteScope, attachmentId: number, { cells }: Place): Promise<number> =>
  insertLink(trx, { ...cells, attachment_id: attachmentId });

/** A photo of a household, of one of its people or of a visit to it, of a step of a procedure, a problem, a village. */
export async function addAttachment(
  session: Session,
  { fileId, ...given }: Input<'attachment.add'>,
): Promise<Result<Output<'attachment.add'>>> {
  const file = fileOf(session, fileId);
  if (file === null) return notFound('要添加的文件');
  const place = await photoPlace(session, given);
  const taken = await takeFile(session, file);
  session.files.drop(fileId);
  if (!taken.ok) return taken;
  const { hasPlace, pages, takenOn } = taken.value.facts;
  const cells = { ...place.cells, taken_on: given.takenOn ?? takenOn };
  const done = await keep(session, { ...place, cells }, { name: file.name, taken: taken.value });
  return ok({ ...done, location: hasPlace, pages });
}

/** The act that adds it; the file is on the disk before its row is. */
async function keep(
  session: Session,
  place: Place,
  { name, taken }: { readonly name: string; readonly taken: Taken },
): Promise<Output<'attachment.link'>> {
  const { content, mediaType, facts, thumb } = taken;
  const archive = openArchiveOf(session);
  const sha256 = writeAttachment(archive, content);
  const head = { command: 'attachment.add', title: `新增照片或扫描件：${place.words}` };
  const done = await act(session, head, async (scope) => {
    const attachmentId = await attachmentOf(scope.trx, {
      ...{ sha256, media_type: mediaType, bytes: content.length, name, pages: facts.pages },
      ...{ has_place: facts.hasPlace ? 1 : 0, has_active: facts.hasActive ? 1 : 0 },
      added_at: session.now().toISOString(),
    });
    return { attachmentId, linkId: await linkIn(scope, attachmentId, place) };
  });
  keepThumb(archive, { sha256, page: 1, turn: 0, crop: null }, thumb);
  return { ...done.value, change: done.change };
}

export async function linkAttachment(
  session: Session,
  { attachmentId, ...given }: Input<'attachment.link'>,
): Promise<Result<Output<'attachment.link'>>> {
  const found = await findAttachment(reader(openArchiveOf(session)), attachmentId);
  if (found === undefined) return notFound('这个文件');
  const place = await photoPlace(session, given);
  const head = { command: 'attachment.link', title: `放入照片或扫描件：${place.words}` };
  const done = await act(session, head, (scope) => linkIn(scope, attachmentId, place));
  return ok({ attachmentId, linkId: done.value, change: done.change });
}

export async function unlinkAttachment(
  session: Session,
  { linkId, reason }: Input<'attachment.unlink'>,
): Promise<Result<Output<'attachment.unlink'>>> {
  const link = await findLink(reader(openArchiveOf(session)), linkId);
  if (link === undefined) return notFound('这个文件');
  const title = `取下照片或扫描件：${wordsOfLink(link)}`;
  const done = await act(session, { command: 'attachment.unlink', title, reason }, (scope) =>
    takeDownLink(scope, linkId),
  );
  return ok({ change: done.change });
}

/** The content goes to whoever asked through the store of finished files; no copy of it touches the disk. */
export async function openAttachment(
  session: Session,
  { id }: Input<'attachment.read'>,
): Promise<Result<Output<'attachment.read'>>> {
  const archive = openArchiveOf(session);
  const found = await findAttachment(reader(archive), id);
  if (found === undefined) return notFound('这个文件');
  const read = readAttachment(archive, found.sha256);
  if (!read.ok) return refuse(`attachment-${read.why}`, UNREADABLE[read.why]);
  return ok({ ...session.outputs.put(found.name, read.content), mediaType: found.media_type });
}
