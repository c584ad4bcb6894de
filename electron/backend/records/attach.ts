import { readFileSync } from 'node:fs';
import { readAttachment, writeAttachment } from '#db/attachment-files.ts';
import { attachmentOf, deleteLink, findAttachment, findLink, insertLink } from '#db/attachments.ts';
import { reader, type WriteScope } from '#db/write.ts';
import { MAX_ATTACHMENT_BYTES, type MediaType, mediaTypeOf } from '#domain/records/media-type.ts';
import type { Input, Output } from '#contract/channels.ts';
import { notFound, ok, refuse, type Result } from '#contract/result.ts';
import type { StoredFile } from '../file-store.ts';
import { act, type ActHead, openArchiveOf, type Session } from '../session.ts';
import { type Place, photoPlace, wordsOfLink } from './photo-place.ts';

const UNREADABLE = {
  missing: '这个文件在档案库文件夹里不见了，请从备份的 attachments 文件夹里找回。',
  damaged: '这个文件已损坏，打不开，请从备份的 attachments 文件夹里找回。',
} as const;

interface Taken {
  readonly content: Uint8Array;
  readonly mediaType: MediaType;
}

/** The bytes of a file that a shell handed over, when they may be kept. */
function takeFile(file: StoredFile): Result<Taken> {
  const { name, size } = file;
  if (size > MAX_ATTACHMENT_BYTES) {
    const megabytes = Math.ceil(size / 104_857.6) / 10;
    return refuse(
      'attachment-too-large',
      `“${name}”有 ${megabytes} MB，超过 20 MB。请把照片调小，或把扫描件分成几份再添加。`,
    );
  }
  const content = file.kind === 'bytes' ? file.bytes : readFileSync(file.path);
  const mediaType = mediaTypeOf(content);
  return mediaType === null
    ? refuse('attachment-type', `“${name}”不是 JPG、PNG 照片或 PDF 文件，没有添加。`)
    : ok({ content, mediaType });
}

const linkIn = ({ trx }: WriteScope, attachmentId: number, { cells }: Place): Promise<number> =>
  insertLink(trx, { ...cells, attachment_id: attachmentId });

/** The act that adds what a shell handed over; the file is on the disk before its row is. */
async function addFile(
  session: Session,
  fileId: string,
  { head, link }: { head: ActHead; link: (scope: WriteScope, attachmentId: number) => Promise<number> },
): Promise<Result<Output<'attachment.add'>>> {
  const file = fileOf(session, fileId);
  if (file === null) return notFound('要添加的文件');
  const taken = takeFile(file);
  session.files.drop(fileId);
  if (!taken.ok) return taken;
  const { content, mediaType } = taken.value;
  const sha256 = writeAttachment(openArchiveOf(session), content);
  const done = await act(session, head, async (scope) => {
    const attachmentId = await attachmentOf(scope.trx, {
      ...{ sha256, media_type: mediaType, bytes: content.length, name: file.name },
      added_at: session.now().toISOString(),
    });
    return { attachmentId, linkId: await link(scope, attachmentId) };
  });
  return ok({ ...done.value, change: done.change });
}

function fileOf(session: Session, fileId: string): StoredFile | null {
  const file = session.files.get(fileId);
  return file === undefined || (file.kind === 'bytes' && file.filled !== file.size) ? null : file;
}

/** A photo of a household or of a visit to it, of a step of a procedure, of a problem. */
export async function addAttachment(
  session: Session,
  { fileId, ...given }: Input<'attachment.add'>,
): Promise<Result<Output<'attachment.add'>>> {
  if (fileOf(session, fileId) === null) return notFound('要添加的文件');
  const place = await photoPlace(session, given);
  const head = { command: 'attachment.add', title: `新增照片或扫描件：${place.words}` };
  return addFile(session, fileId, { head, link: (scope, id) => linkIn(scope, id, place) });
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
  const done = await act(session, { command: 'attachment.unlink', title, reason }, ({ trx }) =>
    deleteLink(trx, linkId),
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
