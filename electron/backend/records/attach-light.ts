import { ZipFile } from 'yazl';
import { readAttachment } from '#db/attachment-files.ts';
import { findLinks, type LinkRow } from '#db/attachment-links.ts';
import { reader } from '#db/write.ts';
import type { Input, Output } from '#contract/channels.ts';
import { notFound, ok, refuse, type Result } from '#contract/result.ts';
import { openArchiveOf, type Session } from '../session.ts';
import { shownBy } from './attach-shape.ts';
import { UNREADABLE } from './attach.ts';
import { refusePicture } from './take-file.ts';

/** More would not stay in memory. */
const MOST_PICTURES = 200;

interface Copy {
  readonly name: string;
  readonly jpeg: Uint8Array;
}

/** Copies under a limit, of every page of a PDF; one as it is, several in a ZIP. Their names tell nothing. */
export async function lightAttachments(
  session: Session,
  { linkIds, maxKilobytes }: Input<'attachment.light'>,
): Promise<Result<Output<'attachment.light'>>> {
  const wanted = [...new Set(linkIds)];
  const found = new Map(
    (await findLinks(reader(openArchiveOf(session)), wanted)).map((link) => [link.id, link]),
  );
  const links = wanted.map((id) => found.get(id)).filter((link) => link !== undefined);
  if (links.length !== wanted.length) return notFound('这些照片里的一张');
  const copies: Copy[] = [];
  for (const link of links) {
    for (const page of pagesOf(link)) {
      if (copies.length >= MOST_PICTURES)
        return refuse('attachment-too-many', `一次最多另存 ${MOST_PICTURES} 张，请分几次。`);
      const name = `照片${String(copies.length + 1).padStart(2, '0')}.jpg`;
      const jpeg = await copyOf(session, link, { page, maxKilobytes });
      if (!jpeg.ok) return jpeg;
      copies.push({ name, jpeg: jpeg.value });
    }
  }
  return ok(await outputOf(session, copies));
}

const pagesOf = ({ page, pages }: LinkRow): number[] =>
  page === null && pages !== null ? Array.from({ length: pages }, (_, at) => at + 1) : [page ?? 1];

async function copyOf(
  session: Session,
  link: LinkRow,
  { page, maxKilobytes }: { readonly page: number; readonly maxKilobytes: number },
): Promise<Result<Uint8Array>> {
  const read = readAttachment(openArchiveOf(session), link.sha256);
  if (!read.ok) return refuse(`attachment-${read.why}`, UNREADABLE[read.why]);
  const wanted = { ...shownBy(link), page, maxBytes: maxKilobytes * 1024 };
  const light = await session.pictures.ask('light', read.content, wanted);
  if ('fault' in light) return refusePicture(light.fault, link.name);
  if ('jpeg' in light.result) return ok(light.result.jpeg);
  const least = Math.ceil(light.result.smallest / 1024);
  return refuse(
    'attachment-not-light',
    `“${link.name}”再小就看不清了，最小是 ${least} KB。请把上限改到 ${least} KB 以上，或先裁剪。`,
  );
}

async function outputOf(session: Session, copies: readonly Copy[]): Promise<Output<'attachment.light'>> {
  const rows = copies.length;
  const [only] = copies;
  if (only !== undefined && rows === 1)
    return { ...session.outputs.put(only.name, only.jpeg), mediaType: 'image/jpeg', rows };
  const zip = new ZipFile();
  // A JPEG does not get smaller by packing.
  for (const { name, jpeg } of copies)
    zip.addBuffer(Buffer.from(jpeg), name, { compress: false, mtime: session.now() });
  zip.end();
  const pieces: Uint8Array[] = [];
  for await (const piece of zip.outputStream) pieces.push(piece as Uint8Array);
  return { ...session.outputs.put('照片.zip', Buffer.concat(pieces)), mediaType: 'application/zip', rows };
}
