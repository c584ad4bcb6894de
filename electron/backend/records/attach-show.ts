import { readAttachment } from '#db/attachment-files.ts';
import { findLinks, type LinkRow, linksOfOwner } from '#db/attachment-links.ts';
import { keepThumb, readThumb } from '#db/thumb-files.ts';
import { reader } from '#db/write.ts';
import type { Input, Output } from '#contract/channels.ts';
import { notFound, ok, refuse, type Result } from '#contract/result.ts';
import { SCREEN, THUMB } from '../pictures/draw.ts';
import { openArchiveOf, type Session } from '../session.ts';
import { cropOf, shownBy } from './attach-shape.ts';
import { UNREADABLE } from './attach.ts';
import { ownerOf } from './photo-place.ts';
import { refusePicture } from './take-file.ts';

export async function listAttachments(
  session: Session,
  input: Input<'attachment.list'>,
): Promise<Result<Output<'attachment.list'>>> {
  const links = await linksOfOwner(reader(openArchiveOf(session)), ownerOf(input));
  const attachments = [];
  for (const link of links) attachments.push(await told(session, link));
  return ok({ attachments });
}

async function told(
  session: Session,
  link: LinkRow,
): Promise<Output<'attachment.list'>['attachments'][number]> {
  const facts = await factsOf(session, link);
  return {
    ...{ linkId: link.id, attachmentId: link.attachment_id, name: link.name, title: link.title },
    ...{ visitId: link.visit_id, memberId: link.member_id, mediaType: link.media_type, bytes: link.bytes },
    ...{ takenOn: link.taken_on, item: link.item, turn: link.turn, crop: cropOf(link), page: link.page },
    ...{ pages: facts.pages, location: facts.hasPlace, hasActive: facts.hasActive },
  };
}

interface Facts {
  readonly pages: number | null;
  readonly hasPlace: boolean;
  readonly hasActive: boolean;
}

/** Of files that came in before anybody looked: found once and remembered while the program runs. */
const found = new WeakMap<Session, Map<string, Facts>>();
const UNKNOWN: Facts = { pages: null, hasPlace: false, hasActive: false };

async function factsOf(session: Session, link: LinkRow): Promise<Facts> {
  const { has_place, pages, has_active, sha256 } = link;
  if (has_place !== null) return { pages, hasPlace: has_place === 1, hasActive: has_active === 1 };
  const known = found.get(session) ?? new Map<string, Facts>();
  found.set(session, known);
  const before = known.get(sha256);
  if (before !== undefined) return before;
  const read = readAttachment(openArchiveOf(session), sha256);
  const asked = read.ok ? await session.pictures.ask('facts', read.content, null) : null;
  const facts = asked !== null && 'result' in asked ? asked.result : UNKNOWN;
  known.set(sha256, facts);
  return facts;
}

/** One picture as it is shown: turned, cropped, no larger than a screen; of a PDF its page. */
export async function showPicture(
  session: Session,
  { linkId, size }: Input<'attachment.picture'>,
): Promise<Result<Output<'attachment.picture'>>> {
  const [link] = await findLinks(reader(openArchiveOf(session)), [linkId]);
  if (link === undefined) return notFound('这个文件');
  const jpeg = size === 'thumb' ? await thumbOf(session, link) : await drawnOf(session, link, SCREEN);
  if (!jpeg.ok) return jpeg;
  return ok({ ...session.outputs.put(`照片-${linkId}.jpg`, jpeg.value), mediaType: 'image/jpeg' });
}

export async function listThumbs(
  session: Session,
  { linkIds }: Input<'attachment.thumbs'>,
): Promise<Result<Output<'attachment.thumbs'>>> {
  const links = await findLinks(reader(openArchiveOf(session)), [...new Set(linkIds)]);
  const thumbs = [];
  for (const link of links) {
    const jpeg = await thumbOf(session, link);
    const dataUrl = jpeg.ok ? `data:image/jpeg;base64,${Buffer.from(jpeg.value).toString('base64')}` : null;
    thumbs.push({ linkId: link.id, dataUrl });
  }
  return ok({ thumbs });
}

async function thumbOf(session: Session, link: LinkRow): Promise<Result<Uint8Array>> {
  const archive = openArchiveOf(session);
  const of = { sha256: link.sha256, page: link.page ?? 1, turn: link.turn, crop: link.crop };
  const kept = readThumb(archive, of);
  if (kept !== null) return ok(kept);
  const made = await drawnOf(session, link, THUMB);
  if (made.ok) keepThumb(archive, of, made.value);
  return made;
}

async function drawnOf(session: Session, link: LinkRow, fit: typeof THUMB): Promise<Result<Uint8Array>> {
  const read = readAttachment(openArchiveOf(session), link.sha256);
  if (!read.ok) return refuse(`attachment-${read.why}`, UNREADABLE[read.why]);
  const drawn = await session.pictures.ask('draw', read.content, { ...shownBy(link), fit });
  return 'fault' in drawn ? refusePicture(drawn.fault, link.name) : ok(drawn.result);
}
