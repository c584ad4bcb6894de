import { findLinks, type LinkRow, updateLink } from '#db/attachment-links.ts';
import { findLink } from '#db/attachments.ts';
import { reader } from '#db/write.ts';
import type { Input, Output } from '#contract/channels.ts';
import { notFound, ok, type Result } from '#contract/result.ts';
import { type Turn, turnedCrop } from '../pictures/turn.ts';
import { act, openArchiveOf, Refusal, type Session } from '../session.ts';
import { cropOf, storedCrop } from './attach-shape.ts';
import { wordsOfLink } from './photo-place.ts';

type Changed = Result<{ change: number | null }>;
type Cells = Parameters<typeof updateLink>[2];

/** One act that changes how a photo stands in its place. */
async function change(
  session: Session,
  linkId: number,
  { command, words, cells }: { command: string; words: string; cells: (link: LinkRow) => Cells },
): Promise<Changed> {
  const db = reader(openArchiveOf(session));
  const [link] = await findLinks(db, [linkId]);
  const place = await findLink(db, linkId);
  if (link === undefined || place === undefined) return notFound('这个文件');
  const head = { command, title: `${words}：${wordsOfLink(place)}` };
  const done = await act(session, head, ({ trx }) => updateLink(trx, linkId, cells(link)));
  return ok({ change: done.change });
}

/** What was cut out stays what it is: the part turns with the picture. */
export const turnAttachment = (
  session: Session,
  { linkId, turn }: Input<'attachment.turn'>,
): Promise<Changed> =>
  change(session, linkId, {
    ...{ command: 'attachment.turn', words: '旋转照片或扫描件' },
    cells: (link) => {
      const crop = cropOf(link);
      const by = ((turn - link.turn + 360) % 360) as Turn;
      return { turn, crop: crop === null ? null : storedCrop(turnedCrop(crop, by)) };
    },
  });

export const cropAttachment = (
  session: Session,
  { linkId, crop }: Input<'attachment.crop'>,
): Promise<Changed> =>
  change(session, linkId, {
    ...{ command: 'attachment.crop', words: crop === null ? '取消裁剪' : '裁剪照片或扫描件' },
    cells: () => ({ crop: storedCrop(crop) }),
  });

export const nameAttachment = (
  session: Session,
  { linkId, title, item }: Input<'attachment.title'>,
): Promise<Changed> =>
  change(session, linkId, {
    ...{ command: 'attachment.title', words: '写照片说明' },
    cells: () => ({ title, ...(item === undefined ? {} : { item }) }),
  });

/** Whose a link is; photos of two places have no order among them. */
const ownerKey = ({ household_id, procedure_id, step_key, issue_id, village_id }: LinkRow): string =>
  JSON.stringify([household_id, procedure_id, step_key, issue_id, village_id]);

export async function orderAttachments(
  session: Session,
  { linkIds }: Input<'attachment.order'>,
): Promise<Result<Output<'attachment.order'>>> {
  const db = reader(openArchiveOf(session));
  const wanted = [...new Set(linkIds)];
  const links = await findLinks(db, wanted);
  const [first = 0] = wanted;
  const place = await findLink(db, first);
  if (links.length !== wanted.length || place === undefined) return notFound('这些照片里的一张');
  if (new Set(links.map(ownerKey)).size !== 1) {
    const message = '这些照片不在同一处，不能一起排序。';
    throw new Refusal({ code: 'invalid-input', issues: [{ path: '照片', message }] });
  }
  const head = { command: 'attachment.order', title: `调整照片顺序：${wordsOfLink(place)}` };
  const done = await act(session, head, async ({ trx }) => {
    for (const [at, id] of wanted.entries()) await updateLink(trx, id, { sort: at + 1 });
  });
  return ok({ change: done.change });
}
