import { readAttachment } from '#db/attachment-files.ts';
import { keepThumb, readThumb, type ThumbOf } from '#db/thumb-files.ts';
import { findPages, type ScanPageRow } from '#db/scans.ts';
import { reader } from '#db/write.ts';
import type { Input, Output } from '#contract/channels.ts';
import { notFound, ok, refuse, type Result } from '#contract/result.ts';
import { faultSentence } from '../pictures/bitmap.ts';
import { openArchiveOf, type Session } from '../session.ts';
import type { ShownSize } from './job.ts';
import { cropOf } from './show-acts.ts';

const UNREADABLE = {
  missing: '这个扫描件的文件不见了，请从备份的 attachments 文件夹里找回。',
  damaged: '这个扫描件的文件已损坏，打不开，请从备份的 attachments 文件夹里找回。',
} as const;

/** A page as it is shown: upright, straight, cropped. */
export async function pictureOf(
  session: Session,
  { pageId, size }: Input<'scan.picture'>,
): Promise<Result<Output<'scan.picture'>>> {
  const [page] = await findPages(reader(openArchiveOf(session)), [pageId]);
  if (page === undefined) return notFound('这一页扫描件');
  const jpeg = await drawn(session, page, size);
  if (!jpeg.ok) return jpeg;
  return ok({ ...session.outputs.put(`扫描件-${page.id}.jpg`, jpeg.value), mediaType: 'image/jpeg' });
}

async function drawn(
  session: Session,
  page: ScanPageRow,
  size: ShownSize,
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const read = readAttachment(openArchiveOf(session), page.sha256);
  if (!read.ok) return refuse(`attachment-${read.why}`, UNREADABLE[read.why]);
  const { turn, skew } = page;
  const showing = { page: page.page, turn, skew, crop: cropOf(page.crop), size };
  const jpeg = await session.scans.show(read.content, showing);
  return typeof jpeg === 'string' ? refuse(`picture-${jpeg}`, faultSentence(jpeg, page.name)) : ok(jpeg);
}

export async function thumbsOf(
  session: Session,
  { pageIds }: Input<'scan.thumbs'>,
): Promise<Result<Output<'scan.thumbs'>>> {
  const pages = await findPages(reader(openArchiveOf(session)), [...new Set(pageIds)]);
  const thumbs = [];
  for (const page of pages) {
    const jpeg = await thumbOf(session, page);
    const dataUrl = jpeg === null ? null : `data:image/jpeg;base64,${jpeg.toString('base64')}`;
    thumbs.push({ pageId: page.id, dataUrl });
  }
  return ok({ thumbs });
}

/** Drawn once; null where the file is missing or damaged. */
async function thumbOf(session: Session, page: ScanPageRow): Promise<Buffer | null> {
  const archive = openArchiveOf(session);
  // A scan lies askew as well: what tells its thumb from that of the same content as an attachment.
  const crop = JSON.stringify([page.crop, page.skew]);
  const of: ThumbOf = { sha256: page.sha256, page: page.page, turn: page.turn, crop };
  const known = readThumb(archive, of);
  if (known !== null) return known;
  const jpeg = await drawn(session, page, 'thumb');
  if (!jpeg.ok) return null;
  keepThumb(archive, of, jpeg.value);
  return Buffer.from(jpeg.value);
}
